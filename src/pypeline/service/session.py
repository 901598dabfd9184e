"""One person's work with one pipeline: check it, compile it, look at rows, run it. The CLI, the API and Python call
this.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pypeline.document import Pipeline
from pypeline.emit.resolve import with_values
from pypeline.emit.script import python_script
from pypeline.emit.statements import sql_text
from pypeline.executions import EventSink
from pypeline.plan.plan import Plan
from pypeline.plan.schema import Schema
from pypeline.problems import Problem
from pypeline.service.compiling import Compiled, Compiler, CompileRequest
from pypeline.service.locating import located
from pypeline.service.preview import Preview, Target, preview
from pypeline.service.runs import Outcome, Rows, Runner, Running, RunOptions, RunRequest, WrittenFile

__all__ = ["Outcome", "Preview", "RunOptions", "RunRequest", "Runner", "Running", "Session", "Texts", "WrittenFile"]


DEFAULTS = RunOptions()


@dataclass(frozen=True)
class Texts:
    """What emitting Python needs from outside: the files of portable bodies by name, a formatter, who we are."""

    portable: Callable[[str], str | None]
    formatted: Callable[[str], str]
    generator: str


class Session:
    """A pipeline in its folder. Cheap to make; the compiler and the runner behind it are shared."""

    def __init__(
        self, pipeline: Pipeline, base: Path, compiler: Compiler, runner: Runner, state: Path, texts: Texts
    ) -> None:
        self.pipeline = pipeline
        self.base = base
        self._compiler = compiler
        self._runner = runner
        self._state = state
        self._texts = texts

    def compile(self, options: RunOptions = DEFAULTS) -> Compiled:
        """Everything up to the plan, with all problems."""
        return self._compiler.compile(self.pipeline, self._request(options))

    def _request(self, options: RunOptions) -> CompileRequest:
        return CompileRequest(
            self.base,
            options.parameters,
            options.context,
            options.until,
            options.since,
            options.keep,
            unfused=options.unfused,
        )

    def start(self, compiled: Compiled, options: RunOptions, sink: EventSink, execution_id: str) -> Running:
        """A run of a compiled pipeline; `execution_id` names its folder and its events."""
        assert compiled.plan is not None, "a pipeline with errors is not run"  # noqa: S101
        return self._runner.start(compiled.plan, self._run_request(compiled, options, execution_id), sink)

    def reused(self, compiled: Compiled, options: RunOptions) -> frozenset[str]:
        """The steps, by id, whose stored results a run would take."""
        if compiled.plan is None:
            return frozenset()
        return self._runner.reusable(compiled.plan, self._run_request(compiled, options, "plan"))

    def _run_request(self, compiled: Compiled, options: RunOptions, execution_id: str) -> RunRequest:
        request = self._request(options)

        def replan(schemas: Mapping[str, Schema]) -> Plan | tuple[Problem, ...]:
            again = self._compiler.compile(self.pipeline, replace(request, actual=dict(schemas)))
            return again.plan if again.plan is not None else again.errors

        cached = frozenset(node.id for node in self.pipeline.nodes if node.misc.cache)
        stored = self._state / "artifacts" if options.persist or cached else None
        versions = {name: node.joined.component.version for name, node in compiled.bound.nodes.items()}
        return RunRequest(
            execution_id,
            self.base,
            self._state / "runs" / execution_id,
            compiled.values.known,
            stored,
            None if options.persist else cached,
            options.use_cache,
            versions,
            replan,
            partial(located, self.pipeline),
        )

    def on(self, pipeline: Pipeline) -> Session:
        """The same for another pipeline of the same folder."""
        return Session(pipeline, self.base, self._compiler, self._runner, self._state, self._texts)

    def rows(self, artifact: Path, limit: int) -> Rows:
        """The schema and the first rows of a port that a run kept."""
        return self._runner.rows(artifact, limit)

    def discard(self, execution_id: str) -> None:
        """Removes what a run kept for its caller; stored results stay."""
        shutil.rmtree(self._state / "runs" / execution_id, ignore_errors=True)

    def preview(
        self, node: str, port: str, rows: int, options: RunOptions = DEFAULTS, *, exact: bool = False
    ) -> Preview:
        """The first rows of a port. Large files are read by a stored sample of the driving source unless `exact`."""
        return preview(self, self._runner, self._state, Target(node, port, rows, exact), options)

    def to_sql(self, compiled: Compiled, dialect: str) -> str | tuple[Problem, ...]:
        """The compiled pipeline as SQL, with the values of its parameters; or everything the dialect cannot say."""
        assert compiled.plan is not None, "a pipeline with errors is not emitted"  # noqa: S101
        if compiled.plan.valves:
            return _valves_are_not_emitted(compiled, dialect)
        plan = with_values(compiled.plan, compiled.values.known)
        return self._placed(plan if isinstance(plan, tuple) else sql_text(plan, dialect))

    def to_python(self, compiled: Compiled) -> str | tuple[Problem, ...]:
        """The compiled pipeline as a script that needs no Pypeline, formatted."""
        assert compiled.plan is not None, "a pipeline with errors is not emitted"  # noqa: S101
        if compiled.plan.valves:
            return _valves_are_not_emitted(compiled, "python")
        text = python_script(compiled.plan, compiled.values.known, self._texts.portable, self._texts.generator)
        return self._placed(text) if isinstance(text, tuple) else self._texts.formatted(text)

    def _placed(self, said: str | tuple[Problem, ...]) -> str | tuple[Problem, ...]:
        return said if isinstance(said, str) else tuple(located(self.pipeline, problem) for problem in said)


def _valves_are_not_emitted(compiled: Compiled, target: str) -> tuple[Problem, ...]:
    assert compiled.plan is not None  # noqa: S101 - the caller has looked
    return tuple(
        Problem(
            "P501",
            f"the target {target} has no control flow: the valve {valve.source} → {valve.target} would be lost",
            compiled.pipeline.place(valve_index=valve.number),
            "run it with pype run, or compile a part of it: --until NODE",
        )
        for valve in compiled.plan.valves
    )
