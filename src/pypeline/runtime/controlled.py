"""Carries out what the scheduler orders: sub flows one after the other, lists counted, items handed on."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import duckdb

from pypeline.executions.scheduling import Scheduler
from pypeline.executions.states import Cancel, Expand, Order, Scope, Skip, Start
from pypeline.plan.control import PlanValve
from pypeline.plan.plan import Plan
from pypeline.problems import Problem
from pypeline.runtime.engine import Engine
from pypeline.runtime.guarding import decided
from pypeline.runtime.loop_items import LoopItems
from pypeline.runtime.run_globals import Item, Values


class FlowRunner(Protocol):
    """What is asked of the run: it knows steps, not control flow."""

    @property
    def is_stopped(self) -> bool: ...

    def values(self, **more: Any) -> Values: ...

    def engine(self) -> Engine: ...

    def artifact(self, key: str) -> Path: ...

    def enter(self, scope: str, items: tuple[Item, ...], folder: Path) -> None: ...

    def run_flow(self, flow: str) -> tuple[Problem, ...]: ...

    def end_flow(self, flow: str, status: str, reason: str, message: str) -> None: ...

    def tell(self, problem: Problem) -> None: ...


class ControlledRun:
    """`failures` are the problems of failed sub flows that no error valve handled."""

    def __init__(self, plan: Plan, runner: FlowRunner, folder: Path) -> None:
        self._plan, self._runner, self._folder = plan, runner, folder
        flows = [sub_flow.id for sub_flow in plan.sub_flows]
        goes_on = plan.settings.fail_strategy == "continue"
        self._scheduler = Scheduler(plan.control, flows, self._holds, goes_on=goes_on)
        self._lists: dict[tuple[int, Scope], LoopItems] = {}
        self._errors: dict[tuple[str, Scope], str] = {}
        self._waiting: deque[Order] = deque()

    def run(self, reason: Callable[[], tuple[str, str]]) -> bool:
        """Until nothing is left; whether every failure was handled. `reason` says why it was stopped from outside."""
        self._take(self._scheduler.begin())
        while self._waiting:
            if self._runner.is_stopped and not all(isinstance(order, Skip) for order in self._waiting):
                self._waiting = deque(order for order in self._waiting if isinstance(order, Skip))
                self._take(self._scheduler.abandon(*reason()))
                continue
            self._carry_out(self._waiting.popleft())
        if not self._scheduler.is_over:
            self._take(self._scheduler.abandon(*reason()))
            for order in self._waiting:
                self._carry_out(order)
        return self._scheduler.failed <= self._scheduler.handled

    def _carry_out(self, order: Order) -> None:
        try:
            if isinstance(order, Start):
                self._start(order)
            elif isinstance(order, Skip):
                self._end(order.flow, order.scope, "SKIPPED", order.reason, order.message)
            elif isinstance(order, Expand):
                self._expand(order)
        except duckdb.Error:
            if not self._runner.is_stopped:  # else it was interrupted
                raise

    def _take(self, orders: list[Order]) -> None:
        """One after the other, so what is to be cancelled has not begun."""
        for order in orders:
            if not isinstance(order, Cancel):
                self._waiting.append(order)
                continue
            begun = Start(order.flow, order.scope)
            if begun in self._waiting:
                self._waiting.remove(begun)
                self._end(order.flow, order.scope, "CANCELLED", "SIBLING_FAILED", "another one of its group failed")
                self._take(self._scheduler.settled(order.flow, order.scope, "CANCELLED"))

    def _start(self, order: Start) -> None:
        self._enter(order.scope)
        problems = self._runner.run_flow(order.flow)
        if problems:
            self._errors[order.flow, order.scope] = problems[0].message
        status = "FAILED" if problems else "SUCCESS"
        self._take(self._scheduler.settled(order.flow, order.scope, status))

    def _end(self, flow: str, scope: Scope, status: str, reason: str, message: str) -> None:
        self._enter(scope)
        self._runner.end_flow(flow, status, reason, message)

    def _expand(self, order: Expand) -> None:
        valve = self._plan.control.valves[order.valve]
        self._enter(order.scope)
        items = LoopItems(self._runner.engine(), self._runner.artifact(str(valve.over)))
        self._lists[order.valve, order.scope] = items
        self._take(self._scheduler.expanded(order.valve, order.scope, items.count))

    def _enter(self, scope: Scope) -> None:
        items = tuple(
            Item(self._lists[valve, scope[:depth]].get(self._runner.engine(), index), index, self._valve(valve).as_)
            for depth, (valve, index) in enumerate(scope)
        )
        folder = self._folder.joinpath(*(f"item-{valve}-{index}" for valve, index in scope))
        if scope and scope[-1][1] > 0:  # the item before is done
            valve, index = scope[-1]
            shutil.rmtree(folder.with_name(f"item-{valve}-{index - 1}"), ignore_errors=True)
        self._runner.enter("/".join(self._scope_name(valve, index) for valve, index in scope), items, folder)

    def _valve(self, index: int) -> PlanValve:
        return self._plan.control.valves[index]

    def _scope_name(self, valve: int, index: int) -> str:
        return f"{self._valve(valve).as_ or self._valve(valve).source}#{index}"

    def _holds(self, valve: PlanValve, scope: Scope, status: str) -> bool:
        self._enter(scope)
        more = {"status": status, "error": self._errors.get((valve.source_flow, scope), "")}
        answer = decided(valve, self._runner.values(**more), self._plan.parameters, self._runner.engine())
        if isinstance(answer, Problem):
            self._runner.tell(answer)
            return False
        return answer
