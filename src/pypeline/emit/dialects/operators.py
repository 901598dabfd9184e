"""Operators off DuckDB: comparison, logic, arithmetic, LIKE, IN, IS, CASE."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from pypeline.emit.dialects.arithmetic import arithmetic, bits, negated
from pypeline.emit.dialects.casts import cast_to, text_of
from pypeline.emit.dialects.scope import CannotSayError, Lower, Scope
from pypeline.kit.functions.lowering import fill, wrapped
from pypeline.kit.functions.table import Argument

_ORDERED = (exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between)
_READ_FROM_TEXT = ({"text", "date"}, {"text", "timestamp"}, {"text", "uuid"})
_COMPARABLE = frozenset({"number", "text", "date", "timestamp", "boolean", "uuid", "null", "list"})


def _matched(values: list[Argument], scope: Scope) -> list[Argument]:
    """Operands of one kind: a text literal beside a date or a time becomes one; other mixtures are refused."""
    kinds = {value.family for value in values if value.type and value.family != "null"}
    if len(kinds) <= 1 and all(value.type for value in values):
        if kinds <= _COMPARABLE:
            return values
        raise CannotSayError("the comparison", f"values of type {values[0].type} are compared by other rules there")
    if kinds == {"date", "timestamp"}:
        return [value if value.family == "timestamp" else cast_to(value, "TIMESTAMP", scope) for value in values]
    target = next((value.type for value in values if value.family not in {"text", "null"}), "")
    literals = [value for value in values if value.family == "text" and isinstance(value.tree, exp.Literal)]
    texts = sum(value.family == "text" for value in values)
    if literals and len(literals) == texts and kinds in _READ_FROM_TEXT:
        return [cast_to(value, target, scope) if value.family == "text" else value for value in values]
    if not all(value.type for value in values):
        raise CannotSayError("the comparison", "the type of an operand is not known; cast it")
    raise CannotSayError("the comparison", "its sides are of different kinds; cast one")


def _collated(value: Argument, scope: Scope) -> exp.Expr:
    """PostgreSQL orders text by the database's language unless it is told to compare code points."""
    tree = wrapped(value.tree)
    if value.family == "text" and scope.dialect == "postgres":
        return exp.Paren(this=exp.Collate(this=tree, expression=exp.Identifier(this="C", quoted=True)))
    return tree


def comparison(node: Any, scope: Scope, lower: Lower) -> Argument:
    left, right = _matched([lower(node.this, scope), lower(node.expression, scope)], scope)
    if "list" in {left.family, right.family} and isinstance(node, _ORDERED):
        raise CannotSayError("the comparison", "lists are ordered by other rules there")
    if isinstance(node, exp.NullSafeEQ | exp.NullSafeNEQ):
        return Argument(_null_safe(node, left, right, scope), "BOOLEAN")
    sides = [_collated(value, scope) if isinstance(node, _ORDERED) else wrapped(value.tree) for value in (left, right)]
    return Argument(type(node)(this=sides[0], expression=sides[1]), "BOOLEAN")


def _null_safe(node: exp.Expr, left: Argument, right: Argument, scope: Scope) -> exp.Expr:
    if scope.dialect == "clickhouse":
        equal = fill(
            "CAST(coalesce({0} = {1}, {0} IS NULL AND {1} IS NULL) AS Bool)", "clickhouse", [left.tree, right.tree]
        )
    else:
        equal = exp.NullSafeEQ(this=wrapped(left.tree), expression=wrapped(right.tree))
    return exp.Not(this=exp.Paren(this=equal)) if isinstance(node, exp.NullSafeNEQ) else equal


def between(node: Any, scope: Scope, lower: Lower) -> Argument:
    values = _matched([lower(node.args[name], scope) for name in ("this", "low", "high")], scope)
    value, low, high = (_collated(part, scope) for part in values)
    return Argument(exp.Between(this=value, low=low, high=high), "BOOLEAN")


def logic(node: Any, scope: Scope, lower: Lower) -> Argument:
    sides = [_condition(part, scope, lower) for part in (node.this, node.expression)]
    kept = [
        exp.Paren(this=side) if isinstance(side, exp.Connector) and not isinstance(side, type(node)) else side
        for side in sides
    ]
    return Argument(type(node)(this=kept[0], expression=kept[1]), "BOOLEAN")


def _condition(node: exp.Expr, scope: Scope, lower: Lower) -> exp.Expr:
    value = lower(node, scope)
    if value.type and value.family != "boolean":
        return cast_to(value, "BOOLEAN", scope).tree
    return value.tree


def negation(node: Any, scope: Scope, lower: Lower) -> Argument:
    return Argument(exp.Not(this=wrapped(_condition(node.this, scope, lower))), "BOOLEAN")


