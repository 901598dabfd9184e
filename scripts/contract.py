"""Writes contract/ from the code: what the studio, editors and other languages build on. `--check` fails on drift.

The files are made, never edited: the document's grammar, the components' options, the events and the problem codes are
each written down once, in Python.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pypeline.components import BUILTIN
from pypeline.document import pipeline_schema
from pypeline.executions.events import EVENT_VERSION, EVENTS, Event
from pypeline.kit import KIT_VERSION, Component, Port
from pypeline.problems import CODES

ROOT = Path(__file__).resolve().parent.parent


def component_catalogue() -> dict[str, Any]:
    return {"kit_version": KIT_VERSION, "components": [_component(component) for component in BUILTIN]}


def _component(component: Component) -> dict[str, Any]:
    plain = ("name", "title", "summary", "category", "kind", "icon", "version", "aliases", "tags")
    return {
        **{name: getattr(component, name) for name in plain},
        "inputs": _ports(component.inputs),
        "outputs": _ports(component.outputs),
        "has_ports_from_options": component.outputs_of is not None,
        "options": component.options.model_json_schema(by_alias=True),
    }


def _ports(ports: Iterable[Port]) -> list[dict[str, Any]]:
    return [dataclasses.asdict(port) for port in ports]


def event_schema() -> dict[str, Any]:
    """`Event.to_json` leaves out what is not known, and puts details beside the named parts: so no null, and no end."""
    named = TypeAdapter(Event).json_schema()["properties"]
    properties = {name: _without_null(shape) for name, shape in named.items() if name != "details"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Pypeline event",
        "description": "One line of `pype run --json`, one message of the API's stream. New parts may be added.",
        "type": "object",
        "properties": {"v": {"const": EVENT_VERSION}, **properties, "event": {"enum": list(EVENTS)}},
        "required": ["v", "execution_id", "seq", "ts", "event"],
        "additionalProperties": True,
    }


def _without_null(shape: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in shape.items() if name not in {"anyOf", "default"}}
    alternatives = [one for one in shape.get("anyOf", ()) if one != {"type": "null"}]
    return {**kept, **(alternatives[0] if len(alternatives) == 1 else {"anyOf": alternatives} if alternatives else {})}


def problem_codes() -> dict[str, Any]:
    return {code: dataclasses.asdict(entry) for code, entry in CODES.items()}


FILES: dict[str, Callable[[], dict[str, Any]]] = {
    "pipeline.schema.json": pipeline_schema,
    "components.json": component_catalogue,
    "event.schema.json": event_schema,
    "problems.json": problem_codes,
}


def drifted(folder: Path) -> list[str]:
    """The files that are not what the code says, and those that nothing makes any more."""
    there = {file.name for file in folder.glob("*.json")}
    stale = [
        name for name in FILES if name not in there or (folder / name).read_text(encoding="utf-8") != text_of(name)
    ]
    return sorted([*stale, *(there - FILES.keys())])


def text_of(name: str) -> str:
    return json.dumps(FILES[name](), ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Write contract/ from the code.")
    parser.add_argument("--check", action="store_true", help="only say what has drifted")
    folder = ROOT / "contract"
    if parser.parse_args(arguments).check:
        stale = drifted(folder)
        print(f"Contract: drifted in {', '.join(stale)}; run `make contract`" if stale else "Contract: in step")
        return 1 if stale else 0
    folder.mkdir(exist_ok=True)
    for name in FILES:
        (folder / name).write_text(text_of(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
