"""Correlation: how closely numeric columns go together."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

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
from pypeline.kit.columns import columns_of, spelled, type_of
from pypeline.kit.expressions import aggregate, all_of, any_of, call, case, cast, compare, is_null, literal, over
from pypeline.plan.relations import Item
from pypeline.plan.types import family

MOST = 60


class CorrelationOptions(Options):
    columns: list[Column] = option("Columns", "All numeric ones when empty", default=[])
    method: Literal["pearson", "spearman"] = option(
        "Method", "pearson: in a line; spearman: in the same order", default="pearson"
    )
    min_rows: int = option("At least", "So many rows with both values; else NULL", default=2, ge=2)
    layout: Literal["matrix", "pairs"] = option("Layout", "A square of columns, or one row per pair", default="matrix")


@relational
def correlate(options: CorrelationOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    columns = spelled(relation, options.columns) or columns_of(relation, "number")
    other = next((name for name in columns if family(type_of(relation, name)) != "number"), None)
    if other is not None:
        return Problem(
            "P316", f"{other} is {type_of(relation, other)}, not a number", Place(option="columns"), "leave it out"
        )
    if not 2 <= len(columns) <= MOST:  # noqa: PLR2004 - a pair
        return Problem(
            "P316", f"there are {len(columns)} numeric columns", Place(option="columns"), f"name from 2 to {MOST}"
        )
    pairs = list(combinations(range(len(columns)), 2))
    prepared = _ranked(relation, columns, pairs) if options.method == "spearman" else relation
    measures: list[Item] = []
    for pair in pairs:
        one, two = _operands(columns, pair, options.method)
        rows = aggregate("count", where=_both(columns, pair))
        found = aggregate("corr", one, two, where=_both(columns, pair))
        is_useless = any_of(compare("<", rows, literal(options.min_rows)), call("isnan", found))
        measures += [(_name("c", pair), case([(is_useless, literal(None, "DOUBLE"))], found)), (_name("n", pair), rows)]
    measured = prepared.aggregate([], measures)
    return {"output": _matrix(measured, columns) if options.layout == "matrix" else _pairs(measured, columns, pairs)}


Pair = tuple[int, int]


def _name(kind: str, pair: Pair) -> str:
    return f"{kind}_{pair[0]}_{pair[1]}"


def _both(columns: Sequence[str], pair: Pair) -> Expression:
    return all_of(*(is_null(column(columns[at])).negated() for at in pair))


def _operands(columns: Sequence[str], pair: Pair, method: str) -> tuple[Expression, Expression]:
    if method == "spearman":
        return column(_name("x", pair)), column(_name("y", pair))
    return cast(column(columns[pair[0]]), "DOUBLE"), cast(column(columns[pair[1]]), "DOUBLE")


def _ranked(relation: Relation, columns: Sequence[str], pairs: Sequence[Pair]) -> Relation:
    """Ranks among the rows that have both values; equal values share the mean of their ranks."""
    items: list[Item] = []
    for pair in pairs:
        for kind, at in zip("xy", pair, strict=True):
            value = column(columns[at])
            least = over(call("rank"), [_both(columns, pair)], [SortKey(value)])
            equal = over(aggregate("count"), [_both(columns, pair), value])
            spread = compare("/", cast(compare("-", equal, literal(1)), "DOUBLE"), literal(2))
            items.append((_name(kind, pair), compare("+", cast(least, "DOUBLE"), spread)))
    return relation.select(columns).window(items)


def _matrix(measured: Relation, columns: Sequence[str]) -> Relation:
    rows = []
    for row, name in enumerate(columns):
        cells = [
            (other, literal(1.0, "DOUBLE") if row == at else column(_name("c", (min(row, at), max(row, at)))))
            for at, other in enumerate(columns)
        ]
        rows.append(
            measured.project([("position", literal(row, "INTEGER")), ("column", literal(name, "VARCHAR")), *cells])
        )
    return stacked(rows).sort([SortKey(column("position"))]).select(["column", *columns])


def _pairs(measured: Relation, columns: Sequence[str], pairs: Sequence[Pair]) -> Relation:
    rows = [
        measured.project([
            ("column", literal(columns[pair[0]], "VARCHAR")), ("other", literal(columns[pair[1]], "VARCHAR")),
            ("correlation", column(_name("c", pair))), ("rows", column(_name("n", pair))),
        ])
        for pair in pairs
    ]  # fmt: skip
    return stacked(rows)


CORRELATION = Component(
    name="correlation_mod",
    title="Correlation",
    summary="See how closely numeric columns go together.",
    category="Explore",
    icon="chart-scatter",
    inputs=(Port("input", "Rows with numbers"),),
    outputs=(Port("output", "A row per column, or per pair"),),
    options=CorrelationOptions,
    body=correlate,
    reads_types=True,
)
