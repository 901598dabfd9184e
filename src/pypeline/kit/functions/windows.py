"""Window functions: they need OVER (…), and an order to be certain."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.lowering import Spelling, fill
from pypeline.kit.functions.shapes import whole_number
from pypeline.kit.functions.table import Argument, Refused


def _neighbour(dialect: str, template: str) -> Callable[[Sequence[Argument]], exp.Expr | Refused]:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        if len(arguments) > 1 and (whole_number(arguments[1]) or -1) < 0:
            return Refused("the distance is not a constant above 0")
        return fill(template, dialect, [argument.tree for argument in arguments])

    return lower


def _neighbours(name: str) -> Spelling:
    """ClickHouse answers 0 or an empty text where there is no row, unless the value may be NULL."""

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        rest = "".join(f", {{{index}}}" for index in range(1, len(arguments)))
        return _neighbour("clickhouse", f"{name}(toNullable({{0}}){rest})")(arguments)

    return lower


WINDOWS = (
    function(
        "row_number",
        "",
        "BIGINT",
        "The number of the row, from 1.",
        role="window",
        everywhere="ROW_NUMBER()",
        clickhouse="row_number()",
    ),
    function(
        "rank",
        "",
        "BIGINT",
        "The rank; equal rows share one and leave a gap.",
        role="window",
        everywhere="RANK()",
        clickhouse="rank()",
    ),
    function(
        "dense_rank",
        "",
        "BIGINT",
        "The rank without gaps.",
        role="window",
        everywhere="DENSE_RANK()",
        clickhouse="dense_rank()",
    ),
    function(
        "percent_rank",
        "",
        "DOUBLE",
        "The rank from 0 to 1.",
        role="window",
        everywhere="PERCENT_RANK()",
        clickhouse="percent_rank()",
    ),
    function(
        "cume_dist",
        "",
        "DOUBLE",
        "The share of rows up to this one.",
        role="window",
        everywhere="CUME_DIST()",
        clickhouse="cume_dist()",
    ),
    function(
        "ntile",
        "int",
        "BIGINT",
        "The number of the bucket, of so many equal ones.",
        role="window",
        everywhere="NTILE({0})",
    ),
    function(
        "lag",
        "any, [int], [any]",
        "$0",
        "The value so many rows before.",
        role="window",
        postgres=_neighbour("postgres", "LAG({*})"),
        spark=_neighbour("spark", "LAG({*})"),
        clickhouse=_neighbours("lag"),
    ),
    function(
        "lead",
        "any, [int], [any]",
        "$0",
        "The value so many rows after.",
        role="window",
        postgres=_neighbour("postgres", "LEAD({*})"),
        spark=_neighbour("spark", "LEAD({*})"),
        clickhouse=_neighbours("lead"),
    ),
    function(
        "first_value",
        "any",
        "$0",
        "The value of the first row of the frame.",
        role="window",
        everywhere="FIRST_VALUE({0})",
        clickhouse="first_value_respect_nulls(toNullable({0}))",
    ),
    function(
        "last_value",
        "any",
        "$0",
        "The value of the last row of the frame.",
        role="window",
        everywhere="LAST_VALUE({0})",
        clickhouse="last_value_respect_nulls(toNullable({0}))",
    ),
    function(
        "nth_value",
        "any, int",
        "$0",
        "The value of the n-th row of the frame.",
        role="window",
        postgres="NTH_VALUE({*})",
        spark="NTH_VALUE({*})",
        clickhouse="nth_value(toNullable({0}), {1})",
    ),
)
