"""`pype plan`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from pypeline.cli.codes import DONE
from pypeline.cli.ending import compiled
from pypeline.cli.opening import Given
from pypeline.cli.options import Base, Context, Document, Json, Sets, Since, Until
from pypeline.cli.screen import data, write_json
from pypeline.cli.summary import short_path
from pypeline.cli.text import printable
from pypeline.service.planned import planned


def plan(
    path: Document,
    context: Context = None,
    set_: Sets = None,
    until: Until = None,
    since: Since = None,
    base: Base = None,
    as_json: Json = False,
) -> int:
    """Show what a run would do, and run nothing.

    Sub flows and steps with their nodes, which results are kept and why, what is reused, which files are written, and
    the columns of every output.
    """
    part = {"until": tuple(until or ()), "since": tuple(since or ()), "persist": bool(since)}
    checked = compiled(Given(path, base, context, set_ or ()), as_json=as_json, **part)
    if isinstance(checked, int):
        return checked
    found = planned(
        checked.compiled, checked.opened.base, set(checked.opened.session.reused(checked.compiled, checked.options))
    )
    if as_json:
        write_json(found)
        return DONE
    console = data()
    for line in _lines(found):
        console.print(line, soft_wrap=True)
    return DONE


def _lines(found: dict[str, Any]) -> Iterator[Text]:
    flows = found["sub_flows"]
    yield Text.assemble((printable(found["pipeline"]), "bold"), f": {_count(flows, 'sub flow')}")
    for flow in flows:
        yield Text.assemble("\n", ("sub flow ", "dim"), (flow["id"], "bold cyan"))
        for step in flow["steps"]:
            yield from _step_lines(step)
    yield from _section("order", iter(found["order"]))
    yield from _section("reads", (f"{item['node']}: {_files(item['files'])}" for item in found["reads"]))
    yield from _section("writes", (_effect(effect) for effect in found["effects"]))
    yield from _section("columns", (_columns(output) for output in found["outputs"]))
    yield from _section("planned while it runs", (f"{node}: {reason}" for node, reason in found["late"].items()))


def _count(items: list[Any], noun: str) -> str:
    return f"{len(items)} {noun}{'' if len(items) == 1 else 's'}"


def _step_lines(step: dict[str, Any]) -> Iterator[Text]:
    kind = "one query" if step["kind"] == "query" else "Python"
    reused = ("  unchanged: its stored result is used", "green") if step["reused"] else ""
    yield Text.assemble(f"  {step['id']}  ", (f"{kind:<9}", "cyan"), "  ", " → ".join(step["nodes"]), reused)
    if step["needs"]:
        yield Text(f"         needs {', '.join(step['needs'])}", style="dim")
    for kept in step["kept"]:
        yield Text(f"         keeps {kept['result']}: {kept['why']}", style="dim")


def _section(title: str, lines: Iterator[str]) -> Iterator[Text]:
    for number, line in enumerate(lines):
        if number == 0:
            yield Text(f"\n{title}", style="bold")
        yield Text(f"  {printable(line)}")


def _files(files: list[dict[str, Any]]) -> str:
    shown = ", ".join(short_path(file["path"]) for file in files[:3])
    size = sum(file["bytes"] for file in files)
    return f"{shown}{f' and {len(files) - 3} more' if len(files) > 3 else ''} ({size:,} bytes)"  # noqa: PLR2004 - a line's worth


def _effect(effect: dict[str, Any]) -> str:
    target = short_path(effect["path"]) if effect["kind"] == "file" else f"{effect['connection']}.{effect['table']}"
    folders = f", a folder for each {', '.join(effect['partition_by'])}" if effect.get("partition_by") else ""
    return f"{effect['node']}: {effect['action']} {target}{folders}"


def _columns(output: dict[str, Any]) -> str:
    columns = ", ".join(f"{column['name']} {column['type']}" for column in output["columns"])
    opened = f" … ({output['open']})" if "open" in output else ""
    return f"{output['node']}: {columns}{opened}"
