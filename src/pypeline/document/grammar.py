"""The whole document: which keys there are and what each may hold. The JSON Schema is made from the same table."""

from __future__ import annotations

import re
from typing import Any

from pypeline.document.desk import Desk
from pypeline.document.model import DocumentTest, Flow, Notify, Schedule, Settings, memory_bytes
from pypeline.document.nodes import NODES_SHAPE
from pypeline.document.parameters import PARAMETER_SHAPE
from pypeline.document.shapes import (
    ANYTHING,
    Record,
    Shape,
    checked,
    described,
    is_finite,
    list_of,
    map_of,
    misshapen,
    number,
    one_of,
    text,
    whole,
)
from pypeline.document.tree import Leaf, ListTree, Tree
from pypeline.document.wires import ID, LINK_SHAPE, VALVE_SHAPE

SEMVER = (
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
    r"(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?"
)
CRON_FIELD = re.compile(r"[0-9A-Za-z*/,?#-]{1,200}")
CRON_FIELDS = {5, 6}
PORT_OF_NODE = rf"{ID}\.{ID}"


def _is_cron(written: str) -> bool:
    if written.strip() in {"@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually"}:
        return True
    fields = written.split()
    return len(fields) in CRON_FIELDS and all(CRON_FIELD.fullmatch(part) for part in fields)


def _read_position(desk: Desk, tree: Tree, where: str) -> Any:
    values = (
        [item.value if isinstance(item, Leaf) else None for item in tree.items] if isinstance(tree, ListTree) else []
    )
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(values) != 2 or len(numbers) != 2 or not all(is_finite(value) and abs(value) < 1e9 for value in numbers):  # noqa: PLR2004
        return misshapen(desk, tree, where, "a pair of numbers, e.g. [260, 0]")
    return (numbers[0], numbers[1])


FLOW = Record(
    Flow,
    {
        "name": text("[a-zA-Z][a-zA-Z0-9_-]{0,63}", "a name: a letter, then letters, digits, _ or -", code="P111"),
        "version": text(SEMVER, 'a version of three numbers, e.g. "1.0.0"', longest=100),
        "authors": list_of(text(longest=200), or_one=True),
        "created": text(r"\d{4}-\d{2}-\d{2}([T ].{1,40})?", "a date, e.g. 2026-11-21"),
        "desc": text(),
        "tags": list_of(text(longest=100), or_one=True),
    },
    required=("name",),
)
SETTINGS = Record(
    Settings,
    {
        "timeout": described(number("a number of seconds"), "Seconds the whole execution may take."),
        "retries": described(whole(0, 1_000), "How often a failed sub flow is tried again."),
        "fail_strategy": described(
            one_of("halt", "continue"), "halt: stop after a failure; continue: run what does not depend on it."
        ),
        "execution_mode": described(
            one_of("pandas", "dask", "polars", "arrow"), "The frame that Python modules receive."
        ),
        "threads": described(whole(1, 10_000), "How many threads to use; the default is twice the cores."),
        "memory": checked(text(longest=40), lambda written: memory_bytes(written) is not None, "a size, e.g. 4GB"),
        "engine": described(
            text(ID, "auto, duckdb or a connection's name"), "Where relational steps run: auto, duckdb or a connection."
        ),
        "entry": described(one_of("sequential", "parallel"), "How sub flows without an incoming valve start."),
        "retention": described(number("a number of days"), "Days that finished executions keep their artifacts."),
    },
)
SCHEDULE = Record(
    Schedule,
    {
        "cron": checked(text(longest=500), _is_cron, 'five fields such as "0 6 * * 1-5"', "P115"),
        "timezone": text(r"[A-Za-z][A-Za-z0-9_+/-]{0,63}", "a time zone, e.g. Europe/Berlin", code="P115"),
        "catch_up": one_of("none", "last", "all"),
    },
    required=("cron",),
)
NOTIFY = Record(
    Notify,
    {
        "on": list_of(one_of("failed", "finished", "started", "warning"), or_one=True),
        "email": list_of(text(longest=320), or_one=True),
        "webhook": text(longest=2_000),
    },
)
ROWS = list_of(map_of(ANYTHING))
TEST = Record(
    DocumentTest,
    {
        "name": text(longest=200),
        "given": map_of(ROWS, PORT_OF_NODE),
        "expect": map_of(ROWS, PORT_OF_NODE),
        "parameters": described(map_of(ANYTHING, ID), "Typed values from outside, used as {{params.name}}."),
    },
    required=("name",),
    extensible=False,
    marked=True,
)
CONNECTIONS = Record(dict, {"data": list_of(LINK_SHAPE), "control": list_of(VALVE_SHAPE)}, extensible=False)
DOCUMENT = Record(
    dict,
    {
        "flow": FLOW.shape,
        "settings": SETTINGS.shape,
        "parameters": map_of(PARAMETER_SHAPE, ID),
        "modules": described(NODES_SHAPE, "The nodes, each with id, name (its component), configs and misc."),
        "connections": described(CONNECTIONS.shape, "data: links; control: valves."),
        "schedule": SCHEDULE.shape,
        "notify": list_of(NOTIFY.shape, or_one=True),
        "tests": described(list_of(TEST.shape), "Given rows on ports, expect rows on others; run by pype test."),
        "layout": map_of(
            Shape(_read_position, {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2})
        ),
    },
    required=("flow", "modules"),
)


def pipeline_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of the document, for editors. What a component's options may be is the catalogue's to say."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Pypeline pipeline",
        **DOCUMENT.schema,
    }
