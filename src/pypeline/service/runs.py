"""A run as the use cases see it: what is asked of a runner, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pypeline.executions import EventSink
from pypeline.plan.graph import BoundRelation
from pypeline.plan.plan import Plan
from pypeline.plan.schema import Schema
from pypeline.problems import Problem


@dataclass(frozen=True)
class RunOptions:
    """`persist`: store every result by fingerprint and reuse it (previews, `--from`); else only `cache: true` nodes.
    `keep` names ports (`node.port`) whose rows the caller wants to read afterwards.
    """

    parameters: Mapping[str, Any] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)
    until: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    keep: frozenset[tuple[str, str]] = frozenset()
    persist: bool = False
    use_cache: bool = True
    unfused: bool = False


@dataclass(frozen=True)
class WrittenFile:
    node: str
    path: str
    rows: int | None


@dataclass(frozen=True)
class Outcome:
    """How a run ended.

    `status`: SUCCESS, WARNING, FAILED or CANCELLED. `artifacts` maps kept ports (`node.port`) to Parquet files, `rows`
    counts by node or port; `schemas` are the columns of open ports as they turned out.
    """

    status: str
    problems: tuple[Problem, ...] = ()
    written: tuple[WrittenFile, ...] = ()
    artifacts: Mapping[str, Path] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    seconds: float = 0.0


Replan = Callable[[Mapping[str, Schema]], "Plan | tuple[Problem, ...]"]


@dataclass(frozen=True)
class RunRequest:
    """`base`: what relative paths are relative to. `folder`: for this run alone. `values`: of placeholders, by path.
    `stored`: where results live between runs (None: store and reuse nothing), for `stored_nodes` (None: all).
    `replan` compiles again with schemas that the run has seen; `locate` finds a problem's place in the document.
    """

    execution_id: str
    base: Path
    folder: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    stored: Path | None = None
    stored_nodes: frozenset[str] | None = None
    may_reuse: bool = True
    versions: Mapping[str, int] = field(default_factory=dict)
    replan: Replan = lambda _schemas: ()
    locate: Callable[[Problem], Problem] = lambda problem: problem


class Running(Protocol):
    """A run under way."""

    def run(self) -> Outcome:
        """Until the end. Never raises for what goes wrong in the pipeline."""
        ...

    def cancel(self) -> None:
        """Stops it soon; may be called from another thread or a signal handler."""
        ...


Rows = tuple[Schema, list[tuple[Any, ...]]]


class Runner(Protocol):
    def start(self, plan: Plan, request: RunRequest, sink: EventSink) -> Running:
        """A run of the plan; nothing happens before `run`."""
        ...

    def reusable(self, plan: Plan, request: RunRequest) -> frozenset[str]:
        """The steps, by id, whose results are stored and would be taken."""
        ...

    def sample(self, relation: BoundRelation, base: Path, target: Path, rows: int) -> int | Problem:
        """Writes the first `rows` rows of a file scan to a Parquet file; answers how many there were."""
        ...

    def rows(self, artifact: Path, limit: int, offset: int = 0) -> Rows:
        """Rows of a kept result as Python values."""
        ...
