"""SELECT blocks: operators of one document node share a SELECT where SQL's order of clauses allows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from sqlglot import exp


class Stage(IntEnum):
    """How far a SELECT is filled; an operator that belongs to an earlier clause needs a new SELECT around it."""

    FROM = 0
    WHERE = 1
    SELECT = 2
    DISTINCT = 3
    ORDER = 4
    LIMIT = 5


@dataclass
class Block:
    """A SELECT under construction. `columns` are its output names in order."""

    columns: tuple[str, ...]
    source: exp.Expr | None
    stage: Stage = Stage.FROM
    items: list[exp.Expr] | None = None
    joins: list[exp.Join] = field(default_factory=list)
    args: dict[str, exp.Expr] = field(default_factory=dict)
    whole: exp.Expr | None = None

    def tree(self) -> exp.Expr:
        """The finished SELECT (or the set operation it stands for)."""
        if self.whole is not None:
            return self.whole
        select = exp.Select(expressions=self.items if self.items is not None else [exp.Star()])
        if self.source is not None:
            select.set("from_", exp.From(this=self.source))
        if self.joins:
            select.set("joins", self.joins)
        for name, value in self.args.items():
            select.set(name, value)
        return select


def identifier(name: str) -> exp.Identifier:
    return exp.Identifier(this=name, quoted=True)


def column(name: str, table: str | None = None) -> exp.Column:
    return exp.Column(this=identifier(name), table=identifier(table) if table else None)


def table(name: str, alias: str | None = None) -> exp.Table:
    return exp.Table(this=identifier(name), alias=exp.TableAlias(this=identifier(alias)) if alias else None)


def alias(value: exp.Expr, name: str) -> exp.Expr:
    """`value AS name`; a column that already has the name stays as it is."""
    if isinstance(value, exp.Column) and value.name == name and not value.table:
        return value
    return exp.Alias(this=value, alias=identifier(name))


def columns(names: Sequence[str], table_name: str | None = None) -> list[exp.Expr]:
    return [column(name, table_name) for name in names]


def subquery(tree: exp.Expr, name: str) -> exp.Subquery:
    return exp.Subquery(this=tree, alias=exp.TableAlias(this=identifier(name)))


def text(value: str) -> exp.Literal:
    return exp.Literal.string(value)


def number(value: float) -> exp.Expr:
    return exp.Literal.number(value)
