"""Runs a plan in this process: step by step, with events. Ends with an outcome, never an exception."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from pypeline.emit.resolve import resolved
from pypeline.executions import Recorder
from pypeline.plan.plan import Plan, Policy, Step
from pypeline.problems import Place, Problem
from pypeline.runtime.call_step import CallRunner
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
            self._problem(Problem("P614", f"the pipeline took longer than its timeout of {limit:g} s"))
        status = "SUCCESS"
        if any(not problem.is_error for problem in self._problems):
            status = "WARNING"
        if any(problem.is_error for problem in self._problems):
            status = "FAILED"
        if self._cancelled.is_set():
            status = "CANCELLED"
        self._recorder.record("execution_finished", status=status, seconds=seconds)
        steps = self._steps
        return Outcome(
            status,
            tuple(self._problems),
            tuple(steps.written),
            dict(steps.artifacts),
            dict(steps.rows),
            dict(steps.schemas),
            seconds,
        )

    def _run_steps(self) -> None:
        is_progressing = True
        while is_progressing and not self._stopped():
            is_progressing = False
            for step in self._plan.steps:
                if self._is_open(step):
                    is_progressing = True
                    self._run_step(step)
            if self._plan.late and not self._stopped():
                is_progressing = self._replan() or is_progressing
        self._skip_rest()

    def _stopped(self) -> bool:
        is_over = self._cancelled.is_set() or self._timed_out.is_set()
        return is_over or (self._plan.settings.fail_strategy == "halt" and any(p.is_error for p in self._problems))

    def _is_open(self, step: Step) -> bool:
        if self._stopped() or set(step.nodes) <= self._done or self._blocked & set(step.nodes):
            return False
        if all(key in self._steps.artifacts for key in step.needs):
            return True
        if any(key.partition(".")[0] in self._blocked for key in step.needs):
            self._blocked |= set(step.nodes)
        return False

    def _replan(self) -> bool:
        """Nodes that stood on an open schema are planned now that the run has seen it."""
        late = set(self._plan.late)
        plan = self._request.replan(self._steps.schemas)
        if isinstance(plan, tuple):
            for problem in plan:
                self._problem(problem)
            self._blocked |= late
            return False
        self._plan = plan
        self._steps.forget_engine()
        return len(plan.late) < len(late)

    def _run_step(self, step: Step) -> None:
        start = time.monotonic()
        ready = resolved(step, self._request.values, self._plan.parameters)
        found = self._results.find(self._plan, step) if self._results is not None else None
        self._started(step, 1)
        if isinstance(ready, Problem):
            performed = Performed(ready)
        elif found:
            self._steps.take(self._plan, found)
            performed = Performed()
        else:
            performed = self._attempts(step, ready)
            for warning in performed.warnings:
                self._problem(warning)
            if performed.problem is None and self._results is not None and not performed.warnings:
                self._results.store(self._plan, step, self._steps.artifacts)
        self._finish(step, performed, time.monotonic() - start, is_reused=bool(found))

    def _attempts(self, step: Step, ready: Step) -> Performed:
        """The step, again and again as its policy says, with pauses that double."""
        policy = self._plan.policy_of(step)
        for attempt in range(1, policy.retries + 2):
            performed = self._attempt(ready, policy)
            if performed.problem is None or attempt > policy.retries or self._stopped_from_outside():
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

    def _stopped_from_outside(self) -> bool:
        return self._cancelled.is_set() or self._timed_out.is_set()

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

    def _fail(self, step: Step, problem: Problem, seconds: float) -> None:
        self._blocked |= set(step.nodes)
        culprit = problem.place.node or step.nodes[-1]
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
        self._problem(problem.at(Place(node=culprit)))

    def _problem(self, problem: Problem) -> None:
        problem = self._request.locate(problem)
        self._problems.append(problem)
        told = problem.to_json()
        place = told.pop("place")
        self._recorder.record("problem", node=problem.place.node, **told, place=place)

    def _skip_rest(self) -> None:
        if self._cancelled.is_set():
            reason = ("CANCELLED", "the execution was cancelled")
        elif self._timed_out.is_set():
            reason = ("TIMED_OUT", "the execution took too long")
        else:
            reason = ("UPSTREAM_FAILED", "something before it failed")
        for node in self._plan.components:
            if node not in self._finished:
                self._recorder.record(
                    "task_skipped", node=node, status="SKIPPED", reason_code=reason[0], message=reason[1]
                )
