"""Reorder: put columns in another order."""

import re
from collections.abc import Callable
from typing import Any, Literal

from pypeline.kit import Column, Component, Inputs, Options, Outputs, Port, family, option, relational
from pypeline.kit.columns import spelled, type_of


class ReorderOptions(Options):
    first: list[Column] = option("First", "These columns come first, in this order", default=[])
    last: list[Column] = option("Last", "These come last, in this order", default=[])
    sort: list[Literal["name", "natural", "type", "family", "reverse"]] = option(
        "Sort the others",
        "One after the other, each keeping what it does not change: natural puts item10 after item9; "
        "family puts numbers with numbers; reverse turns the order round",
        default=[],
    )


@relational
def put_in_order(options: ReorderOptions, inputs: Inputs) -> Outputs:
    relation = inputs["input"]
    first = spelled(relation, options.first)
    last = [name for name in spelled(relation, options.last) if name not in first]
    others = [name for name in relation.columns if name not in {*first, *last}]
    keys: dict[str, Callable[[str], Any]] = {
        "name": str.casefold,
        "natural": _natural,
        "type": lambda name: type_of(relation, name),
        "family": lambda name: family(type_of(relation, name)),
    }
    for way in options.sort:
        others = others[::-1] if way == "reverse" else sorted(others, key=keys[way])
    return {"output": relation.select([*first, *others, *last])}


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name.casefold()) if part]


REORDER = Component(
    name="reorder_mod",
    title="Reorder columns",
    summary="Put columns in another order.",
    category="Columns",
    icon="arrows-left-right",
    inputs=(Port("input", "Rows with columns in any order"),),
    outputs=(Port("output", "The same rows with the columns in order"),),
    options=ReorderOptions,
    body=put_in_order,
    reads_types=True,
)
