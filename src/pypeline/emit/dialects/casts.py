"""CAST and TRY_CAST off DuckDB: halves of decimals round away from zero, of doubles to the even neighbour."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from pypeline.emit.dialects.scope import CannotSayError, Lower, Scope
from pypeline.emit.dialects.types import lower_type
from pypeline.kit.functions.lowering import fill
from pypeline.kit.functions.table import Argument
from pypeline.plan.types import canonical_type, family, is_float, is_integer

_SAME_MOMENTS = {("DATE", "TIMESTAMP"), ("TIMESTAMP", "DATE")}


def cast(node: Any, scope: Scope, lower: Lower) -> Argument:
    value = lower(node.this, scope)
    target = canonical_type(node.args["to"].sql(dialect="duckdb")) or ""
    return cast_to(value, target, scope)


def _plain(value: Argument, target: str, scope: Scope) -> Argument:
    return Argument(exp.Cast(this=value.tree.copy(), to=lower_type(target, scope.dialect)), target)


def _no(value: Argument, target: str, reason: str = "it gives other results there") -> CannotSayError:
    return CannotSayError(f"CAST({value.type or 'a value of unknown type'} AS {target})", reason)


def text_of(value: Argument, scope: Scope) -> Argument:
    return value if value.family == "text" else cast_to(value, "VARCHAR", scope)


def cast_to(value: Argument, target: str, scope: Scope) -> Argument:
    """`value` as the canonical type `target`, with DuckDB's result or not at all."""
    if value.type == target and not isinstance(value.tree, exp.Literal):
        return value
    if value.family == "null" or (value.type == target and target != "VARCHAR"):
        return _plain(value, target, scope)
    if (
        isinstance(value.tree, exp.Literal)
        and value.family == "text"
        and family(target) in {"date", "timestamp", "text", "uuid"}
    ):
        return _moment_literal(value, target, scope)
    if not value.type:
        raise _no(value, target, "the type of the value is not known")
    rule = _RULES.get((value.family, family(target)))
    if rule is None:
        raise _no(value, target)
    return rule(value, target, scope)


def _moment_literal(value: Argument, target: str, scope: Scope) -> Argument:
    if scope.dialect == "clickhouse" and target == "TIMESTAMP":
        return Argument(fill("toDateTime64({0}, 6, 'UTC')", "clickhouse", [value.tree]), target)
    if scope.dialect == "clickhouse" and target == "DATE":
        return Argument(fill("toDate32({0})", "clickhouse", [value.tree]), target)
    return _plain(value, target, scope)


def _numbers(value: Argument, target: str, scope: Scope) -> Argument:
    if is_integer(target):
        return _to_integer(value, target, scope)
    if is_float(target):
        return _plain(value, target, scope)
    if is_float(value.type):
        raise _no(value, target, "a double is rounded to a decimal by other rules; round() it and keep the double")
    if scope.dialect == "clickhouse" and value.type.startswith("DECIMAL"):
        scale = target.partition(",")[2].rstrip(")")
        template = f"CAST(round({{0}}, {scale}) AS Nullable({target.replace('DECIMAL', 'Decimal')}))"
        return Argument(fill(template, "clickhouse", [value.tree]), target)
    return _plain(value, target, scope)


def _to_integer(value: Argument, target: str, scope: Scope) -> Argument:
    if scope.dialect == "postgres":
        return _plain(value, target, scope)
    rounded = value.tree
    if is_float(value.type):
        rounded = fill("RINT({0})" if scope.dialect == "spark" else "roundBankers({0})", scope.dialect, [value.tree])
    elif not is_integer(value.type):
        rounded = fill("ROUND({0}, 0)" if scope.dialect == "spark" else "round({0})", scope.dialect, [value.tree])
    if scope.dialect == "spark":
        return _plain(Argument(rounded, value.type), target, scope)
    name = lower_type(target, "clickhouse").sql(dialect="clickhouse")
    return Argument(fill(f"accurateCast({{0}}, '{name}')", "clickhouse", [rounded]), target)


