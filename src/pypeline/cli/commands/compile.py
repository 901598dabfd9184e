"""`pype compile`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pypeline.cli.ending import compiled, deliver, refused
from pypeline.cli.opening import Given
from pypeline.cli.options import Base, Context, Document, Json, Sets, Until
from pypeline.cli.screen import write_json
from pypeline.emit.statements import TARGETS
from pypeline.problems import Problem

Target = Annotated[
    str, typer.Option("--target", metavar="TARGET", help=f"python, sql (DuckDB), or a dialect: {', '.join(TARGETS)}.")
]
Out = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]


def compile(  # noqa: A001, PLR0913 - the command's own name; each argument is an option of it
    path: Document,
    target: Target = "python",
    until: Until = None,
    output: Out = None,
    force: Force = False,
    base: Base = None,
    context: Context = None,
    set_: Sets = None,
    as_json: Json = False,
) -> int:
    """Show a pipeline as a Python script or as SQL that needs no Pypeline."""
    dialect = "duckdb" if target == "sql" else target
    if dialect not in {"python", *TARGETS}:
        known = ", ".join(("python", "sql", *TARGETS))
        return refused((Problem("P801", f"there is no target {target}", remedy=f"targets: {known}"),), as_json=as_json)
    checked = compiled(Given(path, base, context, set_ or ()), as_json=as_json, until=tuple(until or ()))
    if isinstance(checked, int):
        return checked
    session = checked.opened.session
    text = session.to_python(checked.compiled) if dialect == "python" else session.to_sql(checked.compiled, dialect)
    if isinstance(text, tuple):
        return refused(text, as_json=as_json)
    if as_json and output is None:
        write_json({"target": target, "text": text})
        return 0
    return deliver(text, output, force=force)
