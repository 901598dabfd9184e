"""Calls, aggregates and windows off DuckDB, by the function table."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from pypeline.emit.dialects.casts import cast_to, text_of
from pypeline.emit.dialects.scope import CannotSayError, Lower, Scope, said
from pypeline.emit.dialects.types import lower_type
from pypeline.kit.functions import Function, Refused, find_function
from pypeline.kit.functions.table import Argument, Parameter
from pypeline.plan.types import is_integer

_KINDS: dict[str, frozenset[str]] = {
    "text": frozenset({"text"}),
    "number": frozenset({"number"}),
    "int": frozenset({"number"}),
    "boolean": frozenset({"boolean"}),
    "temporal": frozenset({"date", "timestamp"}),
    "list": frozenset({"list"}),
    "map": frozenset({"map"}),
    "interval": frozenset({"interval"}),
    "struct": frozenset({"struct"}),
}
_INT32 = frozenset({"INTEGER", "SMALLINT", "TINYINT", "UTINYINT", "USMALLINT"})


def call(node: Any, scope: Scope, lower: Lower) -> Argument:
    found = find_function(node.name)
    if found is None:
        raise CannotSayError(node.name, "it is not in the function table")
    lowering = found.lowerings.get(scope.dialect)
    if lowering is None or isinstance(lowering, Refused):
        raise CannotSayError(found.name, lowering.reason if lowering else "it runs on DuckDB only")
    distinct, order, parts = _modifiers(node)
    arguments: list[Argument] = []
    for index, part in enumerate(parts):
        inner = scope.over(arguments[0].type) if isinstance(part, exp.Lambda) and arguments else scope
        arguments.append(_argument(part, found, index, inner, lower))
    _check_modifiers(found, distinct, order, scope)
    tree = said(lowering(arguments), found.name)
    if distinct or order:
        tree = _modified(tree, distinct, order, scope, lower)
    return Argument(tree, return_type(found, arguments))


def _modifiers(node: exp.Anonymous) -> tuple[bool, exp.Order | None, list[exp.Expr]]:
    parts = list(node.expressions)
    order = parts[-1] if parts and isinstance(parts[-1], exp.Order) else None
    if order is not None:
        parts[-1] = order.this
    distinct = bool(parts) and isinstance(parts[0], exp.Distinct)
    return distinct, order, [*parts[0].expressions, *parts[1:]] if distinct else parts


def _check_modifiers(found: Function, distinct: bool, order: exp.Order | None, scope: Scope) -> None:
    if order is not None and scope.dialect != "postgres":
        raise CannotSayError(found.name, "with ORDER BY inside")
    if distinct and (
        found.name not in {"count", "sum", "avg", "min", "max"}
        or (scope.dialect == "clickhouse" and found.name != "count")
    ):
        raise CannotSayError(found.name, "with DISTINCT inside")
    if found.name in {"list", "string_agg", "first"} and order is None:
        raise CannotSayError(found.name, "without ORDER BY inside, its order is left to chance")


def _modified(tree: exp.Expr, distinct: bool, order: exp.Order | None, scope: Scope, lower: Lower) -> exp.Expr:
    called = tree.find(exp.Anonymous, exp.ArrayAgg) if isinstance(tree, exp.Bracket) else tree
    if not isinstance(called, exp.Anonymous) or not called.expressions:
        raise CannotSayError("DISTINCT or ORDER BY", "not inside of this function")
    parts = list(called.expressions)
    if distinct:
        parts[0] = exp.Distinct(expressions=[parts[0]])
    if order is not None:
        parts[-1] = exp.Order(this=parts[-1], expressions=[_ordered(key, scope, lower) for key in order.expressions])
    called.set("expressions", parts)
    return tree


def _argument(part: exp.Expr, found: Function, index: int, scope: Scope, lower: Lower) -> Argument:
    if isinstance(part, exp.Star):
        return Argument(exp.Star())
    if isinstance(part, exp.Lambda):
        return _lambda(part, scope, lower)
    parameter = found.parameter(index)
    value = lower(part, scope)
    _fits(value, parameter, found)
    if parameter.constant and parameter.kind == "number" and isinstance(part, exp.Literal) and not part.is_string:
        return Argument(part.copy(), value.type)
    if parameter.kind == "boolean" and value.family == "null":
        return cast_to(value, "BOOLEAN", scope)
    if found.name in {"concat", "concat_ws"} and value.family not in {"text", "null"}:
        return text_of(value, scope)
    if (
        scope.dialect == "postgres"
        and found.role != "row"
        and isinstance(value.tree, exp.Literal)
        and value.family == "text"
    ):
        return Argument(exp.Cast(this=value.tree, to=lower_type("VARCHAR", "postgres")), value.type)
    if parameter.constant and value.literal is None:
        raise CannotSayError(found.name, f"its argument {index + 1} is not a constant")
    if (
        scope.dialect == "postgres"
        and parameter.kind == "int"
        and value.type not in _INT32
        and found.family != "Numbers"
    ):
        return cast_to(value, "INTEGER", scope) if value.type else value
    return value


def _fits(value: Argument, parameter: Parameter, found: Function) -> None:
    kinds = _KINDS.get(parameter.kind)
    if kinds is None or not value.type or value.family == "null":
        return
    if value.family not in kinds or (parameter.kind == "int" and not is_integer(value.type)):
        raise CannotSayError(found.name, f"it does not take {value.type} there; cast it")
    if parameter.kind == "temporal" and value.type not in {"DATE", "TIMESTAMP"}:
        raise CannotSayError(found.name, f"{value.type} is read by other rules there; cast it to TIMESTAMP")


def _lambda(node: exp.Lambda, scope: Scope, lower: Lower) -> Argument:
    names = {part.name: scope.element for part in node.expressions}
    body = lower(node.this, scope.within(names))
    return Argument(exp.Lambda(this=body.tree, expressions=[part.copy() for part in node.expressions]), body.type)


def return_type(found: Function, arguments: list[Argument]) -> str:
    types = [argument.type for argument in arguments]
    if callable(found.returns):
        return found.returns(types) if types else ""
    if found.returns.startswith("$"):
        index = int(found.returns[1])
        return types[index] if index < len(types) else ""
    if found.name == "date_part":
        return "DOUBLE" if arguments[0].literal == "epoch" else "BIGINT"
    return found.returns


def _ordered(node: Any, scope: Scope, lower: Lower) -> exp.Ordered:
    value = lower(node.this, scope)
    tree = order_tree(value, scope.dialect)
    return exp.Ordered(
        this=tree, desc=bool(node.args.get("desc")) or None, nulls_first=bool(node.args.get("nulls_first"))
    )


def order_tree(value: Argument, dialect: str) -> exp.Expr:
    """What to sort by: PostgreSQL sorts text by the database's language unless it is told to compare code points."""
    if value.family == "text" and dialect == "postgres":
        return exp.Collate(this=value.tree.copy(), expression=exp.Identifier(this="C", quoted=True))
    if value.family not in {"number", "text", "date", "timestamp", "boolean", "uuid"}:
        raise CannotSayError("ORDER BY", f"{value.type or 'a value of unknown type'} is ordered by other rules there")
    return value.tree.copy()


