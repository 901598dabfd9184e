"""Results that depend on an order or a seed have one; otherwise two runs may differ, and so may two engines."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from pypeline.build.bound import BoundPipeline
from pypeline.build.oracle import TypeOracle
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import Aggregate, Distinct, FileScan, Limit, Sample, Sort, Window
from pypeline.problems import Problem


def orders_are_given(bound: BoundPipeline, _oracle: TypeOracle) -> Iterator[Problem]:
    for relation in bound.graph:
        message = _message(bound, relation)
        if message:
            yield Problem("W317", message[0], bound.pipeline.place(relation.node), message[1])


def _message(bound: BoundPipeline, relation: BoundRelation) -> tuple[str, str] | None:
    op = relation.op
    if isinstance(op, Sample) and op.seed is None:
        return f"{relation.node} draws another sample each time", "give it a seed"
    if isinstance(op, Distinct) and op.on and not op.order:
        return f"{relation.node} keeps any one of the rows with the same {', '.join(op.on)}", "give it order_by"
    if (
        isinstance(op, Window)
        and not _counts_its_own_lines(bound, relation)
        and any(_needs_order(expression.tree) for _, expression in op.items)
    ):
        return f"{relation.node} counts or looks along rows that are in no order", "give it order_by"
    if isinstance(op, Aggregate):
        chance = next((name for _, e in op.measures if (name := _by_chance(e.tree))), None)
        return (f"{chance} of {relation.node} takes the rows as they come", "give it order_by") if chance else None
    if isinstance(op, Limit) and not isinstance(bound.graph[relation.inputs[0]].op, Sort):
        return f"which rows {relation.node} keeps is not determined", "put a sort_mod before it"
    return None


def _counts_its_own_lines(bound: BoundPipeline, relation: BoundRelation) -> bool:
    """A reader's look along the lines of its file: these are in an order."""
    source = bound.graph[relation.inputs[0]]
    return isinstance(source.op, FileScan) and source.node == relation.node


_ORDERED = frozenset({"row_number", "lag", "lead", "first_value", "last_value", "nth_value", "ntile"})


def _needs_order(tree: exp.Expr) -> bool:
    return any(
        not window.args.get("order") and any(call.name in _ORDERED for call in window.this.find_all(exp.Anonymous))
        for window in tree.find_all(exp.Window)
    )


_TAKES_ROWS_AS_THEY_COME = frozenset({"first", "last", "list", "string_agg", "any_value"})


def _by_chance(tree: exp.Expr) -> str | None:
    """The first aggregate whose answer depends on an order that it does not have."""
    for call in tree.find_all(exp.Anonymous):
        if call.name in _TAKES_ROWS_AS_THEY_COME and not call.find(exp.Order):
            return call.name
    return None
