"""A binding under way: what is known so far, and the types that still have to be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from pypeline.build.bound import BoundNode
from pypeline.build.interning import Graph
from pypeline.build.links import Wiring
from pypeline.build.memo import Memo
from pypeline.build.oracle import Refused, TypeOracle
from pypeline.build.values import Values
from pypeline.document import Pipeline
from pypeline.kit.probes import Fact, Probe
from pypeline.plan.graph import BoundRelation
from pypeline.plan.schema import Column, Known, Schema
from pypeline.plan.walk import expressions_of
from pypeline.problems import Problem


@dataclass(frozen=True)
class Given:
    """What is known before anything is bound.

    `actual` gives schemas that a run has already seen (`node.port`): late binding binds again with them. `used` ports
    (`node`, `port`) count as linked: somebody looks at them, or they are linked in the whole of which this is a part.
    """

    values: Values
    facts: Mapping[Probe, Fact | Problem]
    actual: Mapping[str, Schema] = field(default_factory=dict)
    used: AbstractSet[tuple[str, str]] = frozenset()


@dataclass
class Binding:
    """A binding under way; `described` is how much of the graph the oracle has been asked about."""

    pipeline: Pipeline
    given: Given
    oracle: TypeOracle
    memo: Memo
    wiring: Wiring
    graph: Graph = field(default_factory=Graph)
    nodes: dict[str, BoundNode] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    described: int = 0


def describe_pending(binding: Binding) -> None:
    """Asks the oracle for the types of everything added since the last time."""
    relations = binding.graph.relations
    pending = [
        index
        for index in range(binding.described, len(relations))
        if isinstance(relations[index].schema, Known) and any(not column.type for column in relations[index].schema)
    ]
    binding.described = len(relations)
    if not pending:
        return
    for index, answer in binding.oracle.describe(relations, pending).items():
        relation = relations[index]
        if isinstance(answer, Refused):
            binding.problems.append(_refused_problem(binding, relation, answer))
            continue
        columns = tuple(Column(name, type_) for name, type_ in zip(relation.columns, answer, strict=True))
        relations[index] = replace(relation, schema=Known(columns))


def _refused_problem(binding: Binding, relation: BoundRelation, refused: Refused) -> Problem:
    origins = [expression.origin for expression in expressions_of(relation.op) if expression.origin.option]
    place = (
        binding.pipeline.place(relation.node, origins[0].option)
        if len(origins) == 1
        else binding.pipeline.place(relation.node)
    )
    remedy = "cast what it is given, for example CAST(a AS VARCHAR)" if " takes " in refused.message else ""
    if refused.candidates:
        remedy = f"did you mean {refused.candidates[0]}?"
    return Problem("P211", refused.message, place, remedy)
