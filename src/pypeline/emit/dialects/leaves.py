"""Columns, literals, brackets off DuckDB."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from pypeline.emit.dialects.scope import CannotSayError, Lower, Scope
from pypeline.emit.dialects.types import lower_type
from pypeline.kit.functions.lowering import fill
from pypeline.kit.functions.table import Argument

_MAX_INT32 = 2**31


def column(node: Any, scope: Scope, _lower: Lower) -> Argument:
    variable = scope.variable(node.name) if not node.table else None
    if variable is not None:
        return Argument(exp.Column(this=exp.Identifier(this=node.name, quoted=True)), variable)
    if "\0" in node.name:
        raise CannotSayError("a column's name", "it holds the character 0")
    name = exp.Identifier(this=node.name, quoted=True)
    table = exp.Identifier(this=node.table, quoted=True) if node.table else None
    return Argument(exp.Column(this=name, table=table), scope.type_of(node))


def variable(node: Any, scope: Scope, _lower: Lower) -> Argument:
    """A lambda's own name inside its body."""
    found = scope.variable(node.name)
    if found is None:
        raise CannotSayError(node.name, "it is no column")
    return Argument(node.copy(), found)


def literal(node: exp.Literal, scope: Scope, _lower: Lower) -> Argument:
    if node.is_string:
        return _text(str(node.this))
    text = str(node.this)
    if "e" in text.lower():
        return Argument(exp.Cast(this=exp.Literal.string(text), to=lower_type("DOUBLE", scope.dialect)), "DOUBLE")
    if "." in text:
        return _decimal(text, scope)
    return Argument(node.copy(), "INTEGER" if int(text) < _MAX_INT32 else "BIGINT" if int(text) < 2**63 else "HUGEINT")


def _text(text: str) -> Argument:
    if "\0" in text:
        raise CannotSayError("a text", "it holds the character 0")
    return Argument(exp.Literal.string(text), "VARCHAR")


def _decimal(text: str, scope: Scope) -> Argument:
    whole, _, fraction = text.partition(".")
    digits = len(whole.lstrip("0")) + len(fraction)
    type_ = f"DECIMAL({max(digits, len(fraction), 1)},{len(fraction)})"
    if not fraction:
        type_ = f"DECIMAL({max(digits, 1)},0)"
    if scope.dialect == "clickhouse":
        return Argument(exp.Cast(this=exp.Literal.string(text), to=lower_type(type_, "clickhouse")), type_)
    return Argument(exp.Literal.number(text), type_)


def boolean(node: exp.Boolean, _scope: Scope, _lower: Lower) -> Argument:
    return Argument(node.copy(), "BOOLEAN")


def null(_node: exp.Null, _scope: Scope, _lower: Lower) -> Argument:
    return Argument(exp.Null(), '"NULL"')


def brackets(node: exp.Paren, scope: Scope, lower: Lower) -> Argument:
    value = lower(node.this, scope)
    return Argument(exp.Paren(this=value.tree), value.type) if not isinstance(value.tree, exp.Paren) else value


def interval(node: exp.Interval, scope: Scope, lower: Lower) -> Argument:
    """Kept as it is, with its number lowered; only adding it to a date or time is said elsewhere."""
    kept = node.copy()
    if isinstance(node.this, exp.Expr) and not isinstance(node.this, exp.Literal):
        kept.set("this", lower(node.this, scope).tree)
    return Argument(kept, "INTERVAL")


def placeholder(node: exp.Placeholder, _scope: Scope, _lower: Lower) -> Argument:
    raise CannotSayError(f"{{{{{node.name}}}}}", "its value is needed first")


def array(node: exp.Array, scope: Scope, lower: Lower) -> Argument:
    values = [lower(part, scope) for part in node.expressions]
    kinds = {value.type for value in values if value.type != '"NULL"'}
    if len(kinds) != 1:
        raise CannotSayError("a list", "its values are of different or unknown types")
    type_ = f"{kinds.pop()}[]"
    trees = [value.tree for value in values]
    if scope.dialect == "postgres":
        return Argument(exp.Array(expressions=trees), type_)
    return Argument(exp.Anonymous(this="ARRAY" if scope.dialect == "spark" else "array", expressions=trees), type_)


def bracket(node: Any, scope: Scope, lower: Lower) -> Argument:
    value = lower(node.this, scope)
    index = node.expressions[0] if len(node.expressions) == 1 else None
    # sqlglot counts from 0 inside the tree
    if value.family != "list" or not isinstance(index, exp.Literal) or index.is_string or int(index.this) < 0:
        raise CannotSayError("[ ]", "the value is not a list, or the position is not a constant of 1 or more")
    position = int(index.this)
    if scope.dialect == "spark":
        return Argument(fill(f"GET({{0}}, {position})", "spark", [value.tree]), value.type[:-2])
    if scope.dialect == "postgres":
        return Argument(
            exp.Bracket(this=exp.Paren(this=value.tree), expressions=[exp.Literal.number(position)]), value.type[:-2]
        )
    raise CannotSayError("[ ]", "a missing element is 0 or empty there, not NULL")


LEAVES: dict[type[exp.Expr], Any] = {
    exp.Column: column,
    exp.Identifier: variable,
    exp.Literal: literal,
    exp.Boolean: boolean,
    exp.Null: null,
    exp.Paren: brackets,
    exp.Interval: interval,
    exp.Placeholder: placeholder,
    exp.Array: array,
    exp.Bracket: bracket,
}
