"""A scalar, aggregate or window expression: one SQL tree in DuckDB's dialect, never text that is pasted together.

Canonical text is what is stored, hashed and compared; a stored text is parsed again, trees are never pickled. A
placeholder is `PLACEHOLDER('params.since', 'DATE')` in that text and an `exp.Placeholder` in the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from sqlglot import exp

from pypeline.plan.dialect import Verbatim, parse_query, parse_scalar


@dataclass(frozen=True)
class Origin:
    """The option an expression was written in (`("columns", "total")`) and the text as the person wrote it."""

    option: tuple[str | int, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Expression:
    """An immutable expression. Equal when the canonical text is equal.

    `tree` belongs to this expression: copy it (`.tree.copy()`) before changing or embedding it.
    """

    tree: exp.Expr = field(compare=False, repr=False)
    origin: Origin = field(default=Origin(), compare=False, repr=False)

    @cached_property
    def sql(self) -> str:
        """Canonical text: DuckDB's dialect on one line, identifiers quoted, no comments."""
        if isinstance(self.tree, exp.Column) and len(parts := self.tree.parts) <= 2:  # noqa: PLR2004 - most are columns
            return ".".join('"{}"'.format(part.name.replace('"', '""')) for part in parts)
        tree = self.tree.transform(_without_bind) if self.tree.find(exp.Placeholder) else self.tree
        return tree.sql(dialect=Verbatim, identify=True, comments=False)

    @classmethod
    def parse(cls, sql: str, origin: Origin = Origin()) -> Expression:
        """An expression from canonical text (a stored plan). Raises `sqlglot.errors.ParseError` or `ValueError` for
        other text.
        """
        return cls(_parse(sql), origin)

    def with_origin(self, origin: Origin) -> Expression:
        return replace(self, origin=origin)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns it reads, in order of appearance, each once."""
        return tuple(dict.fromkeys(column.name for column in self.column_nodes))

    @cached_property
    def scope_names(self) -> tuple[str, ...]:
        """As `columns`, a join's as `left.x` and `right.x`."""
        names = (f"{node.table}.{node.name}" if node.table else node.name for node in self.column_nodes)
        return tuple(dict.fromkeys(names))

    @cached_property
    def column_nodes(self) -> tuple[exp.Column, ...]:
        return tuple(self.tree.find_all(exp.Column, bfs=False))

    @cached_property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Table and name of each column that it reads, as often as it does."""
        return tuple((node.table, node.name) for node in self.column_nodes)

    @cached_property
    def placeholders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(node.name for node in self.tree.find_all(exp.Placeholder)))

    @property
    def bare_column(self) -> str | None:
        """The column's name if the whole expression is one column, without a table."""
        return self.tree.name if isinstance(self.tree, exp.Column) and not self.tree.table else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and self.sql == other.sql

    def __hash__(self) -> int:
        return hash(self.sql)

    def __str__(self) -> str:
        return self.sql

    # What component authors combine expressions with. Each returns a new expression of the same origin.

    def is_true(self) -> Expression:
        """True where it is true, false where it is false or NULL."""
        return self._with(exp.Is(this=exp.Paren(this=self.tree.copy()), expression=exp.true()))

    def negated(self) -> Expression:
        return self._with(exp.Not(this=exp.Paren(this=self.tree.copy())))

    def and_(self, other: Expression) -> Expression:
        return self._with(exp.And(this=exp.Paren(this=self.tree.copy()), expression=exp.Paren(this=other.tree.copy())))

    def or_(self, other: Expression) -> Expression:
        return self._with(exp.Or(this=exp.Paren(this=self.tree.copy()), expression=exp.Paren(this=other.tree.copy())))

    def _with(self, tree: exp.Expr) -> Expression:
        return Expression(tree, self.origin)


def _without_bind(node: exp.Expr) -> exp.Expr:
    if not isinstance(node, exp.Placeholder):
        return node
    return exp.Anonymous(
        this="PLACEHOLDER", expressions=[exp.Literal.string(node.name), exp.Literal.string(node.text("kind"))]
    )


def _with_bind(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.Anonymous) and node.name.upper() == "PLACEHOLDER":
        path, kind = (part.name for part in node.expressions)
        return placeholder(path, kind)
    return node


def placeholder(path: str, type_: str) -> exp.Placeholder:
    """The tree of a placeholder: `path` as in `{{params.since}}`, `type_` canonical."""
    return exp.Placeholder(this=path, kind=type_)


def parse_query_tree(sql: str) -> exp.Expr:
    """The inverse of `Expression(query).sql` for a whole query."""
    return parse_query(sql).transform(_with_bind)


@lru_cache(maxsize=8192)
def _parse(sql: str) -> exp.Expr:
    return parse_scalar(sql).transform(_with_bind)
