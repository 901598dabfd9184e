"""`pype new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from pypeline.cli.codes import DONE
from pypeline.cli.ending import refused
from pypeline.cli.options import Json
from pypeline.cli.screen import data, messages, write_json
from pypeline.problems import Problem
from pypeline.service.templates import DEFAULT, new_pipeline, templates


def _names(incomplete: str) -> list[tuple[str, str]]:
    return [(one.name, one.summary) for one in templates() if one.name.startswith(incomplete)]


Name = Annotated[str | None, typer.Argument(metavar="NAME", help="The pipeline's name; a folder of it is made here.")]
From = Annotated[
    str, typer.Option("-t", "--template", metavar="TEMPLATE", help="What to begin with.", autocompletion=_names)
]
List = Annotated[bool, typer.Option("--list", help="Show the templates.")]


def new(name: Name = None, template: From = DEFAULT, list_: List = False, as_json: Json = False) -> int:
    """Begin a pipeline from a template: a folder with a document and a little data, which runs as it is."""
    if list_:
        return _list(as_json=as_json)
    if name is None:
        return refused(
            (Problem("P801", "the new pipeline needs a name", remedy="pype new my_pipeline; pype new --list"),)
        )
    made = new_pipeline(name, template, Path())
    if isinstance(made, Problem):
        return refused((made,), as_json=as_json)
    if as_json:
        write_json({"document": str(made)})
    else:
        messages().print(f"made {made}\nrun it: pype run {made}", markup=False)
    return DONE


def _list(*, as_json: bool) -> int:
    if as_json:
        for one in templates():
            write_json({"name": one.name, "summary": one.summary})
        return DONE
    table = Table(box=None, pad_edge=False, show_header=False)
    for one in templates():
        table.add_row(f"[cyan]{one.name}[/cyan]", one.summary)
    data().print(table)
    return DONE
