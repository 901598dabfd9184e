"""Runs a plan in this process: sub flow by sub flow, step by step, with events. Ends with an outcome, never an
exception.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from pypeline.emit.resolve import resolved
from pypeline.executions import Recorder
from pypeline.plan.plan import CallStep, FileOutput, Keep, Plan, QueryStep, Step
from pypeline.plan.relations import FileScan
from pypeline.plan.schema import Column, Known, Schema
from pypeline.problems import Place, Problem
from pypeline.runtime.access import allowed_places
from pypeline.runtime.actual import changed_columns
from pypeline.runtime.call_step import CallPlace, CallRunner
from pypeline.runtime.engine import Engine, EngineSettings
from pypeline.runtime.progress import Ticker
from pypeline.runtime.query_step import QueryRun, rows_by_node
from pypeline.runtime.stored import ResultStore
from pypeline.service.runs import Outcome, RunRequest, WrittenFile


class PlanRun:
    """One run of one plan. `cancel` may be called from another thread or a signal handler."""

    def __init__(self, plan: Plan, request: RunRequest, recorder: Recorder, calls: CallRunner) -> None:
        self._plan, self._request, self._recorder, self._calls = plan, request, recorder, calls
        self._done: set[str] = set()
        self._blocked: set[str] = set()
        self._problems: list[Problem] = []
        self._written: list[WrittenFile] = []
        self._artifacts: dict[str, Path] = {}
        self._rows: dict[str, int] = {}
        self._schemas: dict[str, Schema] = {}
        self._cancelled = threading.Event()
        self._engine: Engine | None = None
        self._results = (
            None
            if request.stored is None
            else ResultStore(request.stored, request.versions, request.stored_nodes, request.may_reuse)
        )

    def cancel(self) -> None:
        self._cancelled.set()
        if self._engine is not None:
            with suppress(Exception):
                self._engine.interrupt()
        self._calls.cancel()

    def run(self) -> Outcome:
        start = time.monotonic()
        self._recorder.record(
            "execution_started", pipeline=self._plan.name, version=self._plan.version, nodes=len(self._plan.components)
        )
        self._request.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._run_steps()
        finally:
            self._calls.close()
            if self._engine is not None:
                self._engine.close()
            shutil.rmtree(self._request.folder / "spill", ignore_errors=True)
        return self._outcome(time.monotonic() - start)

    def _outcome(self, seconds: float) -> Outcome:
        status = "SUCCESS"
        if any(not problem.is_error for problem in self._problems):
            status = "WARNING"
        if any(problem.is_error for problem in self._problems):
            status = "FAILED"
        if self._cancelled.is_set():
            status = "CANCELLED"
        self._recorder.record("execution_finished", status=status, seconds=seconds)
        return Outcome(
            status,
            tuple(self._problems),
            tuple(self._written),
            dict(self._artifacts),
            dict(self._rows),
            dict(self._schemas),
            seconds,
        )

    def _run_steps(self) -> None:
        progressing = True
        while progressing:
            progressing = False
            for sub_flow in self._plan.sub_flows:
                for step in sub_flow.steps:
                    if self._is_open(step):
                        progressing = True
                        self._run_step(step)
            if self._plan.late and not self._stopped():
                progressing = self._replan() or progressing
            if self._stopped():
                break
        self._skip_rest()

    def _stopped(self) -> bool:
        return self._cancelled.is_set() or (
            self._plan.settings.fail_strategy == "halt" and any(p.is_error for p in self._problems)
        )

    def _is_open(self, step: Step) -> bool:
        if self._stopped() or set(step.nodes) <= self._done or self._blocked & set(step.nodes):
            return False
        if all(key in self._artifacts for key in step.needs):
            return True
        if any(key.partition(".")[0] in self._blocked for key in step.needs):
            self._blocked |= set(step.nodes)
        return False

    def _replan(self) -> bool:
        """Nodes that stood on an open schema are planned now that the run has seen it."""
        late = set(self._plan.late)
        plan = self._request.replan(self._schemas)
        if isinstance(plan, tuple):
            for problem in plan:
                self._problem(problem)
            self._blocked |= late
            return False
        self._plan = plan
        return len(plan.late) < len(late)

    def _run_step(self, step: Step) -> None:
        start = time.monotonic()
        for node in step.nodes:
            self._recorder.record(
                "task_started", node=node, status="RUNNING", component=self._plan.components.get(node), step_id=step.id
            )
        ready = resolved(step, self._request.values, self._plan.parameters)
        problem = ready if isinstance(ready, Problem) else None
        rows: dict[str, int] = {}
        is_reused = False
        if not isinstance(ready, Problem):
            is_reused = self._reuse(step, ready)
            if not is_reused:
                problem, rows = self._perform(ready)
                if problem is None and self._results is not None and not self._complained(step):
                    self._results.store(self._plan, step, self._artifacts)
        self._finish(step, problem, rows, time.monotonic() - start, is_reused=is_reused)

    def _reuse(self, step: Step, ready: Step) -> bool:
        if self._results is None or not isinstance(ready, QueryStep | CallStep):
            return False
        found = self._results.find(self._plan, step)
        if not found:
            return False
        self._artifacts |= found
        for key, path in found.items():
            self._see(key, path)
        return True

    def _perform(self, step: Step) -> tuple[Problem | None, dict[str, int]]:
        if isinstance(step, CallStep):
            place = CallPlace(
                self._request.base, self._request.folder, self._artifacts, self._recorder, self._plan.settings
            )
            result = self._calls.run(step, place)
            if isinstance(result, Problem):
                return result, {}
            self._artifacts |= result.artifacts
            self._rows |= result.rows
            self._schemas |= result.schemas
            self._problems += result.warnings
            if result.written is not None:
                self._written.append(WrittenFile(step.nodes[0], str(result.written), result.rows.get(step.nodes[0])))
            return None, dict(result.rows)
        run = QueryRun(self._open_engine(), self._absolute(step), self._artifact, self._target)
        ticker = Ticker(run.engine, step, self._recorder)
        try:
            problem = changed_columns(run.engine, run.step, self._plan.facts) or run.run()
        finally:
            ticker.stop()
        self._rows |= run.rows
        for warning in run.warnings:
            self._problem(warning)
        if problem is None:
            self._collect(step)
        return problem, run.rows

    def _collect(self, step: QueryStep) -> None:
        for output in step.outputs:
            if isinstance(output, Keep) and not output.is_internal:
                path = self._artifact(output.key)
                self._artifacts[output.key] = path
                self._see(output.key, path)
            elif isinstance(output, FileOutput):
                self._written.append(
                    WrittenFile(output.node, str(self._target(output.uri)), self._rows.get(output.node))
                )

    def _see(self, key: str, path: Path) -> None:
        """The columns an open port turned out to have."""
        if key.partition(".")[0] in {late.partition(".")[0] for late in self._plan.open_ports}:
            rows = self._open_engine().rows("DESCRIBE SELECT * FROM read_parquet($path)", {"path": str(path)})
            self._schemas[key] = Known(tuple(Column(row[0], row[1]) for row in rows))

    def _finish(
        self, step: Step, problem: Problem | None, rows: dict[str, int], seconds: float, *, is_reused: bool
    ) -> None:
        counted = rows_by_node(step, rows) if isinstance(step, QueryStep) else rows
        if problem is None:
            self._done |= set(step.nodes)
            for node in step.nodes:
                self._recorder.record(
                    "task_finished",
                    node=node,
                    status="SUCCESS",
                    rows=counted.get(node),
                    seconds=seconds,
                    step_id=step.id,
                    **(
                        {"reason_code": "REUSED", "message": "unchanged since it was last computed"}
                        if is_reused
                        else {}
                    ),
                )
            return
        self._blocked |= set(step.nodes)
        culprit = problem.place.node or step.nodes[-1]
        located = problem.at(Place(node=culprit))
        for node in step.nodes:
            is_culprit = node == culprit
            self._recorder.record(
                "task_finished",
                node=node,
                status="FAILED" if is_culprit else "CANCELLED",
                seconds=seconds,
                step_id=step.id,
                reason_code=problem.code if is_culprit else "STEP_FAILED",
                message=problem.message if is_culprit else f"runs in one query with {culprit}, which failed",
            )
        self._problem(located)

    def _problem(self, problem: Problem) -> None:
        self._problems.append(problem)
        self._recorder.record(
            "problem",
            node=problem.place.node,
            **{k: v for k, v in problem.to_json().items() if k != "place"},
            place=problem.to_json()["place"],
        )

    def _skip_rest(self) -> None:
        finished = self._done | {
            node
            for step in self._plan.steps
            for node in step.nodes
            if set(step.nodes) & self._blocked and self._ran(step)
        }
        for node in self._plan.components:
            if node not in finished:
                reason = (
                    "cancelled"
                    if self._cancelled.is_set()
                    else "something it needs failed"
                    if self._problems
                    else "not needed"
                )
                self._recorder.record(
                    "task_skipped", node=node, status="SKIPPED", reason_code="UPSTREAM_FAILED", message=reason
                )

    def _complained(self, step: Step) -> bool:
        """Whether there were warnings: they would be lost if the results were simply taken the next time."""
        return any(problem.place.node in step.nodes for problem in self._problems)

    def _ran(self, step: Step) -> bool:
        return any(problem.place.node in step.nodes for problem in self._problems)

    def _open_engine(self) -> Engine:
        if self._engine is None:
            settings = self._plan.settings
            self._engine = Engine(EngineSettings(settings.threads, settings.memory, self._request.folder / "spill"))
            paths, folders = allowed_places(self._plan, self._request)
            self._engine.lock(paths, folders)
        return self._engine

    def _artifact(self, key: str) -> Path:
        return self._artifacts.get(key) or self._request.folder / "artifacts" / f"{key.replace(':', '-')}.parquet"

    def _target(self, uri: str) -> Path:
        return self._request.base / Path(uri).expanduser()

    def _absolute(self, step: QueryStep) -> QueryStep:
        relations = tuple(
            replace(relation, op=self._absolute_scan(relation.op)) if isinstance(relation.op, FileScan) else relation
            for relation in step.relations
        )
        return replace(step, relations=relations)

    def _absolute_scan(self, scan: FileScan) -> FileScan:
        uris = tuple(os.path.normpath(self._target(uri)) for uri in scan.uris)
        return replace(scan, uris=uris, relative_to=str(self._request.base))
