"""`pype preview`."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from pypeline.cli.codes import DONE, FAILED
from pypeline.cli.ending import refused
from pypeline.cli.opening import Given, Opened, opened
from pypeline.cli.options import Base, Context, Document, Json, PortArgument, Sets
from pypeline.cli.screen import data, messages, show_problems, write_json
from pypeline.cli.text import counted, printable
from pypeline.plan.types import family
from pypeline.problems import Problem, errors_of
from pypeline.service.ports import find_port
from pypeline.service.preview import Preview

Rows = Annotated[int, typer.Option("--rows", min=0, max=100_000, help="How many rows.")]
Exact = Annotated[bool, typer.Option("--exact", help="Read large files whole instead of a sample.")]
WIDEST = 60


def preview(  # noqa: PLR0913 - each argument is an option of the command
    path: Document,
    port: PortArgument,
    rows: Rows = 20,
    exact: Exact = False,
    base: Base = None,
    context: Context = None,
    set_: Sets = None,
    as_json: Json = False,
) -> int:
    """Show the first rows that a node gives; no sink is written."""
    found = opened(Given(path, base, context, set_ or ()))
    if not isinstance(found, Opened):
        return refused(found, as_json=as_json)
    if errors_of(found.problems):
        return refused(found.problems, as_json=as_json)
    checked = found.compile(until=(port.partition(".")[0],))
    name = find_port(checked.compiled.bound, port)
    if not checked.is_good or isinstance(name, Problem):
        return refused((name,) if checked.is_good and isinstance(name, Problem) else checked.problems, as_json=as_json)
    shown = found.session.preview(name.node, name.port, rows, found.options, exact=exact)
    if errors_of(shown.problems):
        show_problems(shown.problems, as_json=as_json)
        return FAILED
    if as_json:
        for row in shown.rows:
            write_json(dict(zip(shown.schema.names, row, strict=True)))
        return DONE
    data().print(as_table(shown))
    messages().print(f"{name}: {_amount(shown)}", markup=False)
    return DONE


def _amount(shown: Preview) -> str:
    if shown.sample_of is not None:
        honest = f"computed from the first {shown.sample_of:,} rows of the source; --exact reads all"
        return f"{counted(len(shown.rows), 'row')}, {honest}"
    if shown.total is not None and shown.total > len(shown.rows):
        return f"{len(shown.rows):,} of {counted(shown.total, 'row')}"
    return counted(len(shown.rows), "row")


def as_table(shown: Preview) -> Table:
    """Numbers to the right, NULL told apart from text, long values cut."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in shown.schema.columns:
        is_number = family(column.type) == "number"
        title = Text.assemble(printable(column.name), "\n", (column.type.lower(), "dim"))
        table.add_column(title, justify="right" if is_number else "left", no_wrap=True)
    for row in shown.rows:
        table.add_row(*(_cell(value) for value in row))
    return table


def _cell(value: Any) -> Text:
    if value is None:
        return Text("NULL", style="dim italic")
    text = printable(str(value).replace("\n", "↵"))
    return Text(text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…")
