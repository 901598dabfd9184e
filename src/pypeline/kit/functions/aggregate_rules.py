"""How other engines add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.lowering import Spelling, fill
from pypeline.kit.functions.table import Argument, Function, Lowering, Refused
from pypeline.plan.types import is_float, is_integer

Target = Literal["postgres", "clickhouse", "spark"]
DOUBLE = "CAST({0} AS DOUBLE PRECISION)"


def sum_type(types: Sequence[str]) -> str:
    kind = types[0]
    if is_integer(kind) or kind == "BOOLEAN":
        return "HUGEINT"
    if kind.startswith("DECIMAL"):
        return "DECIMAL(38," + kind.partition(",")[2]
    return "DOUBLE" if is_float(kind) else ""


def list_type(types: Sequence[str]) -> str:
    return f"{types[0]}[]" if types[0] else ""


def exact_sum(dialect: str, integers: str, others: str) -> Spelling:
    """Sums of integers are exact however large; so are those of decimals."""

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        kind = arguments[0].type
        if not kind:
            return Refused("the type of the number is not known; cast it")
        if arguments[0].family == "boolean":
            return Refused("it is true or false; write count_if")
        if arguments[0].family != "number":
            return Refused("it is not a number")
        return fill(integers if is_integer(kind) else others, dialect, [arguments[0].tree])

    return lower


def extreme(dialect: str, name: str) -> Spelling:
    spelled = f"{name}OrNull({{0}})" if dialect == "clickhouse" else f"{name.upper()}({{0}})"
    function_of_booleans = {"postgres": {"min": "BOOL_AND({0})", "max": "BOOL_OR({0})"}}

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        family = arguments[0].family
        if family == "boolean" and dialect in function_of_booleans:
            return fill(function_of_booleans[dialect][name], dialect, [arguments[0].tree])
        if family == "text" and dialect == "postgres":
            return fill(f'{name.upper()}({{0}} COLLATE "C")', dialect, [arguments[0].tree])
        if family not in {"number", "date", "timestamp", "text", "boolean"}:
            return Refused("the type of the value is not known, or has no order there")
        return fill(spelled, dialect, [arguments[0].tree])

    return lower


def of_binary(dialect: str, template: str) -> Lowering:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        if not (is_integer(arguments[0].type) or is_float(arguments[0].type)):
            return Refused("DuckDB keeps the digits of a decimal; cast it to DOUBLE")
        return fill(template, dialect, [argument.tree for argument in arguments])

    return lower


def quantile_in_clickhouse(arguments: Sequence[Argument]) -> exp.Expr | Refused:
    """The share is a parameter of the function there: a plain number."""
    share = float(arguments[1].literal or "nan")
    if not 0 <= share <= 1:
        return Refused("the share is not a number from 0 to 1")
    return of_binary("clickhouse", f"quantileExactInclusiveOrNull({share!r})(toFloat64({{0}}))")(arguments)


class Spellings(TypedDict, total=False):
    """A spelling for each target, to be spread into `function`."""

    postgres: Spelling
    clickhouse: Spelling
    spark: Spelling


def numeric(spellings: Mapping[Target, str]) -> Spellings:
    found: Spellings = {}
    for dialect, template in spellings.items():
        found[dialect] = of_number(dialect, template)
    return found


def of_number(dialect: str, template: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        if any(argument.family not in {"number", "other"} for argument in arguments):
            return Refused("it is not a number")
        return fill(template, dialect, [argument.tree for argument in arguments])

    return lower


def spread(
    name: str,
    summary: str,
    example: tuple[str, object],
    aliases: tuple[str, ...] = (),
    sql_name: str = "",
    clickhouse: str = "",
) -> Function:
    return function(
        name,
        "number",
        "DOUBLE",
        summary,
        [example],
        role="aggregate",
        aliases=aliases,
        **numeric(
            {
                "postgres": f"{sql_name}({DOUBLE})",
                "spark": f"{sql_name}(CAST({{0}} AS DOUBLE))",
                "clickhouse": clickhouse,
            }
        ),
    )
