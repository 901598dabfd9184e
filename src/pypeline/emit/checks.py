"""A check in SQL text: a statement that gives the counts, and fails where a count must stop the execution."""

from __future__ import annotations

from sqlglot import exp

from pypeline.emit.blocks import alias, column, number, subquery, text
from pypeline.plan.plan import Check
from pypeline.plan.relations import Expectation
from pypeline.problems import Place, Problem


def check_statement(query: exp.Expr, columns: tuple[str, ...], check: Check, dialect: str) -> exp.Expr | Problem:
    """SELECT every count, where a broken expectation that is fatal raises an error with its rule."""
    items: list[exp.Expr] = []
    for name, expectation in zip(columns, check.expectations, strict=True):
        value: exp.Expr = column(name)
        if expectation.is_fatal:
            raised = _raised(f"not met: {expectation.rule}", value, dialect)
            if raised is None:
                return Problem(
                    "P501",
                    f"{dialect} cannot stop when an expectation is not met",
                    Place(node=check.node),
                    "choose on_failure: warn, or run this node on DuckDB",
                )
            value = exp.Case(ifs=[exp.If(this=_broken(expectation, column(name)), true=raised)], default=value)
        items.append(alias(value, name))
    return exp.Select(expressions=items, from_=exp.From(this=subquery(query, "counts")))


def _broken(expectation: Expectation, count: exp.Expr) -> exp.Expr:
    if not expectation.of_table:
        return exp.GT(this=count, expression=number(0))
    parts: list[exp.Expr] = []
    if expectation.at_least is not None:
        parts.append(exp.LT(this=count.copy(), expression=number(expectation.at_least)))
    if expectation.at_most is not None:
        parts.append(exp.GT(this=count.copy(), expression=number(expectation.at_most)))
    return exp.or_(*parts) if parts else exp.false()


def _raised(message: str, count: exp.Expr, dialect: str) -> exp.Expr | None:
    """An expression of the count's type that fails with the message when it is evaluated."""
    if dialect == "duckdb":
        raised: exp.Expr = exp.Anonymous(this="error", expressions=[text(message)])
    elif dialect == "spark":
        raised = exp.Anonymous(this="raise_error", expressions=[text(message)])
    elif dialect == "clickhouse":
        condition = exp.GTE(this=count.copy(), expression=number(0))
        return exp.Anonymous(this="throwIf", expressions=[condition, text(message)])
    elif (
        dialect == "postgres"
    ):  # reading the message as a number fails, and shows it; the count keeps it from being folded
        words = exp.Cast(this=count.copy(), to=exp.DataType.build("TEXT"))
        raised = exp.Paren(this=exp.DPipe(this=text(message + ", count "), expression=words))
    else:
        return None
    return exp.Cast(this=raised, to=exp.DataType.build("BIGINT"))
