"""`pype diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pypeline.cli.codes import DONE
from pypeline.cli.ending import refused
from pypeline.cli.opening import Given, Opened, opened
from pypeline.cli.options import Json
from pypeline.cli.screen import data, messages, write_json
from pypeline.cli.text import printable
from pypeline.document import Change
from pypeline.service.diffing import SchemaChange, differences, schema_differences
from pypeline.service.planned import schemas_of

Old = Annotated[Path, typer.Argument(metavar="A", help="The pipeline as it was.")]
New = Annotated[Path, typer.Argument(metavar="B", help="The pipeline as it is.")]
Layout = Annotated[bool, typer.Option("--layout", help="Positions on the canvas too.")]
COLOURS = {"+": "green", "-": "red", "~": "yellow"}


def diff(old: Old, new: New, layout: Layout = False, as_json: Json = False) -> int:
    """Show what differs between two pipelines: nodes, options, links, and the columns that come out.

    Order, comments and the place in the file are no difference. Exits 0 whether or not there is one.
    """
    before, after = opened(Given(old)), opened(Given(new))
    if not (isinstance(before, Opened) and isinstance(after, Opened)):
        wrong = tuple(problem for side in (before, after) if not isinstance(side, Opened) for problem in side)
        return refused(wrong, as_json=as_json)
    changes = differences(before.pipeline, after.pipeline, with_layout=layout)
    schemas = [schemas_of(side.compile().compiled.bound) for side in (before, after)] if changes else [{}, {}]
    found: list[Change | SchemaChange] = [*changes, *schema_differences(*schemas)]
    for change in found:
        if as_json:
            write_json(change.to_json())
        else:
            shown = printable(str(change))
            data().print(Text(shown, style=COLOURS.get(shown[:1], "")), soft_wrap=True)
    if not (found or as_json):
        messages().print("no difference")
    return DONE
