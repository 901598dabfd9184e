"""Every expression in an operator: to look at, or to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sqlglot import exp

from pypeline.plan.expressions import Expression


def expressions_of(value: Any) -> Iterator[Expression]:
    if isinstance(value, Expression):
        yield value
    elif isinstance(value, exp.Expr):  # a query written by hand
        yield Expression(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from expressions_of(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from expressions_of(getattr(value, field.name))


def map_expressions(value: Any, change: Callable[[Expression], Expression]) -> Any:
    """`value` (an operator) with every expression changed; the same object when nothing changed."""
    if isinstance(value, Expression):
        return change(value)
    if isinstance(value, exp.Expr):
        return change(Expression(value)).tree
    if isinstance(value, tuple):
        parts = tuple(map_expressions(part, change) for part in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: new for name, part in named.items() if (new := map_expressions(part, change)) is not part}
        return replace(value, **changed) if changed else value
    return value
