"""`pype list-modules`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from pypeline.assembly.modules import registry, workspace_catalogue
from pypeline.cli.codes import DONE
from pypeline.cli.options import Json
from pypeline.cli.screen import data, messages, show_problems, write_json
from pypeline.cli.text import counted, printable
from pypeline.service.describe import registry_entries

Workspace = Annotated[
    Path, typer.Option("-w", "--workspace", metavar="DIR", help="The folder whose modules/ count too.")
]
Search = Annotated[str, typer.Argument(metavar="[WORDS]", help="Only those that have these words.")]


def list_modules(search: Search = "", workspace: Workspace = Path(), as_json: Json = False) -> int:
    """List the components there are, by category; with --json in the shape of ModRegistry.json."""
    catalogue, problems = workspace_catalogue(workspace.absolute())
    show_problems(problems)
    words = search.casefold().split()
    found = [
        component
        for component in catalogue
        if all(
            word in f"{component.name} {component.title} {component.summary} {component.category}".casefold()
            for word in words
        )
    ]
    if as_json:
        paths = {module.name: module.module_path for module in registry(workspace.absolute()).modules().modules}
        write_json(registry_entries(found, paths))
        return DONE
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="cyan")
    table.add_column()
    for category in dict.fromkeys(component.category for component in found):
        table.add_row(Text(f"\n{printable(category)}", style="bold not cyan"), "")
        for component in found:
            if component.category == category:
                table.add_row(Text(component.name), Text(printable(component.summary)))
    data().print(table)
    messages().print(f"\n{counted(len(found), 'component')}; pype describe NAME explains one", markup=False)
    return DONE
