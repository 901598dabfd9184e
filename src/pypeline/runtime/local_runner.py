"""Runs plans in this process with the local engine, and calls in warm child processes."""

from __future__ import annotations

from pathlib import Path

from pypeline.executions import EventSink, Recorder
from pypeline.plan.plan import Plan
from pypeline.runtime.call_step import CallRunner
from pypeline.runtime.child import ChildPool
from pypeline.runtime.execute import PlanRun
from pypeline.service.session import RunRequest


class LocalRunner:
    """See `pypeline.service.session.Runner`. Children are started when the first call needs one."""

    def __init__(self, search_path: tuple[Path, ...] = ()) -> None:
        self._search_path = search_path

    def start(self, plan: Plan, request: RunRequest, sink: EventSink) -> PlanRun:
        calls = CallRunner(ChildPool(), self._search_path)
        return PlanRun(plan, request, Recorder(request.execution_id, sink), calls)
