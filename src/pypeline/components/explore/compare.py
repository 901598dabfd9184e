"""Compare: what was added, removed and changed between two inputs."""

from collections.abc import Collection
from typing import Literal

from pypeline.components.explore.differences import by_key
from pypeline.components.explore.sides import Sides, by_row
from pypeline.kit import (
    Component,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Relation,
    column_of,
    option,
    relational,
)
from pypeline.kit.columns import spelled, type_of
from pypeline.plan.unify import common_type


class CompareOptions(Options):
    keys: list[column_of("left")] = option(  # type: ignore[valid-type]
        "Keys", "What makes two rows the same row; without keys whole rows are compared", default=[]
    )
    columns: list[column_of("left")] = option("Columns", "What is compared (all when empty)", default=[])  # type: ignore[valid-type]
    ignore: list[str] = option("Leave out", "Columns that may differ", default=[])
    tolerance: float = option("Tolerance", "Numbers that differ by no more are the same", default=0.0, ge=0)
    columns_differ: Literal["common", "refuse"] = option(
        "When only one side has a column", "common: it is not compared; refuse: that is a problem", default="common"
    )
    unchanged: bool = option("Also what is the same", default=False)


@relational
def compare_rows(options: CompareOptions, inputs: Inputs) -> Outcome:
    left, right = inputs["left"], inputs["right"]
    keys = spelled(left, options.keys)
    missing = next((name for name in (*keys, *options.columns) if not right.has(name)), None)
    if missing is not None:
        return Problem(
            "P305",
            f"the right side has no column {missing}",
            Place(option="keys"),
            f"it has {', '.join(right.columns[:8])}",
        )
    ignored = {name.casefold() for name in options.ignore}
    alone = _only_on_one_side(left, right, ignored)
    if alone and options.columns_differ == "refuse":
        return Problem(
            "P315",
            f"only one side has {', '.join(alone)}",
            Place(option="columns_differ"),
            "choose columns_differ: common",
        )
    both = [name for name in left.columns if right.has(name) and name not in keys and name.casefold() not in ignored]
    columns = [name for name in spelled(left, options.columns) if name not in keys] or both
    types = {
        name: common_type([type_of(left, name), type_of(right, spelled(right, [name])[0])])
        for name in (*keys, *columns)
    }
    unfit = next((name for name, type_ in types.items() if type_ is None), None)
    if unfit is not None:
        return Problem(
            "P315",
            f"{unfit} holds different kinds of values on both sides",
            remedy=f"cast it before, or ignore: [{unfit}]",
        )
    if not keys and options.tolerance:
        return Problem("P316", "a tolerance needs keys", Place(option="tolerance"), "name the keys")
    sides = Sides(left, right, tuple(keys), tuple(columns), {name: type_ or "" for name, type_ in types.items()})
    if not keys:
        return by_row(sides, unchanged=options.unchanged)
    return by_key(sides, options.tolerance, unchanged=options.unchanged)


def _only_on_one_side(left: Relation, right: Relation, ignored: Collection[str]) -> list[str]:
    names = [name for name in left.columns if not right.has(name)]
    names += [name for name in right.columns if not left.has(name)]
    return [name for name in names if name.casefold() not in ignored]


COMPARE = Component(
    name="compare_mod",
    title="Compare",
    summary="Find the rows and values that were added, removed or changed between two inputs.",
    category="Explore",
    icon="git-compare",
    inputs=(Port("left", "How it was"), Port("right", "How it is")),
    outputs=(
        Port("output", "One row per key (or row) that differs"),
        Port("values", "One row per value that differs: before and after"),
        Port("summary", "How many rows were added, removed, changed and the same"),
    ),
    options=CompareOptions,
    body=compare_rows,
    reads_types=True,
)
