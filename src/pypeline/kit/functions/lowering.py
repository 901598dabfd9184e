"""How a lowering is written: a template in the target's own SQL, parsed once, with `{0}`, `{1}` … for the arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.dialects.dialect import Dialect

from pypeline.kit.functions.table import Argument, Lowering, Refused
from pypeline.plan.dialect import Verbatim


def _grammar(dialect: str) -> type[Dialect]:
    if dialect == "duckdb":
        return Verbatim
    from pypeline.kit.functions.plain_dialects import DIALECTS  # noqa: PLC0415 - three parsers, 40 ms that DuckDB does not need

    return DIALECTS[dialect]


@lru_cache(maxsize=4096)
def _template(text: str, dialect: str) -> exp.Expr:
    for index in range(9):
        text = text.replace(f"{{{index}}}", f'"@{index}"' if dialect != "spark" else f"`@{index}`")
    text = text.replace("{*}", '"@*"' if dialect != "spark" else "`@*`")
    tree = sqlglot.parse_one(text, dialect=_grammar(dialect))
    for node in list(tree.find_all(exp.AnonymousAggFunc, exp.Column)):
        if isinstance(node, exp.Column) and (node.this.quoted or node.find_ancestor(exp.Lambda)):
            continue
        # ClickHouse's aggregates have a node of their own; a bare word (the unit of TIMESTAMPADD) must not be quoted.
        plain = (
            exp.Var(this=node.name)
            if isinstance(node, exp.Column)
            else exp.Anonymous(this=node.this, expressions=node.expressions)
        )
        if node is tree:
            return plain
        node.replace(plain)
    return tree


def fill(text: str, dialect: str, arguments: Sequence[exp.Expr]) -> exp.Expr:
    """The template with the arguments in it; each is put in parentheses unless it is a call, column or literal."""
    tree = _template(text, dialect).copy()
    for node in list(tree.find_all(exp.Column)):
        if not node.name.startswith("@"):
            continue
        if node.name == "@*":
            _spread(node, arguments)
            continue
        value = wrapped(arguments[int(node.name[1:])])
        if node is tree:
            return value
        node.replace(value)
    return tree


def _spread(node: exp.Expr, arguments: Sequence[exp.Expr]) -> None:
    call = node.parent
    if call is None:  # pragma: no cover - templates are ours
        return
    before = [part for part in call.expressions if part is not node]
    call.set("expressions", [*before, *(argument.copy() for argument in arguments)])


_ATOMS = (
    exp.Column,
    exp.Literal,
    exp.Anonymous,
    exp.Paren,
    exp.Cast,
    exp.Null,
    exp.Boolean,
    exp.Case,
    exp.Placeholder,
    exp.Bracket,
    exp.Array,
    exp.Star,
    exp.Distinct,
    exp.Order,
    exp.Lambda,
    exp.Func,
)


def wrapped(tree: exp.Expr) -> exp.Expr:
    """A copy that binds as tightly as a call."""
    atom = isinstance(tree, _ATOMS) and not isinstance(tree, exp.Connector | exp.Binary)
    return tree.copy() if atom else exp.Paren(this=tree.copy())


def sql(dialect: str, text: str) -> Lowering:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        return fill(text, dialect, [argument.tree for argument in arguments])

    return lower


def by_count(dialect: str, texts: Mapping[int, str]) -> Lowering:
    """A template for each number of arguments."""

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        text = texts.get(len(arguments))
        if text is None:
            return Refused(f"not with {len(arguments)} arguments")
        return fill(text, dialect, [argument.tree for argument in arguments])

    return lower


Spelling = str | Mapping[int, str] | Callable[[Sequence[Argument]], exp.Expr | Refused | str] | Refused


def spelled(dialect: str, spelling: Spelling) -> Lowering | Refused:
    """A lowering from a template, templates by number of arguments, or a function that gives a tree or a template."""
    if isinstance(spelling, Refused):
        return spelling
    if isinstance(spelling, str):
        return sql(dialect, spelling)
    if isinstance(spelling, Mapping):
        return by_count(dialect, spelling)

    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        answer = spelling(arguments)
        return fill(answer, dialect, [argument.tree for argument in arguments]) if isinstance(answer, str) else answer

    return lower
