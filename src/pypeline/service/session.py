"""One person's work with one pipeline: check it, compile it, look at rows, run it. The CLI, the API and Python call this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from pypeline.document import Pipeline
from pypeline.executions import EventSink
from pypeline.plan.plan import Plan
from pypeline.plan.schema import Schema
from pypeline.problems import Problem
from pypeline.service.compiling import Compiled, Compiler, CompileRequest


@dataclass(frozen=True)
class RunOptions:
    """`persist`: store every result by fingerprint and reuse it (previews, `--from`); else only `cache: true` nodes.
    `keep` names ports (`node.port`) whose rows the caller wants to read afterwards."""

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
    """`status`: SUCCESS, WARNING, FAILED or CANCELLED. `artifacts` maps kept ports (`node.port`) to Parquet files, `rows`
    counts by node or port; `schemas` are the columns of open ports as they turned out."""

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
    `replan` compiles again with schemas that the run has seen."""

    execution_id: str
    base: Path
    folder: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    stored: Path | None = None
    stored_nodes: frozenset[str] | None = None
    may_reuse: bool = True
    versions: Mapping[str, int] = field(default_factory=dict)
    replan: Replan = lambda _schemas: ()


class Running(Protocol):
    """A run under way."""

    def run(self) -> Outcome:
        """Until the end. Never raises for what goes wrong in the pipeline."""
        ...

    def cancel(self) -> None:
        """Stops it soon; may be called from another thread or a signal handler."""
        ...


class Runner(Protocol):
    def start(self, plan: Plan, request: RunRequest, sink: EventSink) -> Running:
        """A run of the plan; nothing happens before `run`."""
        ...


class Session:
    """A pipeline in its folder. Cheap to make; the compiler and the runner behind it are shared."""

    def __init__(self, pipeline: Pipeline, base: Path, compiler: Compiler, runner: Runner, state: Path) -> None:
        self.pipeline = pipeline
        self.base = base
        self._compiler = compiler
        self._runner = runner
        self._state = state

    def compile(self, options: RunOptions = RunOptions()) -> Compiled:  # noqa: B008 - frozen
        """Everything up to the plan, with all problems."""
        return self._compiler.compile(self.pipeline, self._request(options))

    def _request(self, options: RunOptions) -> CompileRequest:
        return CompileRequest(self.base, options.parameters, options.context, options.until, options.since, options.keep, unfused=options.unfused)

    def start(self, compiled: Compiled, options: RunOptions, sink: EventSink, execution_id: str) -> Running:
        """A run of a compiled pipeline; `execution_id` names its folder and its events."""
        assert compiled.plan is not None, "a pipeline with errors is not run"  # noqa: S101
        request = self._request(options)

        def replan(schemas: Mapping[str, Schema]) -> Plan | tuple[Problem, ...]:
            again = self._compiler.compile(self.pipeline, replace(request, actual=dict(schemas)))
            return again.plan if again.plan is not None else again.errors

        cached = frozenset(node.id for node in self.pipeline.nodes if node.misc.cache)
        stored = self._state / "artifacts" if options.persist or cached else None
        versions = {name: node.joined.component.version for name, node in compiled.bound.nodes.items()}
        run = RunRequest(
            execution_id, self.base, self._state / "runs" / execution_id, compiled.values.known, stored,
            None if options.persist else cached, options.use_cache, versions, replan)
        return self._runner.start(compiled.plan, run, sink)
