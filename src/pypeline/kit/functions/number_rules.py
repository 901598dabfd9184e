"""How other engines round and compute."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.lowering import Spelling, fill
from pypeline.kit.functions.shapes import whole_number
from pypeline.kit.functions.table import Argument, Function, Refused
from pypeline.plan.types import is_float, is_integer

_UNKNOWN = Refused("the type of the number is not known; cast it")


def decimal_rounded(types: Sequence[str]) -> str:
    """The type of ceil, floor and trunc."""
    kind = types[0]
    return f"{kind.partition(',')[0]},0)" if kind.startswith("DECIMAL") else kind


def rounded(dialect: str, half_away: str, decimal: str) -> Spelling:
    """`half_away` rounds the double {0} to a whole one; more digits scale it by a power of ten, as DuckDB does."""

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        value = arguments[0]
        digits = whole_number(arguments[1]) if len(arguments) > 1 else 0
        if digits is None or digits < 0 or not value.type:
            return _UNKNOWN if not value.type else Refused("the number of digits is not a constant of 0 or more")
        if is_integer(value.type):
            return value.tree.copy()
        if not is_float(value.type):
            return fill(decimal.replace("{1}", str(digits)), dialect, [value.tree])
        if digits == 0:
            return fill(half_away, dialect, [value.tree])
        power = exp.Cast(this=exp.Literal.number("1" + "0" * digits), to=exp.DataType.build("DOUBLE"))
        scaled = fill("{0} * {1}", dialect, [value.tree, power])
        return fill("{0} / {1}", dialect, [fill(half_away, dialect, [scaled]), power])

    return lower


def round_type(types: Sequence[str]) -> str:
    return types[0] if not types[0].startswith("DECIMAL") else ""


PG_DOUBLE = "CAST({0} AS DOUBLE PRECISION)"
PG_LOG = (
    "CASE WHEN {0} > 0 THEN %s WHEN {0} = 0 THEN CAST('-Infinity' AS DOUBLE PRECISION)"
    " WHEN {0} < 0 THEN CAST('NaN' AS DOUBLE PRECISION) END"
)
# PostgreSQL stops where a double has no room.
PG_EXP = (
    "CASE WHEN {0} > 709.782712893384 THEN CAST('Infinity' AS DOUBLE PRECISION)"
    f" WHEN {{0}} < -745 THEN 0 ELSE EXP({PG_DOUBLE}) END"
)
SPARK_LOG = (
    "CASE WHEN {0} > 0 THEN %s WHEN {0} = 0 THEN CAST('-Infinity' AS DOUBLE)"
    " WHEN {0} < 0 THEN CAST('NaN' AS DOUBLE) END"
)


def math(
    name: str, summary: str, example: tuple[str, object], clickhouse: str | None = "same", **others: Spelling
) -> Function:
    postgres = others.get("postgres", f"{name.upper()}({PG_DOUBLE})")
    spark = others.get("spark", f"{name.upper()}({{0}})")
    mine = f"{name}(toFloat64({{0}}))" if clickhouse == "same" else clickhouse
    return function(name, "number", "DOUBLE", summary, [example], postgres=postgres, spark=spark, clickhouse=mine)


def extreme(dialect: str, name: str) -> Spelling:
    """Greatest and least leave NULLs out."""

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused | str:
        families = {argument.family for argument in arguments} - {"null"}
        if families == {"text"} and dialect == "postgres":
            return f"{name.upper()}({', '.join(f'{{{index}}}' for index in range(len(arguments)))})"
        if len(families) > 1 or not families <= {"number", "date", "timestamp", "text", "boolean"}:
            return Refused("the values are of different or unknown types")
        return f"{name if dialect == 'clickhouse' else name.upper()}({{*}})"

    return lower
