"""Frequency: how often each value occurs."""

from collections.abc import Sequence

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
from pypeline.kit.columns import spelled
from pypeline.kit.expressions import aggregate, call, cast, compare, is_null, literal, over
from pypeline.plan.relations import Item

ADDED = ("count", "share", "rank")


class FrequencyOptions(Options):
    columns: list[Column] = option("Columns", "Each is counted by itself; all when empty", default=[])
    together: bool = option("Together", "Count combinations of the columns instead", default=False)
    top: int | None = option("Only the first", "So many of the most frequent ones", default=None, ge=1)
    include_nulls: bool = option(
        "Count NULLs", "As a value of their own; else rows without a value are left out", default=True
    )


@relational
def count_values(options: FrequencyOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    columns = spelled(relation, options.columns) or list(relation.columns)
    if options.together:
        clash = next((name for name in columns if name.casefold() in ADDED), None)
        if clash is not None:
            return Problem(
                "P312", f"the output has a column {clash} of its own", Place(option="columns"), "rename it before"
            )
        counted = _counted(options, relation, [(name, column(name)) for name in columns])
        return {"output": counted.sort([SortKey(column("rank"))])}
    parts = []
    for position, name in enumerate(columns):
        one = _counted(options, relation, [("value", cast(column(name), "VARCHAR"))])
        labels: list[Item] = [("position", literal(position, "INTEGER")), ("column", literal(name, "VARCHAR"))]
        parts.append(one.project([*labels, *((made, column(made)) for made in ("value", *ADDED))]))
    ordered = stacked(parts).sort([SortKey(column("position")), SortKey(column("rank"))])
    return {"output": ordered.select(["column", "value", *ADDED])}


def _counted(options: FrequencyOptions, relation: Relation, keys: Sequence[Item]) -> Relation:
    """A row for each value with its count, its share of all rows, and its rank; equally frequent ones by value."""
    given = relation.project(keys)
    for name, _ in keys if not options.include_nulls else ():
        given = given.where(is_null(column(name)).negated())
    names = [name for name, _ in keys]
    counted = given.aggregate([(name, column(name)) for name in names], [("count", aggregate("count"))])
    order = [SortKey(column("count"), descending=True), *(SortKey(column(name)) for name in names)]
    ranked = counted.window(
        [
            ("total", over(aggregate("sum", column("count")))),
            ("rank", over(call("row_number"), [], order)),
        ]
    )
    share: Expression = compare("/", cast(column("count"), "DOUBLE"), cast(column("total"), "DOUBLE"))
    kept = ranked if options.top is None else ranked.where(compare("<=", column("rank"), literal(options.top)))
    return kept.project(
        [
            *((name, column(name)) for name in names),
            ("count", column("count")),
            ("share", share),
            ("rank", column("rank")),
        ]
    )


FREQUENCY = Component(
    name="frequency_mod",
    title="Frequency",
    summary="Count how often each value occurs.",
    category="Explore",
    icon="chart-column",
    inputs=(Port("input", "Rows to count"),),
    outputs=(Port("output", "One row per value, the most frequent first"),),
    options=FrequencyOptions,
    body=count_values,
)
