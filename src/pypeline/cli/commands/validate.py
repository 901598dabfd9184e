"""`pype validate`."""

from __future__ import annotations

import sys

from pypeline.cli.codes import code_of_problems
from pypeline.cli.opening import Given, Opened, opened
from pypeline.cli.options import Base, Context, Document, Json, Sets, Strict
from pypeline.cli.screen import messages, show_problems
from pypeline.cli.text import counted


def validate(
    path: Document, base: Base = None, context: Context = None, set_: Sets = None, as_json: Json = False,
    strict: Strict = False,
) -> int:  # fmt: skip
    """Show everything that is wrong with a pipeline.

    Reads the document, every option, link and expression, and the columns of every file it names; runs nothing.
    """
    found = opened(Given(path, base, context, set_ or ()))
    problems = found.compile().problems if isinstance(found, Opened) else found
    show_problems(problems, as_json=as_json)
    if not as_json:
        errors = sum(problem.is_error for problem in problems)
        said = [counted(errors, "error")] * bool(errors) + [counted(len(problems) - errors, "warning")] * (
            len(problems) > errors
        )
        nodes = counted(len(found.pipeline.nodes), "node") if isinstance(found, Opened) else ""
        messages().print(f"{path}: {', '.join(said) or f'{nodes}, nothing is wrong'}", markup=False)
    sys.stdout.flush()
    return code_of_problems(problems, strict=strict)
