"""+ - * / // % off DuckDB. `/` is a division of doubles; dividing by zero gives NULL everywhere."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from pypeline.emit.dialects.scope import CannotSayError, Lower, Scope, said
from pypeline.kit.functions.intervals import shifted
from pypeline.kit.functions.lowering import fill, wrapped
from pypeline.kit.functions.table import Argument
from pypeline.plan.types import is_float, is_integer

_WIDTHS = {"TINYINT": 1, "SMALLINT": 2, "INTEGER": 3, "BIGINT": 4, "HUGEINT": 5}
_MOMENTS = frozenset({"date", "timestamp"})


def arithmetic(node: Any, scope: Scope, lower: Lower) -> Argument:
    left, right = lower(node.this, scope), lower(node.expression, scope)
    name = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/", exp.IntDiv: "//", exp.Mod: "%"}[type(node)]
    if not left.type or not right.type:
        raise CannotSayError(name, "the type of an operand is not known; cast it")
    if left.family in _MOMENTS or right.family in _MOMENTS:
        return _moved(node, left, right, scope)
    if {left.family, right.family} - {"number"}:
        raise CannotSayError(name, f"it does not take {left.type} and {right.type} there")
    if isinstance(node, exp.Div):
        return _divided(left, right, scope)
    if isinstance(node, exp.IntDiv | exp.Mod):
        return _whole(node, left, right, scope)
    return Argument(
        type(node)(this=_term(left, node, first=True), expression=_term(right, node, first=False)),
        _number_type(node, left.type, right.type),
    )


def _term(value: Argument, node: exp.Expr, *, first: bool) -> exp.Expr:
    """Chains of one operator stay without brackets."""
    same = isinstance(value.tree, type(node)) and first
    tight = isinstance(node, exp.Add | exp.Sub) and isinstance(value.tree, exp.Mul)
    return value.tree if same or tight else wrapped(value.tree)


def _number_type(node: exp.Expr, left: str, right: str) -> str:
    if is_float(left) or is_float(right):
        return "DOUBLE" if "DOUBLE" in {left, right} or not (is_float(left) and is_float(right)) else "FLOAT"
    if is_integer(left) and is_integer(right):
        if left in _WIDTHS and right in _WIDTHS:
            return max(left, right, key=_WIDTHS.__getitem__)
        return left if left == right else "BIGINT"
    return _decimal_type(node, left, right)


def _decimal_type(node: exp.Expr, left: str, right: str) -> str:
    scales = [int(kind.partition(",")[2].rstrip(")")) if kind.startswith("DECIMAL") else 0 for kind in (left, right)]
    scale = sum(scales) if isinstance(node, exp.Mul) else max(scales)
    return f"DECIMAL(38,{scale})"


def _divided(left: Argument, right: Argument, scope: Scope) -> Argument:
    double = {
        "postgres": "CAST({0} AS DOUBLE PRECISION)",
        "spark": "CAST({0} AS DOUBLE)",
        "clickhouse": "toFloat64({0})",
    }[scope.dialect]
    parts = [
        value.tree if value.type == "DOUBLE" else fill(double, scope.dialect, [value.tree]) for value in (left, right)
    ]
    if _is_nonzero(right):
        return Argument(exp.Div(this=wrapped(parts[0]), expression=wrapped(parts[1])), "DOUBLE")
    return Argument(fill(f"{{0}} / {_nullif(scope)}({{1}}, 0)", scope.dialect, parts), "DOUBLE")


def _nullif(scope: Scope) -> str:
    return "nullIf" if scope.dialect == "clickhouse" else "NULLIF"


def _is_nonzero(value: Argument) -> bool:
    return isinstance(value.tree, exp.Literal) and value.tree.is_number and float(value.tree.this) != 0


def _whole(node: exp.Expr, left: Argument, right: Argument, scope: Scope) -> Argument:
    name = "//" if isinstance(node, exp.IntDiv) else "%"
    if not (is_integer(left.type) and is_integer(right.type)):
        raise CannotSayError(name, "its operands are not whole numbers")
    divisor = right.tree if _is_nonzero(right) else fill(f"{_nullif(scope)}({{0}}, 0)", scope.dialect, [right.tree])
    templates = {
        "%": dict.fromkeys(("postgres", "spark", "clickhouse"), "{0} % {1}"),
        "//": {"postgres": "{0} / {1}", "spark": "{0} DIV {1}", "clickhouse": "intDiv({0}, {1})"},
    }
    return Argument(
        fill(templates[name][scope.dialect], scope.dialect, [left.tree, divisor]),
        _number_type(node, left.type, right.type),
    )


def _moved(node: exp.Expr, left: Argument, right: Argument, scope: Scope) -> Argument:
    sign = -1 if isinstance(node, exp.Sub) else 1
    if isinstance(node, exp.Add) and left.family not in _MOMENTS:
        left, right = right, left
    if not isinstance(node, exp.Add | exp.Sub):
        raise CannotSayError(node.key, "it does not take dates")
    if right.family == "interval":
        return Argument(said(shifted(left, right, scope.dialect, sign), "adding an interval"), "TIMESTAMP")
    if left.type == "DATE" and is_integer(right.type):
        return Argument(_days(left, right, scope, sign), "DATE")
    if left.type == "DATE" and right.type == "DATE" and sign < 0:
        template = {"postgres": "{0} - {1}", "spark": "DATEDIFF({0}, {1})", "clickhouse": "dateDiff('day', {1}, {0})"}[
            scope.dialect
        ]
        return Argument(fill(template, scope.dialect, [left.tree, right.tree]), "BIGINT")
    raise CannotSayError(
        "+" if sign > 0 else "-", f"it does not take {left.type} and {right.type} there; write date_diff or an INTERVAL"
    )


def _days(date: Argument, days: Argument, scope: Scope, sign: int) -> exp.Expr:
    mark = "+" if sign > 0 else "-"
    template = {
        "postgres": f"{{0}} {mark} CAST({{1}} AS INTEGER)"
        if days.type not in {"INTEGER", "SMALLINT", "TINYINT"}
        else f"{{0}} {mark} {{1}}",
        "spark": "DATE_ADD({0}, {1})" if sign > 0 else "DATE_SUB({0}, {1})",
        "clickhouse": "addDays(toDate32({0}), {1})" if sign > 0 else "subtractDays(toDate32({0}), {1})",
    }[scope.dialect]
    return fill(template, scope.dialect, [date.tree, days.tree])


_BITS = {
    exp.BitwiseAnd: {"postgres": "{0} & {1}", "spark": "{0} & {1}", "clickhouse": "bitAnd({0}, {1})"},
    exp.BitwiseOr: {"postgres": "{0} | {1}", "spark": "{0} | {1}", "clickhouse": "bitOr({0}, {1})"},
}


def bits(node: Any, scope: Scope, lower: Lower) -> Argument:
    left, right = lower(node.this, scope), lower(node.expression, scope)
    if not (is_integer(left.type) and is_integer(right.type)):
        raise CannotSayError("& or |", "its operands are not whole numbers")
    tree = fill(_BITS[type(node)][scope.dialect], scope.dialect, [left.tree, right.tree])
    return Argument(tree, _number_type(node, left.type, right.type))


def negated(node: Any, scope: Scope, lower: Lower) -> Argument:
    value = lower(node.this, scope)
    if value.type and value.family != "number":
        raise CannotSayError("-", f"it does not take {value.type} there")
    return Argument(exp.Neg(this=wrapped(value.tree)), value.type)
