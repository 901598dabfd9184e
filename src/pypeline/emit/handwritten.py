"""A person's own query: its tables become the relations on the ports, its CTEs keep out of the way of ours."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlglot import exp

from pypeline.emit.blocks import identifier
from pypeline.emit.dialects.duckdb import lower_duckdb
from pypeline.plan.expressions import Expression


def with_tables(query: exp.Expr, tables: Mapping[str, str], taken: Collection[str]) -> exp.Expr:
    """A copy of `query` that reads `tables` (port -> relation). `taken`: names that its own CTEs must not have."""
    tree = lower_duckdb(Expression(query))
    named = {port.casefold(): name for port, name in tables.items()}
    named |= _new_names(tree, {name.casefold() for name in taken})
    for node in list(tree.find_all(exp.Table)):
        if isinstance(node.this, exp.Identifier) and node.name.casefold() in named and not node.args.get("db"):
            _rename(node, named[node.name.casefold()])
    for cte in tree.find_all(exp.CTE):
        cte.args["alias"].set("this", identifier(named.get(cte.alias.casefold(), cte.alias)))
    return tree


def _rename(node: exp.Table, name: str) -> None:
    """The table is read under its new name and still called as it was."""
    alias = node.args.get("alias")
    if alias is None or not alias.this:
        columns = alias.args.get("columns") if alias is not None else None
        node.set("alias", exp.TableAlias(this=identifier(node.name), columns=columns))
    node.set("this", identifier(name))


def _new_names(tree: exp.Expr, taken: Collection[str]) -> dict[str, str]:
    own = {cte.alias.casefold(): cte.alias for cte in tree.find_all(exp.CTE)}
    names: dict[str, str] = {}
    for folded, name in own.items():
        new, count = name, 1
        while new.casefold() in taken or (count > 1 and new.casefold() in own):
            count += 1
            new = f"{name}_{count}"
        if new != name:
            names[folded] = new
    return names