def membership(node: Any, scope: Scope, lower: Lower) -> Argument:
    values = _matched([lower(part, scope) for part in (node.this, *node.expressions)], scope)
    first, rest = values[0], values[1:]
    constants = all(
        isinstance(value.tree, exp.Literal | exp.Neg | exp.Cast) and value.family != "null" for value in rest
    )
    if scope.dialect != "clickhouse" or constants:
        return Argument(exp.In(this=wrapped(first.tree), expressions=[value.tree for value in rest]), "BOOLEAN")
    # ClickHouse answers false, not NULL, where the list holds a NULL.
    equal: exp.Expr = exp.EQ(this=wrapped(first.tree), expression=wrapped(rest[0].tree))
    for value in rest[1:]:
        equal = exp.Or(this=equal, expression=exp.EQ(this=wrapped(first.tree), expression=wrapped(value.tree)))
    return Argument(equal, "BOOLEAN")


def is_test(node: Any, scope: Scope, lower: Lower) -> Argument:
    value = lower(node.this, scope)
    if isinstance(node.expression, exp.Null):
        if scope.dialect == "clickhouse" and value.family == "list":
            raise CannotSayError("IS NULL", "ClickHouse has no NULL lists")
        return Argument(exp.Is(this=wrapped(value.tree), expression=exp.Null()), "BOOLEAN")
    tree = wrapped(_condition(node.this, scope, lower))
    if scope.dialect != "clickhouse":
        return Argument(exp.Is(this=tree, expression=node.expression.copy()), "BOOLEAN")
    wanted = tree if node.expression.this else exp.Not(this=tree)
    return Argument(fill("ifNull({0}, false)", "clickhouse", [wanted]), "BOOLEAN")


def like(node: Any, scope: Scope, lower: Lower) -> Argument:
    return _like(node, "\0", scope, lower)


def escape(node: Any, scope: Scope, lower: Lower) -> Argument:
    if (
        not isinstance(node.this, exp.Like | exp.ILike)
        or not node.expression.is_string
        or len(node.expression.this) > 1
    ):
        raise CannotSayError("ESCAPE", "the character is not a constant")
    return _like(node.this, node.expression.this, scope, lower)


def _like(node: Any, escape_character: str, scope: Scope, lower: Lower) -> Argument:
    """LIKE knows no escape character in DuckDB unless it is given one; elsewhere it is the backslash."""
    value, pattern = lower(node.this, scope), node.expression
    if not isinstance(pattern, exp.Literal) or not pattern.is_string:
        raise CannotSayError("LIKE", "the pattern is not a constant")
    if value.type and value.family != "text":
        value = text_of(value, scope)
    text, out = str(pattern.this), ""
    characters = iter(text)
    for character in characters:
        if character == escape_character:
            character = next(characters, "")  # noqa: PLW2901 - the escaped one
            out += "\\" + character if character in {"%", "_", "\\"} else character
        else:
            out += "\\\\" if character == "\\" else character
    if isinstance(node, exp.ILike) and not text.isascii():
        raise CannotSayError("ILIKE", "letters beyond A to Z are compared by other rules there")
    return Argument(type(node)(this=wrapped(value.tree), expression=exp.Literal.string(out)), "BOOLEAN")


def joined(node: Any, scope: Scope, lower: Lower) -> Argument:
    left, right = lower(node.this, scope), lower(node.expression, scope)
    if "list" in {left.family, right.family}:
        raise CannotSayError("||", "it joins lists; write list_concat")
    sides = [text_of(value, scope) for value in (left, right)]
    return Argument(exp.DPipe(this=_side(sides[0]), expression=_side(sides[1])), "VARCHAR")


def _side(value: Argument) -> exp.Expr:
    return value.tree if isinstance(value.tree, exp.DPipe) else wrapped(value.tree)


def conditional(node: Any, scope: Scope, lower: Lower) -> Argument:
    subject = lower(node.this, scope) if node.this else None
    ifs, values = [], []
    for branch in node.args["ifs"]:
        if subject is not None:
            both = _matched([subject, lower(branch.this, scope)], scope)
            condition: exp.Expr = exp.EQ(this=wrapped(both[0].tree), expression=wrapped(both[1].tree))
        else:
            condition = _condition(branch.this, scope, lower)
        values.append(lower(branch.args["true"], scope))
        ifs.append((condition, values[-1]))
    default = lower(node.args["default"], scope) if node.args.get("default") else None
    type_ = common_type([value.type for value in (*values, *([default] if default else []))])
    return Argument(
        exp.Case(
            ifs=[exp.If(this=condition, true=value.tree) for condition, value in ifs],
            default=default.tree if default else None,
        ),
        type_,
    )


def common_type(types: list[str]) -> str:
    """The type of branches: only when they agree."""
    kinds = {kind for kind in types if kind != '"NULL"'}
    return kinds.pop() if len(kinds) == 1 else ""


OPERATORS: dict[type[exp.Expr], Any] = {
    **dict.fromkeys((exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.NullSafeEQ, exp.NullSafeNEQ), comparison),
    exp.Between: between,
    exp.And: logic,
    exp.Or: logic,
    exp.Not: negation,
    exp.In: membership,
    exp.Is: is_test,
    exp.Like: like,
    exp.ILike: like,
    exp.Escape: escape,
    exp.DPipe: joined,
    exp.Case: conditional,
    **dict.fromkeys((exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod), arithmetic),
    exp.Neg: negated,
    exp.BitwiseAnd: bits,
    exp.BitwiseOr: bits,
}
