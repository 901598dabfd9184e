"""Numbers. A double is rounded half away from zero; NaN and infinity are those of IEEE 754."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.lowering import Spelling, fill
from pypeline.kit.functions.shapes import whole_number
from pypeline.kit.functions.table import Argument, Function, Refused
from pypeline.plan.types import is_float, is_integer

_UNKNOWN = Refused("the type of the number is not known; cast it")


def _decimal_rounded(types: Sequence[str]) -> str:
    """The type of ceil, floor and trunc."""
    kind = types[0]
    return f"{kind.partition(',')[0]},0)" if kind.startswith("DECIMAL") else kind


def _round(dialect: str, half_away: str, decimal: str) -> Spelling:
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


def _round_type(types: Sequence[str]) -> str:
    return types[0] if not types[0].startswith("DECIMAL") else ""


def _double(template: str) -> str:
    """The template over the argument as a double."""
    return template


_PG_DOUBLE = "CAST({0} AS DOUBLE PRECISION)"
_PG_LOG = "CASE WHEN {0} > 0 THEN %s WHEN {0} = 0 THEN CAST('-Infinity' AS DOUBLE PRECISION) WHEN {0} < 0 THEN CAST('NaN' AS DOUBLE PRECISION) END"
_SPARK_LOG = "CASE WHEN {0} > 0 THEN %s WHEN {0} = 0 THEN CAST('-Infinity' AS DOUBLE) WHEN {0} < 0 THEN CAST('NaN' AS DOUBLE) END"


def _math(name: str, summary: str, example: tuple[str, object], clickhouse: str | None = "same", **others: Spelling) -> Function:
    postgres = others.get("postgres", f"{name.upper()}({_PG_DOUBLE})")
    spark = others.get("spark", f"{name.upper()}({{0}})")
    mine = f"{name}(toFloat64({{0}}))" if clickhouse == "same" else clickhouse
    return function(name, "number", "DOUBLE", summary, [example], postgres=postgres, spark=spark, clickhouse=mine)


def _extreme(dialect: str, name: str) -> Spelling:
    """greatest and least leave NULLs out."""
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused | str:
        families = {argument.family for argument in arguments} - {"null"}
        if families == {"text"} and dialect == "postgres":
            return f'{name.upper()}({", ".join(f"{{{index}}}" for index in range(len(arguments)))})'
        if len(families) > 1 or not families <= {"number", "date", "timestamp", "text", "boolean"}:
            return Refused("the values are of different or unknown types")
        return f"{name if dialect == 'clickhouse' else name.upper()}({{*}})"
    return lower


def _mod(arguments: Sequence[Argument]) -> exp.Expr | Refused:
    return exp.Mod(this=arguments[0].tree.copy(), expression=arguments[1].tree.copy())


_INTS = "int"
NUMBERS = (
    function("abs", "number", "$0", "The number without its sign.", [("abs(-3)", 3), ("abs(-1.5)", 1.5)], everywhere="ABS({0})", clickhouse="abs({0})"),
    function("ceil", "number", _decimal_rounded, "The next whole number upwards.", [("ceil(1.2)", 2), ("ceil(-1.2)", -1)], everywhere="CEIL({0})",
             clickhouse="ceil({0})", aliases=("ceiling",)),
    function("floor", "number", _decimal_rounded, "The next whole number downwards.", [("floor(1.8)", 1), ("floor(-1.2)", -2)], everywhere="FLOOR({0})", clickhouse="floor({0})"),
    function("round", "number, ['int]", _round_type, "Rounded to so many digits after the point, halves away from zero.",
             [("round(2.5)", 3), ("round(-2.5::DOUBLE)", -3.0), ("round(1.255, 2)", 1.26), ("round(3.14159::DOUBLE, 2)", 3.14)],
             postgres=_round("postgres", "TRUNC({0}) + CASE WHEN ABS({0} - TRUNC({0})) >= 0.5 THEN SIGN({0}) ELSE 0 END", "ROUND({0}, {1})"),
             clickhouse=_round("clickhouse", "trunc({0}) + CASE WHEN abs({0} - trunc({0})) >= 0.5 THEN sign({0}) ELSE 0 END", "round({0}, {1})"),
             spark=_round("spark", "ROUND({0})", "ROUND({0}, {1})")),
    function("trunc", "number", _decimal_rounded, "Without the digits after the point.", [("trunc(-1.7)", -1)], postgres="TRUNC({0})", clickhouse="trunc({0})",
             spark="CASE WHEN {0} < 0 THEN CEIL({0}) ELSE FLOOR({0}) END"),
    function("sign", "number", "TINYINT", "-1, 0 or 1.", [("sign(-2)", -1), ("sign(0)", 0)], everywhere="SIGN({0})", clickhouse="sign({0})"),
    function("sqrt", "number", "DOUBLE", "The square root; of a negative number NaN.", [("sqrt(9)", 3.0)],
             postgres="CASE WHEN {0} < 0 THEN CAST('NaN' AS DOUBLE PRECISION) ELSE SQRT(CAST({0} AS DOUBLE PRECISION)) END", clickhouse="sqrt(toFloat64({0}))", spark="SQRT({0})"),
    _math("cbrt", "The cube root.", ("cbrt(27)", 3.0)),
    _math("exp", "e to this power.", ("exp(0)", 1.0)),
    function("ln", "number", "DOUBLE", "The natural logarithm; of 0 -infinity, of a negative number NaN.", [("ln(1)", 0.0)],
             postgres=_PG_LOG % f"LN({_PG_DOUBLE})", clickhouse="log(toFloat64({0}))", spark=_SPARK_LOG % "LN({0})"),
    function("log10", "number", "DOUBLE", "The logarithm to base 10.", [("log10(100)", 2.0)], aliases=("log",),
             postgres=_PG_LOG % f"LOG({_PG_DOUBLE})", clickhouse="log10(toFloat64({0}))", spark=_SPARK_LOG % "LOG10({0})"),
    function("log2", "number", "DOUBLE", "The logarithm to base 2.", [("log2(8)", 3.0)],
             postgres=_PG_LOG % f"LN({_PG_DOUBLE}) / LN(CAST(2 AS DOUBLE PRECISION))", clickhouse="log2(toFloat64({0}))", spark=_SPARK_LOG % "LOG2({0})"),
    function("pow", "number, number", "DOUBLE", "The first to the power of the second.", [("pow(2, 10)", 1024.0), ("2 ^ 3", 8.0)], aliases=("power",),
             clickhouse="pow(toFloat64({0}), toFloat64({1}))", spark="POWER({0}, {1})",
             postgres=lambda a: "POWER(CAST({0} AS DOUBLE PRECISION), CAST({1} AS DOUBLE PRECISION))" if (whole_number(a[1]) or 0) > 0
             else Refused("PostgreSQL stops at 0 to a negative power and at roots of negative numbers; the exponent is not a constant above 0")),
    _math("sin", "The sine of an angle in radians.", ("sin(0)", 0.0)),
    _math("cos", "The cosine of an angle in radians.", ("cos(0)", 1.0)),
    _math("tan", "The tangent of an angle in radians.", ("tan(0)", 0.0)),
    function("asin", "number", "DOUBLE", "The angle in radians with this sine.", [("asin(0)", 0.0)]),
    function("acos", "number", "DOUBLE", "The angle in radians with this cosine.", [("acos(1)", 0.0)]),
    _math("atan", "The angle in radians with this tangent.", ("atan(0)", 0.0)),
    function("atan2", "number, number", "DOUBLE", "The angle in radians of the point (second, first).", [("atan2(0, 1)", 0.0)],
             postgres="ATAN2(CAST({0} AS DOUBLE PRECISION), CAST({1} AS DOUBLE PRECISION))", clickhouse="atan2(toFloat64({0}), toFloat64({1}))", spark="ATAN2({0}, {1})"),
    _math("sinh", "The hyperbolic sine.", ("sinh(0)", 0.0)),
    _math("cosh", "The hyperbolic cosine.", ("cosh(0)", 1.0)),
    _math("tanh", "The hyperbolic tangent.", ("tanh(0)", 0.0)),
    function("cot", "number", "DOUBLE", "The cotangent of an angle in radians.", [("cot(1)", 0.6420926159343306)]),
    _math("degrees", "An angle in radians, in degrees.", ("degrees(0)", 0.0)),
    _math("radians", "An angle in degrees, in radians.", ("radians(180)", 3.141592653589793)),
    function("pi", "", "DOUBLE", "The number pi.", [("pi()", 3.141592653589793)], everywhere="PI()", clickhouse="pi()"),
    function("mod", "int, int", "$0", "The remainder, with the sign of the first; by zero NULL.", [("mod(-7, 3)", -1), ("-7 % 3", -1), ("7 % 0", None)],
             postgres="{0} % NULLIF({1}, 0)", spark="{0} % NULLIF({1}, 0)", clickhouse="{0} % nullIf({1}, 0)", duckdb="{0} % NULLIF({1}, 0)"),
    function("greatest", "any…", "$0", "The greatest of the values that are not NULL.", [("greatest(1, 3, 2)", 3), ("greatest(1, NULL)", 1)],
             postgres=_extreme("postgres", "greatest"), spark=_extreme("spark", "greatest")),
    function("least", "any…", "$0", "The least of the values that are not NULL.", [("least(2, 1, 3)", 1)],
             postgres=_extreme("postgres", "least"), spark=_extreme("spark", "least")),
    function("gcd", "int, int", "$0", "The greatest common divisor.", [("gcd(12, 18)", 6)], postgres="GCD({0}, {1})", aliases=("greatest_common_divisor",)),
    function("lcm", "int, int", "$0", "The least common multiple.", [("lcm(4, 6)", 12)], postgres="LCM({0}, {1})", aliases=("least_common_multiple",)),
    function("factorial", "int", "HUGEINT", "The product of 1 to this number.", [("factorial(5)", 120)]),
    function("gamma", "number", "DOUBLE", "The gamma function.", [("gamma(5)", 24.0)]),
    function("lgamma", "number", "DOUBLE", "The logarithm of the gamma function.", [("lgamma(1)", 0.0)]),
    function("even", "number", "DOUBLE", "Rounded away from zero to an even number.", [("even(3)", 4.0)]),
    function("isnan", "number", "BOOLEAN", "Whether it is NaN.", [("isnan('nan'::DOUBLE)", True), ("isnan(1.0::DOUBLE)", False)], postgres="{0} = CAST('NaN' AS DOUBLE PRECISION)",
             clickhouse="CAST(isNaN({0}) AS Nullable(Bool))", spark="CASE WHEN {0} IS NULL THEN NULL ELSE ISNAN({0}) END"),
    function("isinf", "number", "BOOLEAN", "Whether it is infinite.", [("isinf('inf'::DOUBLE)", True)],
             postgres="ABS({0}) = CAST('Infinity' AS DOUBLE PRECISION)", spark="ABS({0}) = CAST('Infinity' AS DOUBLE)", clickhouse="CAST(isInfinite({0}) AS Nullable(Bool))"),
    function("isfinite", "number", "BOOLEAN", "Whether it is neither infinite nor NaN.", [("isfinite(1.0::DOUBLE)", True)],
             postgres="ABS({0}) < CAST('Infinity' AS DOUBLE PRECISION)", spark="ABS({0}) < CAST('Infinity' AS DOUBLE)", clickhouse="CAST(isFinite({0}) AS Nullable(Bool))"),
    function("bit_count", "int", "TINYINT", "How many bits are 1.", [("bit_count(7)", 3)]),
    function("xor", "int, int", "$0", "Bits that are 1 in one of the two.", [("xor(5, 3)", 6)], postgres="{0} # {1}", clickhouse="bitXor({0}, {1})", spark="{0} ^ {1}"),
    function("random", "", "DOUBLE", "A number from 0 to below 1, another one each time.", deterministic=False),
)
