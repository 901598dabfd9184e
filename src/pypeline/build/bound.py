"""A bound pipeline: every node joined to its component, a schema on every port, one flat graph of relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pypeline.build.links import Wiring
from pypeline.build.nodes import JoinedNode
from pypeline.build.values import Values
from pypeline.document import Pipeline
from pypeline.kit.probes import Fact, Probe
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import Call, Expectation, FileWrite, TableWrite
from pypeline.plan.schema import Schema
from pypeline.problems import Problem


@dataclass(frozen=True)
class BoundNode:
    """What one node became.

    `outputs` maps a port to its relation; a port that is missing there waits for the run (or has problems), and its
    schema is open. `late_outputs` are relations that can be computed but whose columns only the run tells. `check` is
    the relation of counts and what they must be. `reads` maps the inputs of a call or a write to relations. `own` are
    all relations of the node.
    """

    joined: JoinedNode
    outputs: Mapping[str, int] = field(default_factory=dict)
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    reads: Mapping[str, int] = field(default_factory=dict)
    write: FileWrite | TableWrite | None = None
    call: Call | None = None
    check: tuple[int, tuple[Expectation, ...]] | None = None
    own: tuple[int, ...] = ()
    late_outputs: Mapping[str, int] = field(default_factory=dict)
    is_late: bool = False
    is_broken: bool = False


@dataclass(frozen=True)
class BoundPipeline:
    """`problems` are all found so far; a pipeline with an error among them is not planned."""

    pipeline: Pipeline
    nodes: Mapping[str, BoundNode]
    wiring: Wiring
    graph: tuple[BoundRelation, ...]
    values: Values
    facts: Mapping[Probe, Fact]
    problems: tuple[Problem, ...]
