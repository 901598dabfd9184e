"""Expressions as component authors and the compiler read and build them."""

from __future__ import annotations

from typing import Literal

import sqlglot

from pypeline.plan.expressions import Expression, Origin
from pypeline.problems import Problem

Role = Literal["row", "aggregate", "window"]


def read_expression(text: str, role: Role = "row") -> Expression | Problem:
    return Expression(sqlglot.parse_one(text, dialect="duckdb"), Origin((), text))