def filtered(node: Any, scope: Scope, lower: Lower) -> Argument:
    value = lower(node.this, scope)
    condition = lower(node.expression.this, scope)
    if isinstance(value.tree, exp.Anonymous | exp.WithinGroup):
        return Argument(exp.Filter(this=value.tree, expression=exp.Where(this=condition.tree)), value.type)
    raise CannotSayError("FILTER", "not with this function")


_PASSING = frozenset({"first_value", "last_value", "nth_value", "lag", "lead"})


def ignoring(node: Any, scope: Scope, lower: Lower) -> Argument:
    """`lag(x) IGNORE NULLS`: PostgreSQL and ClickHouse do not have it for all of them."""
    value = lower(node.this, scope)
    if scope.dialect != "spark" or not isinstance(value.tree, exp.Anonymous) or node.this.name not in _PASSING:
        raise CannotSayError("IGNORE NULLS", "it is not there")
    return Argument(exp.IgnoreNulls(this=value.tree), value.type)


def window(node: Any, scope: Scope, lower: Lower) -> Argument:
    value = lower(node.this, scope)
    if not isinstance(value.tree, exp.Anonymous | exp.Filter | exp.IgnoreNulls):
        raise CannotSayError("OVER", "not with this function")
    order = node.args.get("order")
    spec = node.args.get("spec")
    if spec is not None and (spec.args.get("exclude") or (spec.args.get("kind") or "").upper() == "GROUPS"):
        raise CannotSayError("OVER", "the frame")
    if spec is not None and (spec.args.get("kind") or "").upper() == "RANGE":
        raise CannotSayError("OVER", "a frame by RANGE")
    tree = exp.Window(
        this=value.tree,
        partition_by=[lower(part, scope).tree for part in node.args.get("partition_by") or []],
        order=exp.Order(expressions=[_ordered(key, scope, lower) for key in order.expressions]) if order else None,
        spec=spec.copy() if spec else None,
        over="OVER",
    )
    return Argument(tree, value.type)


CALLS: dict[type[exp.Expr], Any] = {
    exp.Anonymous: call,
    exp.Filter: filtered,
    exp.Window: window,
    exp.IgnoreNulls: ignoring,
}
