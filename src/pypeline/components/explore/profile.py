"""Profile: how complete, how different and how plausible the values of every column are."""

from pypeline.components.explore.by_column import NUMBERS, ORDERED, Statistic, rows_by_column
from pypeline.kit import Column, Component, Expression, Inputs, Options, Outputs, Port, SortKey, option, relational
from pypeline.kit.columns import spelled
from pypeline.kit.expressions import aggregate, call, cast, compare, equals, literal
from pypeline.plan.types import Family

TEXT: tuple[Family, ...] = ("text",)


def _share(part: Expression) -> Expression:
    """Of all rows; NULL when there are none."""
    return compare("/", cast(part, "DOUBLE"), cast(aggregate("count"), "DOUBLE"))


def _distinct(value: Expression) -> Expression:
    return aggregate("count", value, distinct=True)


def _counted(value: Expression) -> Expression:
    return aggregate("count", where=value)


def _most_frequent(value: Expression) -> Expression:
    return aggregate("mode", value, order_by=[SortKey(value)])


CORE: dict[str, Statistic] = {
    "rows": Statistic("BIGINT", lambda _value: aggregate("count")),
    "nulls": Statistic("BIGINT", lambda value: compare("-", aggregate("count"), aggregate("count", value))),
    "filled_share": Statistic("DOUBLE", lambda value: _share(aggregate("count", value))),
    "distinct": Statistic("BIGINT", _distinct),
    "distinct_share": Statistic("DOUBLE", lambda value: _share(_distinct(value))),
    "is_key": Statistic("BOOLEAN", lambda value: equals(_distinct(value), aggregate("count"))),
    "is_constant": Statistic("BOOLEAN", lambda value: compare("<=", _distinct(value), literal(1))),
    "min": Statistic("VARCHAR", lambda value: aggregate("min", value), ORDERED),
    "max": Statistic("VARCHAR", lambda value: aggregate("max", value), ORDERED),
}
NUMERIC: dict[str, Statistic] = {
    "mean": Statistic("DOUBLE", lambda value: aggregate("avg", value), NUMBERS),
    "stddev": Statistic("DOUBLE", lambda value: aggregate("stddev_samp", value), NUMBERS),
    "zeros": Statistic("BIGINT", lambda value: _counted(equals(value, literal(0))), NUMBERS),
    "negatives": Statistic("BIGINT", lambda value: _counted(compare("<", value, literal(0))), NUMBERS),
}
TEXTUAL: dict[str, Statistic] = {
    "shortest": Statistic("BIGINT", lambda value: aggregate("min", call("length", value)), TEXT),
    "longest": Statistic("BIGINT", lambda value: aggregate("max", call("length", value)), TEXT),
    "blanks": Statistic("BIGINT", lambda value: _counted(equals(call("trim", value), literal(""))), TEXT),
    "untrimmed": Statistic("BIGINT", lambda value: _counted(compare("<>", call("trim", value), value)), TEXT),
}
FREQUENT: dict[str, Statistic] = {"most_frequent": Statistic("VARCHAR", _most_frequent, ORDERED)}


class ProfileOptions(Options):
    columns: list[Column] = option("Columns", "All when empty", default=[])
    numbers: bool = option("Numbers", "mean, stddev, zeros, negatives", default=True)
    texts: bool = option("Texts", "shortest, longest, blanks, untrimmed", default=True)
    most_frequent: bool = option("Most frequent value", default=False)


@relational
def profile(options: ProfileOptions, inputs: Inputs) -> Outputs:
    relation = inputs["input"]
    columns = spelled(relation, options.columns) or list(relation.columns)
    chosen = {**CORE, **(NUMERIC if options.numbers else {}), **(TEXTUAL if options.texts else {})}
    chosen |= FREQUENT if options.most_frequent else {}
    return {"output": rows_by_column(relation, columns, chosen)}


PROFILE = Component(
    name="profile_mod",
    title="Profile",
    summary="Judge every column: how complete, how different, how plausible its values are.",
    category="Explore",
    icon="clipboard-check",
    inputs=(Port("input", "Rows to look at"),),
    outputs=(Port("output", "One row per column"),),
    options=ProfileOptions,
    body=profile,
    reads_types=True,
)
