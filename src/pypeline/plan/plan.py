"""A compiled pipeline: sub flows of steps. It serialises as JSON (`codec.py`) and needs nothing else to run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pypeline.plan.control import NO_CONTROL, Control, PlanValve
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import Expectation
from pypeline.plan.schema import Schema

PLAN_VERSION = 1
WriteMode = Literal["overwrite", "append", "error"]


@dataclass(frozen=True, slots=True)
class Keep:
    """A result kept as an artifact under `key`. Internal ones only save work inside their step."""

    relation: int
    key: str
    is_internal: bool = False


@dataclass(frozen=True, slots=True)
class FileOutput:
    """What a sink writes; `uri` may hold placeholders."""

    node: str
    relation: int
    uri: str
    format: Literal["csv", "parquet", "json"]
    mode: WriteMode = "overwrite"
    options: Mapping[str, Any] = field(default_factory=dict)
    partition_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableOutput:
    node: str
    relation: int
    connection: str
    table: str
    mode: Literal["append", "replace", "merge"]
    keys: tuple[str, ...] = ()
    create: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """One row of counts that must be as its node expects; looked at before the step's other outputs are made."""

    node: str
    relation: int
    expectations: tuple[Expectation, ...]


Output = Keep | FileOutput | TableOutput | Check


@dataclass(frozen=True, slots=True)
class QueryStep:
    """Fused nodes: one query per output, in order. `relations` are local: their inputs index this very tuple.

    `ports` maps `node.port` to a local relation, so that a port can be counted or previewed.
    """

    id: str
    nodes: tuple[str, ...]
    relations: tuple[BoundRelation, ...]
    outputs: tuple[Output, ...]
    ports: Mapping[str, int] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    place: str = "local"


@dataclass(frozen=True, slots=True)
class CallStep:
    """Procedural work of one node. `inputs` maps its ports to artifact keys; `outputs` to what it announced."""

    id: str
    nodes: tuple[str, ...]
    body: str
    config: Mapping[str, Any]
    inputs: Mapping[str, str]
    outputs: Mapping[str, Schema]
    packages: tuple[str, ...] = ()
    writes: str | None = None
    mode: WriteMode = "overwrite"
    deterministic: bool = True
    needs: tuple[str, ...] = ()


Step = QueryStep | CallStep


@dataclass(frozen=True, slots=True)
class SubFlow:
    """A weakly connected part of the data links; atomic for control flow. `id` is its first node's id."""

    id: str
    nodes: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What of the document's settings the runtime honours; memory in bytes, times in seconds."""

    threads: int | None = None
    memory: int | None = None
    timeout: float | None = None
    retries: int = 0
    fail_strategy: Literal["halt", "continue"] = "halt"
    frame: Literal["pandas", "dask", "polars", "arrow"] = "pandas"
    entry: Literal["sequential", "parallel"] = "sequential"


@dataclass(frozen=True, slots=True)
class Policy:
    """How a step is tried: so many more attempts, so many seconds before the second one (doubling), so long at most."""

    retries: int = 0
    backoff: float = 1.0
    timeout: float | None = None


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file that was probed: what it was when the plan was made."""

    path: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`late` names nodes that are planned again once the run has seen the columns they stand on, and why.

    `open_ports` (`node.port`) are those columns. `labels` and `components` serve messages and progress; `parameters`
    are the declared types of `{{params.x}}`; `facts` maps a node to the files probed for it.
    """

    name: str
    version: str | None
    sub_flows: tuple[SubFlow, ...]
    control: Control = NO_CONTROL
    settings: PlanSettings = PlanSettings()
    components: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    late: Mapping[str, str] = field(default_factory=dict)
    open_ports: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, tuple[PlanFile, ...]] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    plan_version: int = PLAN_VERSION

    def policy_of(self, step: Step) -> Policy:
        """Of the one node of the step that has one of its own, else the pipeline's."""
        own = [self.policies[node] for node in step.nodes if node in self.policies]
        return own[0] if own else Policy(self.settings.retries)

    @property
    def valves(self) -> tuple[PlanValve, ...]:
        return self.control.valves

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for sub_flow in self.sub_flows for step in sub_flow.steps)
