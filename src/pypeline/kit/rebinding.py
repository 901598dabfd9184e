"""Columns in an expression replaced: by a column of another table, or by a whole expression."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlglot import exp

from pypeline.plan.expressions import Expression

Change = Callable[[str, str], Expression | None]
"""`(table, name)` of a column ("" when it has no table) -> what stands there instead; None leaves it."""


def with_columns(expression: Expression, change: Change) -> Expression:
    """A new expression of the same origin; replaced columns keep their place in the text."""
    tree = expression.tree.copy()
    for node in list(tree.find_all(exp.Column)):
        made = change(node.table, node.name)
        if made is None:
            continue
        new = made.tree.copy()
        if isinstance(new, exp.Column):
            new.this.meta.update(node.this.meta)
        elif not isinstance(new, (exp.Anonymous, exp.Cast, exp.Literal)):
            new = exp.Paren(this=new)
        if node is tree:
            tree = new
        else:
            node.replace(new)
    return Expression(tree, expression.origin)


def with_tables(expression: Expression, tables: Collection[str]) -> Expression:
    """`customers.city` read as the column `city` of the table `customers` instead of a field of a struct column."""
    folded = {name.casefold(): name for name in tables}
    tree = expression.tree.copy()
    for node in list(tree.find_all(exp.Anonymous)):
        owner = node.expressions[0] if node.name == "struct_extract" else None
        if not isinstance(owner, exp.Column) or owner.table or owner.name.casefold() not in folded:
            continue
        named = exp.column(
            exp.to_identifier(node.expressions[1].name, quoted=True),
            table=exp.to_identifier(folded[owner.name.casefold()], quoted=True),
        )
        named.this.meta.update(owner.this.meta)
        if node is tree:
            tree = named
        else:
            node.replace(named)
    return Expression(tree, expression.origin)


def calls_aggregate(expression: Expression, is_aggregate: Callable[[str], bool]) -> bool:
    """Whether a function for which `is_aggregate` holds is called outside of OVER."""
    return any(
        is_aggregate(node.name) and not isinstance(_owner(node), exp.Window)
        for node in expression.tree.find_all(exp.Anonymous)
    )


def _owner(node: exp.Expr) -> exp.Expr | None:
    parent = node.parent
    while isinstance(parent, exp.Filter | exp.IgnoreNulls | exp.RespectNulls):
        parent = parent.parent
    return parent
