"""Expressions to the dialect of the engine that runs them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlglot import exp

from pypeline.plan.expressions import Expression
from pypeline.problems import Problem
from pypeline.emit.dialects.duckdb import lower_duckdb
from pypeline.emit.dialects.binds import bind_name

__all__ = ["bind_name", "lower", "lower_type"]


def lower(expression: Expression, dialect: str, types: Mapping[str, str]) -> exp.Expression | Problem:
    if dialect == "duckdb":
        return lower_duckdb(expression)
    return Problem("P502", f"{dialect} is not there yet")


def lower_type(type_: str, dialect: str) -> exp.DataType:
    return exp.DataType.build(type_, dialect="duckdb")
