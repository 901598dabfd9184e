"""`pype lineage`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from pypeline.cli.codes import DONE
from pypeline.cli.ending import refused
from pypeline.cli.opening import Given, Opened, opened
from pypeline.cli.options import Base, Context, Document, Json, Sets
from pypeline.cli.screen import data, write_json
from pypeline.cli.text import printable
from pypeline.problems import Problem, errors_of
from pypeline.service.lineage import ColumnAt, Lineage, downstream, find_column, upstream

Column = Annotated[str, typer.Argument(metavar="NODE.COLUMN", help="A column at a node.")]
Down = Annotated[bool, typer.Option("--down", help="What is made of it, instead of what it is made of.")]
MOST_INPUTS = 8


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
    at = find_column(bound, column)
    if isinstance(at, Problem):
        return refused((at, *errors_of(checked.problems)), as_json=as_json)
    result = downstream(bound, at) if down else upstream(bound, at)
    if as_json:
        write_json(result.to_json())
        return DONE
    console = data()
    for line in tree_lines(result):
        console.print(line, soft_wrap=True)
    return DONE


def tree_lines(lineage: Lineage) -> Iterator[Text]:
    """A tree without recursion; what was shown once is not opened again."""
    shown: set[ColumnAt] = set()
    waiting: list[tuple[ColumnAt, str, str]] = [(lineage.start, "", "")]
    while waiting:
        at, lead, stem = waiting.pop()
        made = lineage.made.get(at)
        text = Text.assemble((lead, "dim"), (printable(at.node), "cyan"), ".", (printable(at.column), "bold"))
        if made is not None and made.how:
            text.append(f"  = {printable(' '.join(made.how.split()))}", "dim")
        following = lineage.next_of(at)
        if at in shown and following:
            yield text.append("  (see above)", "dim")
            continue
        shown.add(at)
        if made is not None and not made.is_exact and not lineage.is_down and len(following) > MOST_INPUTS:
            text.append(f"  any of {len(following)} columns", "dim")
            following = ()
        elif made is not None and not made.is_exact:
            text.append("  perhaps: only running it tells", "dim")
        yield text
        for number, source in reversed(list(enumerate(following))):
            is_last = number == len(following) - 1
            waiting.append((source, f"{stem}{'└─ ' if is_last else '├─ '}", f"{stem}{'   ' if is_last else '│  '}"))
