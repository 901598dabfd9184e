"""Runs a plan in this process: step by step, with events. Ends with an outcome, never an exception."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pypeline.emit.resolve import resolved
from pypeline.executions import Recorder
from pypeline.plan.plan import Plan, Policy, Step
from pypeline.problems import Place, Problem, errors_of
from pypeline.runtime.call_step import CallRunner
from pypeline.runtime.controlled import ControlledRun
from pypeline.runtime.engine import Engine
from pypeline.runtime.run_globals import Item, RunGlobals, Values, counted_globals
from pypeline.runtime.step_runner import Performed, StepRunner
from pypeline.runtime.stored import stored_results
from pypeline.service.connections import Tables
from pypeline.service.runs import Outcome, RunRequest

LONGEST_PAUSE = 300.0
"""Seconds between two attempts at most, however often they double."""


class PlanRun:
    """One run of one plan. `cancel` may be called from another thread or a signal handler."""

    def __init__(self, plan: Plan, request: RunRequest, recorder: Recorder, calls: CallRunner, tables: Tables) -> None:
        self._plan, self._request, self._recorder = plan, request, recorder
        self._steps = StepRunner(request, recorder, calls, tables)
        self._results = stored_results(request)
        self._done: set[str] = set()
        self._blocked: set[str] = set()
        self._finished: set[str] = set()
        self._problems: list[Problem] = []
        self._cancelled = threading.Event()
        self._timed_out = threading.Event()
        self._first, self._items, self._globals = plan, tuple[Item, ...](), RunGlobals()
        self._since = 0
        self._is_handled = False

    def cancel(self) -> None:
        self._cancelled.set()
        self._steps.interrupt()

    def run(self) -> Outcome:
        start = time.monotonic()
        self._recorder.record(
            "execution_started", pipeline=self._plan.name, version=self._plan.version, nodes=len(self._plan.components)
        )
        self._request.folder.mkdir(parents=True, exist_ok=True)
        try:
            with self._clock(self._plan.settings.timeout, self._timed_out):
                self._run_steps()
        finally:
            self._steps.close()
            shutil.rmtree(self._request.folder / "spill", ignore_errors=True)
        return self._outcome(time.monotonic() - start)

    @contextmanager
    def _clock(self, seconds: float | None, rang: threading.Event) -> Iterator[None]:
        """Interrupts what runs when the time is over."""

        def ring() -> None:
            rang.set()
            self._steps.interrupt()

        timer = threading.Timer(seconds, ring) if seconds else None
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            yield
        finally:
            if timer is not None:
                timer.cancel()

    def _outcome(self, seconds: float) -> Outcome:
        if self._timed_out.is_set():
            limit = self._plan.settings.timeout
            self.tell(Problem("P614", f"the pipeline took longer than its timeout of {limit:g} s"))
        status = "SUCCESS"
        if any(not problem.is_error for problem in self._problems):
            status = "WARNING"
        if any(problem.is_error for problem in self._problems):
            status = "WARNING" if self._is_handled and not self._timed_out.is_set() else "FAILED"
        if self._cancelled.is_set():
            status = "CANCELLED"
        self._recorder.record("execution_finished", status=status, seconds=seconds)
        steps = self._steps
        return Outcome(
            status,
            tuple(self._problems),
            tuple(steps.written),
            {key: path for key, path in steps.artifacts.items() if path.exists()},
            dict(steps.rows),
            dict(steps.schemas),
            seconds,
        )

    def _run_steps(self) -> None:
        if self._plan.valves:
            controlled = ControlledRun(self._plan, self, self._request.folder)
            self._is_handled = controlled.run(self._why_stopped)
            return
        self._progress(frozenset(self._plan.components))
        for node in self._plan.components:
            if node not in self._finished:
                self._skipped(node, "SKIPPED", *self._why_stopped())

    def _progress(self, nodes: frozenset[str]) -> None:
        """Runs steps of these nodes as long as any can be."""
        is_progressing = True
        while is_progressing and not self._stopped():
            is_progressing = False
            for step in self._plan.steps:
                if nodes.issuperset(step.nodes) and self._is_open(step):
                    is_progressing = True
                    self._run_step(step)
            if not nodes.isdisjoint(self._plan.late) and not self._stopped():
                is_progressing = self._replan(nodes) or is_progressing

    @property
    def is_stopped(self) -> bool:
        return self._cancelled.is_set() or self._timed_out.is_set()

    def values(self, **more: Any) -> Values:
        """Of placeholders, now."""
        return Values(self._request.values, self._globals, self._items, more)

    def engine(self) -> Engine:
        return self._steps.open_engine(self._plan)

    def artifact(self, key: str) -> Path:
        return self._steps.artifacts[key]

    def enter(self, scope: str, items: tuple[Item, ...], folder: Path) -> None:
        """What follows happens in this item of these loops."""
        self._recorder.scope, self._items = scope, items
        self._steps.enter(folder, items, self._globals)

    def run_flow(self, flow: str) -> tuple[Problem, ...]:
        """All steps of a sub flow, anew; its errors."""
        self._plan, self._since = self._first, len(self._problems)
        nodes = self._nodes_of(flow)
        for known in (self._done, self._blocked, self._finished):
            known.difference_update(nodes)
        self._steps.forget(nodes)
        self._progress(nodes)
        errors = errors_of(self._problems[self._since :])
        if self.is_stopped or errors:
            reason = self._why_stopped()
            for node in self._plan.components:
                if node in nodes and node not in self._finished:
                    self._skipped(node, "SKIPPED", *reason)
        return errors

    def _nodes_of(self, flow: str) -> frozenset[str]:
        return next(frozenset(sub_flow.nodes) for sub_flow in self._first.sub_flows if sub_flow.id == flow)

    def end_flow(self, flow: str, status: str, reason: str, message: str) -> None:
        """A sub flow that does not run."""
        for node in sorted(self._nodes_of(flow), key=list(self._first.components).index):
            self._skipped(node, status, reason, message)

    def _stopped(self) -> bool:
        is_failing = bool(errors_of(self._problems[self._since :]))
        return self.is_stopped or (self._plan.settings.fail_strategy == "halt" and is_failing)

    def _is_open(self, step: Step) -> bool:
        if self._stopped() or set(step.nodes) <= self._done or self._blocked & set(step.nodes):
            return False
        if all(key in self._steps.artifacts for key in step.needs):
            return True
        if any(key.partition(".")[0] in self._blocked for key in step.needs):
            self._blocked |= set(step.nodes)
        return False

    def _replan(self, nodes: frozenset[str]) -> bool:
        """Nodes that stood on an open schema are planned now that the run has seen it."""
        late = nodes & set(self._plan.late)
        plan = self._request.replan(self._steps.schemas)
        if isinstance(plan, tuple):
            for problem in plan:
                self.tell(problem)
            self._blocked |= late
            return False
        self._plan = plan
        self._steps.forget_engine()
        return len(nodes & set(plan.late)) < len(late)

    def _run_step(self, step: Step) -> None:
        start = time.monotonic()
        ready = resolved(step, self.values(), self._plan.parameters)
        results = self._results if not self._items else None  # code may look at the item
        found = results.find(self._plan, step) if results is not None else None
        self._started(step, 1)
        if isinstance(ready, Problem):
            performed = Performed(ready)
        elif found:
            self._steps.take(self._plan, found)
            performed = Performed()
        else:
            performed = self._attempts(step, ready)
            for warning in performed.warnings:
                self.tell(warning)
            if performed.problem is None and results is not None and not performed.warnings:
                results.store(self._plan, step, self._steps.artifacts)
        self._finish(step, performed, time.monotonic() - start, is_reused=bool(found))

    def _attempts(self, step: Step, ready: Step) -> Performed:
        """The step, again and again as its policy says, with pauses that double."""
        policy = self._plan.policy_of(step)
        for attempt in range(1, policy.retries + 2):
            performed = self._attempt(ready, policy)
            if performed.problem is None or attempt > policy.retries or self.is_stopped:
                return performed
            pause = min(policy.backoff * 2 ** (attempt - 1), LONGEST_PAUSE)
            for node in step.nodes:
                self._recorder.record(
                    "task_retry", node=node, attempt=attempt, status="RETRY_WAIT", reason_code=performed.problem.code,
                    message=performed.problem.message, pause=pause,
                )  # fmt: skip
            self._cancelled.wait(pause)
            self._started(step, attempt + 1)
        return performed

    def _attempt(self, ready: Step, policy: Policy) -> Performed:
        rang = threading.Event()
        with self._clock(policy.timeout, rang):
            performed = self._steps.perform(self._plan, ready, policy.timeout)
        if performed.problem is not None and rang.is_set():
            late = Problem("P614", f"took longer than its timeout of {policy.timeout:g} s", Place(node=ready.nodes[-1]))
            return Performed(late)
        return performed

    def _started(self, step: Step, attempt: int) -> None:
        for node in step.nodes:
            self._recorder.record(
                "task_started", node=node, attempt=attempt, status="RUNNING",
                component=self._plan.components.get(node), step_id=step.id,
            )  # fmt: skip

    def _finish(self, step: Step, performed: Performed, seconds: float, *, is_reused: bool) -> None:
        self._finished |= set(step.nodes)
        if performed.problem is not None:
            self._fail(step, performed.problem, seconds)
            return
        self._done |= set(step.nodes)
        reason = {"reason_code": "REUSED", "message": "unchanged since it was last computed"} if is_reused else {}
        for node in step.nodes:
            self._recorder.record(
                "task_finished", node=node, status="SUCCESS", rows=performed.rows.get(node), seconds=seconds,
                step_id=step.id, **reason,
            )  # fmt: skip
            counted = counted_globals(node, performed.rows, self._steps.rows)
            free = {"status": "SUCCESS", "error_message": None, "duration_ms": round(seconds * 1000)}
            self._globals.add(node, {**free, **counted, **performed.globals})

    def _fail(self, step: Step, problem: Problem, seconds: float) -> None:
        self._blocked |= set(step.nodes)
        culprit = problem.place.node or step.nodes[-1]
        for node in step.nodes:
            is_culprit = node == culprit
            status = "FAILED" if is_culprit else "CANCELLED"
            self._globals.add(node, {"status": status, "error_message": problem.message if is_culprit else None})
            self._recorder.record(
                "task_finished",
                node=node,
                status=status,
                seconds=seconds,
                step_id=step.id,
                reason_code=problem.code if is_culprit else "STEP_FAILED",
                message=problem.message if is_culprit else f"runs in one query with {culprit}, which failed",
            )
        self.tell(problem.at(Place(node=culprit)))

    def tell(self, problem: Problem) -> None:
        problem = self._request.locate(problem)
        self._problems.append(problem)
        told = problem.to_json()
        place = told.pop("place")
        self._recorder.record("problem", node=problem.place.node, **told, place=place)

    def _why_stopped(self) -> tuple[str, str]:
        if self._cancelled.is_set():
            return "CANCELLED", "the execution was cancelled"
        if self._timed_out.is_set():
            return "TIMED_OUT", "the execution took too long"
        return "UPSTREAM_FAILED", "something before it failed"

    def _skipped(self, node: str, status: str, reason: str, message: str) -> None:
        event = "task_skipped" if status == "SKIPPED" else "task_finished"
        self._globals.add(node, {"status": status})
        self._recorder.record(event, node=node, status=status, reason_code=reason, message=message)
