"""Expressions to the dialect of the engine that runs them: the same value there as in DuckDB, or a problem.

Columns are typed by `types`: the key is the column's name, for a join's sides `left.name` and `right.name`; names are
compared without case. Off DuckDB a column that is not in `types`, or has the type "", is of unknown type, and what
depends on the type is refused. Dividing by zero (`/ // %`) gives NULL everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlglot import exp

from pypeline.emit.dialects.binds import bind_name
from pypeline.emit.dialects.calls import CALLS, order_tree
from pypeline.emit.dialects.casts import cast
from pypeline.emit.dialects.duckdb import lower_duckdb
from pypeline.emit.dialects.leaves import LEAVES
from pypeline.emit.dialects.operators import OPERATORS
from pypeline.emit.dialects.plain import lower_plain
from pypeline.emit.dialects.scope import CannotSayError, Scope
from pypeline.emit.dialects.trying import try_cast
from pypeline.emit.dialects.types import lower_type
from pypeline.kit.functions.table import TARGETS, Argument
from pypeline.plan.expressions import Expression
from pypeline.problems import Problem

__all__ = ["bind_name", "lower", "lower_sort_key", "lower_type"]

_NODES: dict[type[exp.Expr], Any] = {**LEAVES, **OPERATORS, **CALLS, exp.Cast: cast, exp.TryCast: try_cast}
_ENGINES = {
    "postgres": "PostgreSQL",
    "clickhouse": "ClickHouse",
    "spark": "Spark",
    "snowflake": "Snowflake",
    "bigquery": "BigQuery",
}


def lower(expression: Expression, dialect: str, types: Mapping[str, str]) -> exp.Expr | Problem:
    """A new tree for `dialect` (duckdb, postgres, clickhouse, spark; plain parts only: snowflake, bigquery).

    DuckDB binds placeholders (`$params_since`, see `bind_name`); for the others they must have their values already
    (`with_placeholder_values`).
    """
    if dialect == "duckdb":
        return lower_duckdb(expression)
    try:
        _check_details(expression.tree)
        if dialect in TARGETS:
            return _lower(expression.tree, Scope(dialect, types)).tree
        return lower_plain(expression.tree, dialect)
    except CannotSayError as error:
        return _problem(error, dialect)


def lower_sort_key(expression: Expression, dialect: str, types: Mapping[str, str]) -> exp.Expr | Problem:
    """What ORDER BY sorts by, in the order of DuckDB: text by code points. NULLs are for the caller to place."""
    if dialect not in TARGETS:
        return lower(expression, dialect, types)
    try:
        _check_details(expression.tree)
        return order_tree(_lower(expression.tree, Scope(dialect, types)), dialect)
    except CannotSayError as error:
        return _problem(error, dialect)


def _problem(error: CannotSayError, dialect: str) -> Problem:
    engine = _ENGINES.get(dialect, dialect)
    return Problem(
        "P502",
        f"{engine} cannot say {error.what} the same way: {error.reason}",
        remedy="run this node on DuckDB, or write it differently",
    )


# The details of each kind of node that lowering carries over or may ignore; with another one it would lose a meaning.
_PARTS = frozenset({"this", "expression", "expressions"})
_DETAILS: dict[type[exp.Expr], frozenset[str]] = {
    exp.Case: frozenset({"ifs", "default"}),
    exp.If: frozenset({"true"}),
    exp.Cast: frozenset({"to"}),
    exp.TryCast: frozenset({"to", "safe", "requires_string"}),
    exp.DataType: frozenset({"nested", "kind"}),
    exp.Between: frozenset({"low", "high"}),
    exp.Window: frozenset({"partition_by", "order", "spec", "over"}),
    exp.WindowSpec: frozenset({"kind", "start", "start_side", "end", "end_side"}),
    exp.Ordered: frozenset({"desc", "nulls_first"}),
    exp.Interval: frozenset({"unit"}),
    exp.Column: frozenset({"table"}),
    exp.Identifier: frozenset({"quoted"}),
    exp.Literal: frozenset({"is_string"}),
    exp.Div: frozenset({"typed", "safe"}),
    exp.DPipe: frozenset({"safe"}),
    exp.Bracket: frozenset({"offset", "safe"}),
    exp.Array: frozenset({"bracket_notation"}),
    exp.Placeholder: frozenset({"kind"}),
    exp.Lambda: frozenset({"colon"}),
}


def _check_details(tree: exp.Expr) -> None:
    for node in tree.walk():
        known = _DETAILS.get(type(node), frozenset())
        for name, value in node.args.items():
            if value and name not in _PARTS and name not in known:
                raise CannotSayError(node.key, f"with {name.replace('_', ' ')}")


def _lower(node: exp.Expr, scope: Scope) -> Argument:
    handler = _NODES.get(type(node))
    if handler is None:
        raise CannotSayError(node.key, "it is not in the table for this engine")
    found: Argument = handler(node, scope, _lower)
    return found
