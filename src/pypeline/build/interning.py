"""A body's nested relations become entries of the flat graph, with every column name spelled as its input spells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlglot import exp

from pypeline.build.suggest import did_you_mean
from pypeline.plan.expressions import Expression
from pypeline.plan.graph import BoundRelation, untyped
from pypeline.plan.relations import Join, Operator, Relation, SortKey, Source, Values
from pypeline.plan.schema import Column, Known, Schema
from pypeline.problems import Place, Problem


@dataclass
class Graph:
    """The graph under construction. Names are unique without regard to case."""

    relations: list[BoundRelation] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, relation: BoundRelation) -> int:
        self.relations.append(relation)
        return len(self.relations) - 1

    def unique(self, wanted: str) -> str:
        name, count = wanted, 1
        while name.casefold() in self.names:
            count += 1
            name = f"{wanted}_{count}"
        self.names.add(name.casefold())
        return name


@dataclass(frozen=True)
class UnknownColumn:
    """A column that an expression of an operator names and its input does not have."""

    expression: Expression
    name: str
    candidates: tuple[str, ...]


def intern(
    graph: Graph, node: str, wanted: Mapping[str, Relation], inputs: Mapping[str, int]
) -> tuple[dict[str, int], list[UnknownColumn]]:
    """Adds the relations `wanted` (by result name) and what they stand on; `inputs` maps source ports to the graph."""
    placed: dict[int, int] = {}
    unknown: list[UnknownColumn] = []
    finals = {id(relation): name for name, relation in reversed(list(wanted.items()))}
    for root in wanted.values():
        for relation in _in_order(root, placed):
            if isinstance(relation.op, Source):
                placed[id(relation)] = inputs[relation.op.port]
                continue
            sources = tuple(placed[id(source)] for source in relation.inputs)
            op, found = _spelled(relation.op, [graph.relations[source].columns for source in sources])
            unknown += found
            name = graph.unique(finals.get(id(relation)) or f"{node}_part")
            placed[id(relation)] = graph.add(
                BoundRelation(op, sources, relation.columns, _first_schema(relation), node, name)
            )
    return {name: placed[id(relation)] for name, relation in wanted.items()}, unknown


def _first_schema(relation: Relation) -> Schema:
    if isinstance(relation.op, Values):
        return Known(
            tuple(Column(name, type_) for name, type_ in zip(relation.columns, relation.op.types, strict=True))
        )
    return relation.schema if relation.schema is not None else untyped(relation.columns)


def _in_order(root: Relation, placed: Mapping[int, int]) -> list[Relation]:
    """Inputs before users, each once; an explicit stack, because a body may nest deeply."""
    order: list[Relation] = []
    seen: set[int] = set(placed)
    stack = [(root, False)]
    while stack:
        relation, is_expanded = stack.pop()
        if is_expanded:
            order.append(relation)
        elif id(relation) not in seen:
            seen.add(id(relation))
            stack.append((relation, True))
            stack.extend((source, False) for source in reversed(relation.inputs))
    return order


def _spelled(op: Operator, scopes: Sequence[Sequence[str]]) -> tuple[Operator, list[UnknownColumn]]:
    if isinstance(op, Join):
        names = {
            (side, name.casefold()): name
            for side, scope in zip(("left", "right"), scopes, strict=True)
            for name in scope
        }
    else:
        names = {("", name.casefold()): name for name in (scopes[0] if scopes else ())}
    unknown: list[UnknownColumn] = []
    changed = {
        part.name: new
        for part in fields(op)
        if (new := _spelled_value(getattr(op, part.name), names, unknown)) is not getattr(op, part.name)
    }
    return (replace(op, **changed) if changed else op), unknown


def _spelled_value(value: Any, names: Mapping[tuple[str, str], str], unknown: list[UnknownColumn]) -> Any:
    if isinstance(value, Expression):
        return _spelled_expression(value, names, unknown)
    if isinstance(value, SortKey):
        expression = _spelled_expression(value.expression, names, unknown)
        return value if expression is value.expression else replace(value, expression=expression)
    if isinstance(value, tuple) and value and isinstance(value[0], tuple | SortKey | Expression):
        parts = tuple(_spelled_value(part, names, unknown) for part in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], Expression):  # noqa: PLR2004 - (name, expression)
        expression = _spelled_expression(value[1], names, unknown)
        return value if expression is value[1] else (value[0], expression)
    return value


def _spelled_expression(
    expression: Expression, names: Mapping[tuple[str, str], str], unknown: list[UnknownColumn]
) -> Expression:
    respelled = False
    for table, name in expression.named:
        exact = names.get((table, name.casefold()))
        if exact is None:
            unknown.append(UnknownColumn(expression, name, tuple(names.values())))
        elif exact != name:
            respelled = True
    if not respelled:
        return expression
    tree = expression.tree.copy()
    for node in tree.find_all(exp.Column):
        exact = names.get((node.table, node.name.casefold()), node.name)
        node.this.replace(exp.to_identifier(exact, quoted=True))
    return Expression(tree, expression.origin)


def unknown_column_problem(found: UnknownColumn, place: Place) -> Problem:
    remedy = did_you_mean(found.name, found.candidates) or "the input has no columns"
    return Problem("P202", f"there is no column {found.name}", place, remedy)
