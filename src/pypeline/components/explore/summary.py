"""Summary: counts, extremes and the spread of every column."""

from typing import Literal

from pypeline.components.explore.by_column import NUMBERS, ORDERED, Statistic, rows_by_column, rows_by_statistic
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
    option,
    relational,
)
from pypeline.kit.columns import columns_of, spelled
from pypeline.kit.expressions import aggregate, cast, compare, literal
from pypeline.plan.types import Family

Name = Literal["count", "nulls", "distinct", "min", "max", "sum", "mean", "stddev", "q25", "median", "q75"]
STATISTICS: dict[str, Statistic] = {
    "count": Statistic("BIGINT", lambda value: aggregate("count", value)),
    "nulls": Statistic("BIGINT", lambda value: compare("-", aggregate("count"), aggregate("count", value))),
    "distinct": Statistic("BIGINT", lambda value: aggregate("count", value, distinct=True)),
    "min": Statistic("VARCHAR", lambda value: aggregate("min", value), ORDERED),
    "max": Statistic("VARCHAR", lambda value: aggregate("max", value), ORDERED),
    "sum": Statistic("DOUBLE", lambda value: aggregate("sum", value), NUMBERS),
    "mean": Statistic("DOUBLE", lambda value: aggregate("avg", value), NUMBERS),
    "stddev": Statistic("DOUBLE", lambda value: aggregate("stddev_samp", value), NUMBERS),
    "q25": Statistic("DOUBLE", lambda value: _quantile(value, 0.25), NUMBERS),
    "median": Statistic("DOUBLE", lambda value: aggregate("median", cast(value, "DOUBLE")), NUMBERS),
    "q75": Statistic("DOUBLE", lambda value: _quantile(value, 0.75), NUMBERS),
}
KINDS: dict[str, tuple[Family, ...]] = {
    "numbers": ("number",),
    "text": ("text",),
    "dates": ("date", "time", "timestamp"),
}


def _quantile(value: Expression, share: float) -> Expression:
    return aggregate("quantile_cont", cast(value, "DOUBLE"), literal(share))


class SummaryOptions(Options):
    columns: list[Column] = option("Columns", "All when empty", default=[])
    only: Literal["all", "numbers", "text", "dates"] = option(
        "Kind", "Of all columns, only those with such values", default="all"
    )
    statistics: list[Name] = option(
        "Statistics", default=["count", "nulls", "distinct", "min", "max", "mean", "stddev", "median"]
    )
    layout: Literal["rows", "columns"] = option(
        "One row for each", "rows: column; columns: statistic, with all cells as text", default="rows"
    )


@relational
def summarise(options: SummaryOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    columns = spelled(relation, options.columns) or list(relation.columns)
    if options.only != "all":
        columns = [name for name in columns if name in columns_of(relation, *KINDS[options.only])]
    if not columns:
        return Problem("P316", f"no column holds {options.only}", Place(option="only"), "choose only: all")
    if not options.statistics:
        return Problem("P303", "no statistic is named", Place(option="statistics"), "name some, e.g. count")
    chosen: dict[str, Statistic] = {name: STATISTICS[name] for name in options.statistics}
    lay_out = rows_by_column if options.layout == "rows" else rows_by_statistic
    return {"output": lay_out(relation, columns, chosen)}


SUMMARY = Component(
    name="summary_mod",
    title="Summary",
    summary="Count, extremes, mean and spread of every column.",
    category="Explore",
    icon="chart-bar",
    inputs=(Port("input", "Rows to look at"),),
    outputs=(Port("output", "One row per column (or per statistic)"),),
    options=SummaryOptions,
    body=summarise,
    reads_types=True,
)
