"""Snowflake and BigQuery, experimental: what every engine says alike; all else is refused."""

from __future__ import annotations

from sqlglot import exp

from pypeline.emit.dialects.scope import CannotSayError

_NODES = (
    exp.Column,
    exp.Identifier,
    exp.Literal,
    exp.Boolean,
    exp.Null,
    exp.Paren,
    exp.And,
    exp.Or,
    exp.Not,
    exp.EQ,
    exp.NEQ,
    exp.GT,
    exp.GTE,
    exp.LT,
    exp.LTE,
    exp.Is,
    exp.In,
    exp.Between,
    exp.Case,
    exp.If,
    exp.Add,
    exp.Sub,
    exp.Mul,
    exp.Neg,
    exp.Star,
    exp.Window,
    exp.Order,
    exp.Ordered,
)
_CALLS = frozenset(
    {
        "coalesce",
        "nullif",
        "abs",
        "upper",
        "lower",
        "length",
        "concat",
        "count",
        "min",
        "max",
        "sum",
        "row_number",
        "rank",
        "dense_rank",
    }
)


def lower_plain(tree: exp.Expr, dialect: str) -> exp.Expr:
    for node in tree.walk():
        if isinstance(node, exp.Anonymous):
            if node.name not in _CALLS:
                raise CannotSayError(node.name, f"it is not among the plain functions of {dialect}")
        elif not isinstance(node, _NODES) or (
            isinstance(node, exp.Column) and dialect == "bigquery" and "." in node.name
        ):
            raise CannotSayError(node.key, f"it is not in the plain part of {dialect}")
        if isinstance(node, exp.Is) and not isinstance(node.expression, exp.Null):
            raise CannotSayError("IS TRUE", f"it is not in the plain part of {dialect}")
        if isinstance(node, exp.Literal) and node.is_string and "\\" in node.this:
            raise CannotSayError("a text", "it holds a backslash")
    return tree.copy()
