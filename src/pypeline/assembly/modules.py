"""The components of a workspace: built-in ones, those of installed packages, and the workspace's own modules."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from pypeline.components import BUILTIN
from pypeline.kit.catalogue import Catalogue
from pypeline.problems import Problem
from pypeline.runtime.child import CallRequest, Limits, run_call
from pypeline.service.registry import ModRegistry, installed_components


def describe_module(module_path: str, workspace: Path) -> dict[str, Any] | Problem:
    """What the class in a module says of itself, asked in a child: a person's code is never imported here."""
    with tempfile.TemporaryDirectory(prefix="pype-module-") as folder:
        request = CallRequest(
            "pypeline.bodies.module:describe",
            Path(module_path).stem,
            Path(folder),
            {"module": module_path},
            base_dir=workspace,
            search_path=(workspace / "modules",),
        )
        answer = run_call(request, Limits(seconds=60), lambda _event: None)
    return answer if isinstance(answer, Problem) else dict(answer.value)


def registry(workspace: Path) -> ModRegistry:
    return ModRegistry(workspace, describe_module, builtin_and_installed()[0].names)


@lru_cache(maxsize=1)
def builtin_and_installed() -> tuple[Catalogue, tuple[Problem, ...]]:
    components, problems = installed_components()
    return (BUILTIN.with_components(components) if components else BUILTIN), problems


def workspace_catalogue(workspace: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Every component a document of this folder may use, and what could not be loaded."""
    catalogue, problems = builtin_and_installed()
    own = registry(workspace)
    if not own.file.exists():
        return catalogue, problems
    components, more = own.components()
    return catalogue.with_components(components), (*problems, *more)
