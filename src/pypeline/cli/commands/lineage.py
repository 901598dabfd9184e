"""`pype lineage`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from pypeline.cli.codes import DONE
from pypeline.cli.completion import node_names
from pypeline.cli.ending import refused
from pypeline.cli.opening import Given, Opened, opened
from pypeline.cli.options import Base, Context, Document, Json, Sets
from pypeline.cli.screen import data, write_json
from pypeline.cli.text import printable
from pypeline.problems import Problem, errors_of
from pypeline.service.lineage import downstream, find_column, upstream

Column = Annotated[str, typer.Argument(metavar="NODE.COLUMN", help="A column at a node.", autocompletion=node_names)]
Down = Annotated[bool, typer.Option("--down", help="What is made of it, instead of what it is made of.")]


def lineage(
    path: Document,
    column: Column,
    down: Down = False,
    base: Base = None,
    context: Context = None,
    set_: Sets = None,
    as_json: Json = False,
) -> int:
    """Show where a column comes from, back to the sources; or with --down, where it goes."""
    found = opened(Given(path, base, context, set_ or ()))
    if not isinstance(found, Opened):
        return refused(found, as_json=as_json)
    checked = found.compile()
    bound = checked.compiled.bound
    start = find_column(bound, column)
    if isinstance(start, Problem):
        return refused((start, *errors_of(checked.problems)), as_json=as_json)
    result = downstream(bound, start) if down else upstream(bound, start)
    if as_json:
        write_json(result.to_json())
        return DONE
    console = data()
    for lead, at, note in result.tree():
        line = Text.assemble((lead, "dim"), (printable(at.node), "cyan"), ".", (printable(at.column), "bold"))
        console.print(line.append(f"  {printable(note)}" if note else "", "dim"), soft_wrap=True)
    return DONE
