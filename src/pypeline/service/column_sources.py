"""The columns that one column of one relation is computed from: a table over the operators of the algebra."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import Node as SqlNode
from sqlglot.lineage import lineage as sql_lineage

from pypeline.plan.expressions import Expression
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import (
    Aggregate,
    Distinct,
    Item,
    Join,
    Limit,
    Pivot,
    Project,
    RejectScan,
    Sample,
    SetOperation,
    Sort,
    Sql,
    Unnest,
    Unpivot,
    Where,
    Window,
)

ColumnOf = tuple[int, str]
"""A column of a relation of the graph."""


@dataclass(frozen=True)
class ColumnSource:
    columns: tuple[ColumnOf, ...] = ()
    how: str = ""
    is_exact: bool = True


Graph = Sequence[BoundRelation]


def sources_of(graph: Graph, index: int, column: str) -> ColumnSource:
    """What the column is made of, one operator back. Leaves are made of nothing."""
    relation = graph[index]
    rule = RULES.get(type(relation.op))
    return rule(graph, relation, column) if rule is not None and relation.inputs else ColumnSource()


def _same(_graph: Graph, relation: BoundRelation, column: str) -> ColumnSource:
    return ColumnSource(((relation.inputs[0], column),))


def _item(items: Sequence[Item], column: str) -> Expression | None:
    return next((expression for name, expression in items if name.casefold() == column.casefold()), None)


def _computed(relation: BoundRelation, expression: Expression) -> ColumnSource:
    """Columns qualified by `right` belong to the second input, all others to the first."""
    found = dict.fromkeys(
        (relation.inputs[1] if node.table == "right" and len(relation.inputs) > 1 else relation.inputs[0], node.name)
        for node in expression.column_nodes
    )
    is_column = isinstance(expression.tree, exp.Column)
    return ColumnSource(tuple(found), "" if is_column else expression.origin.text or expression.sql)


def _items(graph: Graph, relation: BoundRelation, column: str) -> ColumnSource:
    op: Any = relation.op
    items = (*op.keys, *op.measures) if isinstance(op, Aggregate) else op.items
    expression = _item(items, column)
    return _same(graph, relation, column) if expression is None else _computed(relation, expression)


def _set_operation(graph: Graph, relation: BoundRelation, column: str) -> ColumnSource:
    """By position: the inputs may call it differently."""
    position = [name.casefold() for name in relation.columns].index(column.casefold())
    return ColumnSource(tuple((source, graph[source].columns[position]) for source in relation.inputs))


def _unpivot(_graph: Graph, relation: BoundRelation, column: str) -> ColumnSource:
    op = relation.op
    assert isinstance(op, Unpivot)  # noqa: S101 - RULES
    source = relation.inputs[0]
    if column.casefold() == op.value_column.casefold():
        return ColumnSource(tuple((source, name) for name in op.columns), "the value of each")
    if column.casefold() == op.name_column.casefold():
        return ColumnSource((), f"the names {', '.join(op.columns[:5])}{', …' if len(op.columns) > 5 else ''}")  # noqa: PLR2004
    return ColumnSource(((source, column),))


def _pivot(_graph: Graph, relation: BoundRelation, column: str) -> ColumnSource:
    op = relation.op
    assert isinstance(op, Pivot)  # noqa: S101 - RULES
    source = relation.inputs[0]
    if column in op.index:
        return ColumnSource(((source, column),))
    names = dict.fromkeys((*op.measure.columns, op.column))
    return ColumnSource(tuple((source, name) for name in names), f"{op.measure} for {op.column} = {column}")


def _sql(graph: Graph, relation: BoundRelation, column: str) -> ColumnSource:
    op = relation.op
    assert isinstance(op, Sql)  # noqa: S101 - RULES
    ports = {port.casefold(): index for port, index in zip(op.ports, relation.inputs, strict=False)}
    schema = {port: graph[index].schema.types() for port, index in ports.items()}
    try:
        root = sql_lineage(column, op.tree.copy(), schema=schema, dialect="duckdb")
        found = tuple(dict.fromkeys(_leaves(root, ports, graph)))
    except (SqlglotError, ValueError, KeyError, RecursionError):
        return ColumnSource(
            tuple((i, name) for i in relation.inputs for name in graph[i].columns), "SQL", is_exact=False
        )
    how = root.expression.unalias().sql(dialect="duckdb", comments=False)
    return ColumnSource(found, "" if isinstance(root.expression.unalias(), exp.Column) else how)


def _leaves(root: SqlNode, ports: dict[str, int], graph: Graph) -> list[ColumnOf]:
    found = []
    for node in root.walk():
        source = node.source.find(exp.Table) if isinstance(node.source, exp.Table) else None
        index = ports.get(source.name.casefold()) if source is not None else None
        if index is not None and not node.downstream:
            wanted = node.name.rpartition(".")[2].strip('"').casefold()
            found += [(index, name) for name in graph[index].columns if name.casefold() == wanted]
    return found


Rule = Callable[[Graph, BoundRelation, str], ColumnSource]
RULES: dict[type, Rule] = {
    Project: _items, Join: _items, Aggregate: _items, Window: _items, Where: _same, Sort: _same, Limit: _same,
    Distinct: _same, Sample: _same, Unnest: _same, RejectScan: _same, SetOperation: _set_operation, Unpivot: _unpivot,
    Pivot: _pivot, Sql: _sql,
}  # fmt: skip
