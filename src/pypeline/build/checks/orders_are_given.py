"""Results that depend on an order or a seed have one; otherwise two runs may differ, and so may two engines."""

from __future__ import annotations

from collections.abc import Iterator

from pypeline.build.bound import BoundPipeline
from pypeline.build.oracle import TypeOracle
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import Distinct, Limit, Sample, Sort
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
    if isinstance(op, Limit) and not isinstance(bound.graph[relation.inputs[0]].op, Sort):
        return f"which rows {relation.node} keeps is not determined", "put a sort_mod before it"
    return None
