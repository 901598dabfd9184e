"""`pype describe`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from pypeline.assembly.modules import workspace_catalogue
from pypeline.build.suggest import did_you_mean
from pypeline.cli.codes import DONE
from pypeline.cli.commands.list_modules import Workspace
from pypeline.cli.completion import component_names
from pypeline.cli.ending import refused
from pypeline.cli.options import Json
from pypeline.cli.screen import data, write_json
from pypeline.cli.text import printable
from pypeline.problems import Problem
from pypeline.service.describe import described, example_of

Name = Annotated[str, typer.Argument(metavar="NAME", help="A component.", autocompletion=component_names)]


def describe(name: Name, workspace: Workspace = Path(), as_json: Json = False) -> int:
    """Explain a component: its ports, every option with type, default and effect, and an example."""
    catalogue, _ = workspace_catalogue(workspace.absolute())
    component = catalogue.find(name)
    if component is None:
        remedy = did_you_mean(name, catalogue.names, "pype list-modules shows what there is")
        return refused((Problem("P804", f"there is no component {name}", remedy=remedy),), as_json=as_json)
    found = described(component, example_of(component))
    if as_json:
        write_json(found)
        return DONE
    console = data()
    for part in _parts(found):
        console.print(part)
    return DONE


def _parts(found: dict[str, Any]) -> Iterator[Text | Table]:
    aliases = f"  (also {', '.join(found['aliases'])})" if found["aliases"] else ""
    yield Text.assemble((found["name"], "bold cyan"), f"  {found['title']}, {found['kind']}", (aliases, "dim"))
    yield Text(f"{printable(found['summary'])}\n")
    for side in ("inputs", "outputs"):
        if found[side] or (side == "outputs" and found["has_ports_from_options"]):
            yield Text(side, style="bold")
            yield _ports(found[side], has_more=side == "outputs" and found["has_ports_from_options"])
    if found["options"]:
        yield Text("options", style="bold")
        yield _options(found["options"])
    yield Text("example", style="bold")
    yield Text(found["example"])


def _grid() -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 2))
    table.add_column(no_wrap=True)
    return table


def _ports(ports: list[dict[str, Any]], *, has_more: bool) -> Table:
    table = _grid()
    for port in ports:
        name = f"{port['name']}1, {port['name']}2, …" if port.get("group") else port["name"]
        may = " (may stay unfed)" if port.get("optional") else ""
        table.add_row(Text(name, style="cyan"), Text(f"{printable(port['summary'])}{may}"))
    if has_more:
        table.add_row(Text("…", style="cyan"), Text("more ports follow from the options"))
    table.add_row("", "")
    return table


def _options(options: list[dict[str, Any]], lead: str = "") -> Table:
    table = _grid()
    for option in _flat(options, lead):
        required = option.get("required")
        default = Text("required", style="bold") if required else Text(_default(option.get("default")), style="dim")
        said = Text(printable(option["help"] or option["title"]))
        if option["affects"] != "rows":
            said.append(f"  [{option['affects']}]", "dim")
        table.add_row(Text(option["name"], style="cyan"), Text(option["type"], style="green"), default, said)
    table.add_row("", "", "", "")
    return table


def _flat(options: list[dict[str, Any]], lead: str) -> Iterator[dict[str, Any]]:
    for option in options:
        yield {**option, "name": f"{lead}{option['name']}"}
        yield from _flat(option.get("parts", []), f"{lead}  ")


def _default(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "-"
    return (
        value
        if isinstance(value, str) and value.isprintable() and value.strip()
        else json.dumps(value, ensure_ascii=False)
    )
