"""Correlation: how closely numeric columns go together."""

from itertools import combinations
from typing import Literal

from pypeline.components.explore.pairs import as_matrix, as_pairs, have_both, operands, pair_name, with_ranks
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
    column,
    option,
    relational,
)
from pypeline.kit.columns import columns_of, spelled, type_of
from pypeline.kit.expressions import aggregate, any_of, call, case, compare, literal
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
    prepared = with_ranks(relation, columns, pairs) if options.method == "spearman" else relation
    measures: list[Item] = []
    for pair in pairs:
        one, two = operands(columns, pair, options.method)
        rows = aggregate("count", where=have_both(columns, pair))
        found = aggregate("corr", one, two, where=have_both(columns, pair))
        is_useless = any_of(compare("<", rows, literal(options.min_rows)), call("isnan", found))
        measures += [
            (pair_name("c", pair), case([(is_useless, literal(None, "DOUBLE"))], found)),
            (pair_name("n", pair), rows),
        ]
    if options.layout == "matrix":
        measures += [(pair_name("c", (at, at)), _own(columns, at, options.min_rows)) for at in range(len(columns))]
    measured = prepared.aggregate([], measures)
    return {
        "output": as_matrix(measured, columns) if options.layout == "matrix" else as_pairs(measured, columns, pairs)
    }


def _own(columns: list[str], at: int, min_rows: int) -> Expression:
    """1, but NULL where a column with itself has no correlation: all its values are the same."""
    value = column(columns[at])
    is_constant = compare("=", aggregate("min", value), aggregate("max", value))
    is_useless = any_of(compare("<", aggregate("count", value), literal(min_rows)), is_constant)
    return case([(is_useless, literal(None, "DOUBLE"))], literal(1.0, "DOUBLE"))


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