def _number_to_text(value: Argument, target: str, scope: Scope) -> Argument:
    if is_integer(value.type):
        return _plain(value, target, scope)
    if is_float(value.type) or scope.dialect == "clickhouse":
        raise _no(value, target, "the digits are written differently; round() or CAST it to a whole number first")
    return _plain(_plain(value, value.type, scope), target, scope)


def _boolean_to_text(value: Argument, target: str, scope: Scope) -> Argument:
    if scope.dialect != "clickhouse":
        return _plain(value, target, scope)
    return Argument(fill("CASE WHEN {0} THEN 'true' WHEN NOT {0} THEN 'false' END", "clickhouse", [value.tree]), target)


def _boolean_to_number(value: Argument, target: str, scope: Scope) -> Argument:
    if scope.dialect == "postgres":
        return (
            _plain(_plain(value, "INTEGER", scope), target, scope)
            if target != "INTEGER"
            else _plain(value, target, scope)
        )
    return _plain(value, target, scope)


def _number_to_boolean(value: Argument, target: str, scope: Scope) -> Argument:
    return Argument(fill("{0} <> 0", scope.dialect, [value.tree]), target)


def _moment(value: Argument, target: str, scope: Scope) -> Argument:
    if (value.type, target) not in _SAME_MOMENTS:
        raise _no(value, target)
    if scope.dialect != "clickhouse":
        return _plain(value, target, scope)
    return Argument(
        fill("toDateTime64({0}, 6, 'UTC')" if target == "TIMESTAMP" else "toDate32({0})", "clickhouse", [value.tree]),
        target,
    )


def _moment_to_text(value: Argument, target: str, scope: Scope) -> Argument:
    if value.type not in {"DATE", "TIMESTAMP"}:
        raise _no(value, target)
    if value.type == "TIMESTAMP" and scope.dialect == "clickhouse":
        return _clickhouse_time(value, target)
    return _plain(value, target, scope)


def _clickhouse_time(value: Argument, target: str) -> Argument:
    template = (
        "concat(formatDateTime({0}, '%Y-%m-%d %H:%i:%S'), replaceRegexpOne(formatDateTime({0}, '.%f'), '[.]?0*$', ''))"
    )
    return Argument(fill(template, "clickhouse", [value.tree]), target)


def _text_to_number(value: Argument, target: str, scope: Scope) -> Argument:
    if scope.dialect == "clickhouse":
        if not (is_integer(target) or target == "DOUBLE"):
            raise _no(value, target)
        name = lower_type(target, "clickhouse").sql(dialect="clickhouse")
        return Argument(fill(f"CAST(trimBoth({{0}}) AS {name})", "clickhouse", [value.tree]), target)
    return _plain(value, target, scope)


def _text_to_moment(value: Argument, target: str, scope: Scope) -> Argument:
    if target not in {"DATE", "TIMESTAMP"}:
        raise _no(value, target)
    if scope.dialect == "clickhouse":
        raise _no(value, target, "it reads other spellings of a date")
    return _moment_literal(value, target, scope)


def _text_to_boolean(value: Argument, target: str, scope: Scope) -> Argument:
    if scope.dialect == "clickhouse":
        raise _no(value, target)
    return _plain(value, target, scope)


_RULES = {
    ("number", "number"): _numbers,
    ("number", "text"): _number_to_text,
    ("boolean", "text"): _boolean_to_text,
    ("boolean", "number"): _boolean_to_number,
    ("number", "boolean"): _number_to_boolean,
    ("date", "timestamp"): _moment,
    ("timestamp", "date"): _moment,
    ("date", "text"): _moment_to_text,
    ("timestamp", "text"): _moment_to_text,
    ("text", "number"): _text_to_number,
    ("text", "date"): _text_to_moment,
    ("text", "timestamp"): _text_to_moment,
    ("text", "boolean"): _text_to_boolean,
    ("text", "text"): _plain,
}
