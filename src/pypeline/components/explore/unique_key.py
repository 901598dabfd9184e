"""Unique key: which columns, alone or together, tell every row from the others."""

from itertools import combinations
from math import comb

from pypeline.components.explore.by_column import stacked
from pypeline.kit import (
    Column,
    Component,
    Expression,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Relation,
    SortKey,
    column,
    option,
    relational,
)
from pypeline.kit.columns import free_name, spelled
from pypeline.kit.expressions import aggregate, all_of, any_of, call, cast, compare, equals, is_null, literal

MOST = 400


class UniqueKeyOptions(Options):
    columns: list[Column] = option("Columns", "What may be part of a key (all when empty)", default=[])
    max_columns: int = option("At most together", "So many columns in a combination", default=2, ge=1, le=8)
    only_unique: bool = option("Only keys", "Leave out combinations with repeats or NULLs", default=False)


@relational
def look_for_keys(options: UniqueKeyOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    columns = spelled(relation, options.columns) or list(relation.columns)
    sizes = range(1, min(options.max_columns, len(columns)) + 1)
    count = sum(comb(len(columns), size) for size in sizes)
    if count > MOST:
        return Problem(
            "P316",
            f"that is {count:,} combinations; the limit is {MOST}",
            Place(option="max_columns"),
            "name fewer columns, or lower max_columns",
        )
    found = [
        _judged(relation, names, (size, at)) for size in sizes for at, names in enumerate(combinations(columns, size))
    ]
    judged = stacked(found)
    kept = judged.where(column("is_unique").is_true()) if options.only_unique else judged
    ordered = kept.sort([SortKey(column("size")), SortKey(column("position"))])
    return {"output": ordered.select([name for name in judged.columns if name != "position"])}


def _judged(relation: Relation, names: tuple[str, ...], place: tuple[int, int]) -> Relation:
    """One row on one combination."""
    size = free_name(names, "group_size")
    groups = relation.aggregate([(name, column(name)) for name in names], [(size, aggregate("count"))])
    has_null = any_of(*(is_null(column(name)) for name in names))
    repeats = compare(">", column(size), literal(1))
    counted = groups.aggregate([], [
        ("rows", aggregate("sum", column(size))),
        ("distinct", aggregate("count")),
        ("repeated", aggregate("sum", column(size), where=repeats)),
        ("nulls", aggregate("sum", column(size), where=has_null)),
    ])  # fmt: skip
    numbers = [(name, _whole(name)) for name in ("rows", "distinct", "repeated", "nulls")]
    is_unique = all_of(equals(_whole("repeated"), literal(0)), equals(_whole("nulls"), literal(0)))
    return counted.project([
        ("columns", literal(", ".join(names), "VARCHAR")), ("size", literal(place[0], "INTEGER")),
        ("position", literal(place[1], "INTEGER")), *numbers, ("is_unique", is_unique),
    ])  # fmt: skip


def _whole(name: str) -> Expression:
    """A count as a BIGINT; of no rows 0."""
    return cast(call("coalesce", column(name), literal(0)), "BIGINT")


UNIQUE_KEY = Component(
    name="unique_key_mod",
    title="Unique key",
    summary="Find the columns that, alone or together, tell every row from the others.",
    category="Explore",
    icon="key-round",
    inputs=(Port("input", "Rows to look at"),),
    outputs=(Port("output", "One row per combination of columns"),),
    options=UniqueKeyOptions,
    body=look_for_keys,
)
