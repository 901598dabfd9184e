"""Operators whose rows differ from one evaluation to the next."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from sqlglot import exp

from pypeline.plan.expressions import Expression
from pypeline.plan.relations import Operator, QueryScan, Sample, Sql, TableScan

VOLATILE_FUNCTIONS = frozenset(
    {
        "RANDOM",
        "RAND",
        "UUID",
        "GEN_RANDOM_UUID",
        "NOW",
        "CURRENT_TIMESTAMP",
        "CURRENT_DATE",
        "CURRENT_TIME",
        "LOCALTIME",
        "LOCALTIMESTAMP",
        "TODAY",
        "GET_CURRENT_TIMESTAMP",
        "TRANSACTION_TIMESTAMP",
    }
)
_VOLATILE_NODES = (exp.Rand, exp.Uuid, exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime)


def is_volatile(op: Operator) -> bool:
    """Whether two evaluations of the operator over the same rows may differ."""
    if isinstance(op, TableScan | QueryScan):  # a table does not tell when it changed
        return True
    if isinstance(op, Sample):
        return op.seed is None
    if isinstance(op, Sql):
        return _tree_is_volatile(op.tree)
    return any(_is_volatile_value(getattr(op, field.name)) for field in fields(op))


def _is_volatile_value(value: Any) -> bool:
    if isinstance(value, Expression):
        return _expression_is_volatile(value)
    if isinstance(value, tuple):
        return any(_is_volatile_value(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return any(_is_volatile_value(getattr(value, field.name)) for field in fields(value))
    return False


@lru_cache(maxsize=20_000)
def _expression_is_volatile(expression: Expression) -> bool:
    return _tree_is_volatile(expression.tree)


def _tree_is_volatile(tree: exp.Expr) -> bool:
    if tree.find(*_VOLATILE_NODES):
        return True
    return any(node.name.upper() in VOLATILE_FUNCTIONS for node in tree.find_all(exp.Anonymous))
