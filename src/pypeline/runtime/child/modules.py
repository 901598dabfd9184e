"""What a person's module says of itself, asked in a child: its code is never imported here."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from pypeline.problems import Place, Problem
from pypeline.runtime.child.pool import ChildPool, run_call
from pypeline.runtime.child.values import CallRequest, Limits

_LIMITS = Limits(seconds=30, memory=1 << 30)


def module_told(module: str, workspace: Path, pool: ChildPool | None = None) -> dict[str, Any] | Problem:
    """The static part of a module's class; `module` is a file below the workspace or a dotted name."""
    with tempfile.TemporaryDirectory(prefix="pypeline-describe-") as folder:
        request = CallRequest(
            body="pypeline.bodies.module:describe",
            node=Path(module).stem,
            output_dir=Path(folder),
            config={"module": module},
            base_dir=workspace,
            search_path=(workspace, workspace / "modules"),
        )
        answer = run_call(request, _LIMITS, lambda _event: None, pool=pool)
    if isinstance(answer, Problem):
        code = answer.code if answer.code in {"P608", "P701"} else "P701"
        return Problem(
            code, answer.message, Place(file=answer.place.file or module, line=answer.place.line), answer.remedy
        )
    told: dict[str, Any] = answer.value
    return told
