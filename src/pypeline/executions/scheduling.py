"""Which sub flow runs next: a pure scheduler that is told what ended and answers what to do (spec/execution.md §1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pypeline.executions.states import Cancel, Expand, Key, Order, Scope, Skip, Start, is_within
from pypeline.plan.control import Control, PlanValve

Holds = Callable[[PlanValve, Scope, str], bool]
"""Whether a valve's guard is true, its sub flow having ended so in that scope."""

_TRIGGERS = {"ok": ("SUCCESS",), "iterate": ("SUCCESS",), "start": ("SUCCESS",), "error": ("FAILED",)}
"""`done` fires always, also after cancel and skip."""
_NOT_TAKEN = ("NOT_TAKEN", "no valve led here")
_NO_ITEMS = ("NO_ITEMS", "the loop around it had no items")


class Scheduler:
    """One execution's control flow. Sub flows end in exactly one terminal state for each scope they are in.

    `flows` are all sub flows in declaration order. `goes_on` is `fail_strategy: continue`.
    """

    def __init__(self, control: Control, flows: Sequence[str], holds: Holds, *, goes_on: bool = False) -> None:
        self._control, self._holds, self._goes_on = control, holds, goes_on
        loops = sorted(control.loops, key=lambda loop: -len(loop.flows))
        self._loop_of: dict[str, int] = {flow: loop.valve for loop in loops for flow in loop.flows}
        self._flows = tuple(flows)
        self._level: dict[int | None, list[str]] = {}
        for flow in flows:
            self._level.setdefault(self._loop_of.get(flow), []).append(flow)
        self._into: dict[str, list[int]] = {flow: [] for flow in flows}
        self._out: dict[str, list[int]] = {flow: [] for flow in flows}
        for index, valve in enumerate(control.valves):
            self._into[valve.target_flow].append(index)
            self._out[valve.source_flow].append(index)
        self._scopes: list[Scope] = [()]
        self._valves: dict[tuple[int, Scope], str] = {}
        self._items: dict[tuple[int, Scope], tuple[int, int]] = {}
        self._halted: dict[Scope, str] = {}
        self._stopped: set[tuple[int, Scope]] = set()
        self._handling: set[Key] = set()
        self._orders: list[Order] = []
        self._entry = 0
        self.status: dict[Key, str] = {}
        self.failed: set[Key] = set()
        self.handled: set[Key] = set()

    @property
    def is_over(self) -> bool:
        return not self._scopes

    def begin(self) -> list[Order]:
        return self._advance()

    def settled(self, flow: str, scope: Scope, status: str) -> list[Order]:
        """The sub flow that was started (or cancelled) has ended: SUCCESS, FAILED or CANCELLED."""
        self._settle(flow, scope, status)
        return self._advance()

    def expanded(self, valve: int, scope: Scope, count: int) -> list[Order]:
        """The list of an iterate valve has so many items."""
        self._items[valve, scope] = (-1, count)
        if not count:
            self._skip_loop(valve, scope, *_NO_ITEMS)
        self._next_item(valve, scope)
        return self._advance()

    def abandon(self, reason: str, message: str) -> list[Order]:
        """Nothing runs any more: all that has not ended is skipped, without handlers."""
        for scope in self._scopes:
            for flow in self._level.get(scope[-1][0] if scope else None, []):
                if self.status.get((flow, scope), "RUNNING") == "RUNNING":
                    self.status[flow, scope] = "SKIPPED"
                    self._orders.append(Skip(flow, scope, reason, message))
            for index, valve in enumerate(self._control.valves):
                is_here = self._loop_of.get(valve.source_flow) == (scope[-1][0] if scope else None)
                if valve.on == "iterate" and is_here and self._valves.get((index, scope)) in {None, "fired", "open"}:
                    if (index, scope) not in self._items:
                        self._skip_loop(index, scope, reason, message)
                    self._valves[index, scope] = "ended"
        self._scopes.clear()
        return self._take_orders()

    def _take_orders(self) -> list[Order]:
        orders, self._orders = self._orders, []
        return orders

    def _advance(self) -> list[Order]:
        while any(self._advance_scope(scope) for scope in list(self._scopes)):
            pass
        return self._take_orders()

    def _advance_scope(self, scope: Scope) -> bool:
        """One step forward in a scope; whether there was any."""
        level = self._level.get(scope[-1][0] if scope else None, [])
        has_moved = False
        for flow in level:
            if (flow, scope) not in self.status and self._decide(flow, scope):
                has_moved = True
        has_moved = any(self._open_loop(index, scope) for index in self._iterating(level)) or has_moved
        if not has_moved and self._is_quiet(level, scope):
            self._scopes.remove(scope)
            if scope:
                self._forget(level, scope)
                self._next_item(scope[-1][0], scope[:-1])
            return True
        return has_moved

    def _forget(self, flows: Sequence[str], scope: Scope) -> None:
        """An item that is done takes no memory: lists may be long."""
        for flow in flows:
            self.status.pop((flow, scope), None)
            self._handling.discard((flow, scope))
            for index in self._out[flow]:
                self._valves.pop((index, scope), None)
                self._items.pop((index, scope), None)
                self._stopped.discard((index, scope))
        self._halted.pop(scope, None)

    def _iterating(self, flows: Sequence[str]) -> Iterator[int]:
        return (index for flow in flows for index in self._out[flow] if self._control.valves[index].on == "iterate")

    def _is_quiet(self, flows: Sequence[str], scope: Scope) -> bool:
        """Every one of the sub flows has ended in the scope, and every loop that begins at them."""
        return all(self._has_ended(flow, scope) for flow in flows) and all(
            self._valves.get((index, scope)) in {"dead", "ended"} for index in self._iterating(flows)
        )

    def _has_ended(self, flow: str, scope: Scope) -> bool:
        return self.status.get((flow, scope), "RUNNING") != "RUNNING"

    def _decide(self, flow: str, scope: Scope) -> bool:
        """Starts or skips a sub flow, when its turn has come."""
        into = self._into[flow]
        if not into:
            return self._decide_entry(flow, scope)
        if self._control.valves[into[0]].on == "iterate":
            self._start(flow, scope, is_handling=False)
            return True
        states = [self._arrival(index, scope) for index in into]
        verdict = _joined(self._control.joins.get(flow, "all"), states)
        if verdict == "start":
            fired = [self._control.valves[index] for index, state in zip(into, states, strict=True) if state == "fired"]
            handles = any(v.on in {"done", "error"} or (v.source_flow, scope) in self._handling for v in fired)
            self._start(flow, scope, is_handling=handles)
        elif verdict == "skip":
            halted = self._halt_reason(scope)
            self._skip(flow, scope, *(("HALTED", f"{halted} failed") if halted and "halted" in states else _NOT_TAKEN))
        return verdict != "wait"

    def _decide_entry(self, flow: str, scope: Scope) -> bool:
        halted = self._halt_reason(scope)
        if halted:
            self._skip(flow, scope, "HALTED", f"{halted} failed")
            return True
        entries = self._control.entries
        while self._is_quiet(entries[self._entry].frame, scope):
            self._entry += 1
        if flow not in entries[self._entry].flows:
            return False
        self._start(flow, scope, is_handling=False)
        return True

    def _arrival(self, index: int, scope: Scope) -> str:
        """fired, dead, failed (dead, its sub flow having failed), halted (fired, but nothing new begins) or wait."""
        state, valve = self._valves.get((index, scope)), self._control.valves[index]
        if state == "dead":
            return "failed" if self.status[valve.source_flow, scope] in {"FAILED", "CANCELLED"} else "dead"
        if state != "fired":
            return "wait"
        is_handler = valve.on in {"done", "error"} or (valve.source_flow, scope) in self._handling
        if self._halt_reason(scope) and not is_handler:
            return "halted"
        return "fired" if self._is_open(index, scope) else "wait"

    def _is_open(self, index: int, scope: Scope) -> bool:
        """Every group before the valve's has ended."""
        for group in self._control.groups[self._control.valves[index].source_flow]:
            if index in group:
                return True
            for earlier in group:
                valve = self._control.valves[earlier]
                if valve.on == "iterate" and self._valves.get((earlier, scope)) not in {"dead", "ended"}:
                    return False
                if not self._is_quiet(valve.frame, scope):
                    return False
        return True

    def _open_loop(self, index: int, scope: Scope) -> bool:
        if self._valves.get((index, scope)) != "fired":
            return False
        halted, source = self._halt_reason(scope), self._control.valves[index].source_flow
        if halted and (source, scope) not in self._handling:
            self._valves[index, scope] = "ended"
            self._skip_loop(index, scope, "HALTED", f"{halted} failed")
            return True
        if not self._is_open(index, scope):
            return False
        self._valves[index, scope] = "open"
        self._orders.append(Expand(index, scope))
        return True

    def _next_item(self, index: int, scope: Scope) -> None:
        cursor, count = self._items[index, scope]
        is_last = cursor + 1 >= count or (index, scope) in self._stopped
        halted = self._halt_reason(scope) and (self._control.valves[index].source_flow, scope) not in self._handling
        if is_last or halted:
            self._valves[index, scope] = "ended"
            return
        self._items[index, scope] = (cursor + 1, count)
        self._scopes.append((*scope, (index, cursor + 1)))

    def _start(self, flow: str, scope: Scope, *, is_handling: bool) -> None:
        self.status[flow, scope] = "RUNNING"
        if is_handling:
            self._handling.add((flow, scope))
        self._orders.append(Start(flow, scope))

    def _skip(self, flow: str, scope: Scope, reason: str, message: str) -> None:
        self._orders.append(Skip(flow, scope, reason, message))
        self._settle(flow, scope, "SKIPPED")

    def _skip_loop(self, index: int, scope: Scope, reason: str, message: str) -> None:
        """A loop that never runs: its sub flows are skipped where it would have begun."""
        for loop in self._control.loops:
            if loop.valve == index:
                self._orders += [Skip(flow, scope, reason, message) for flow in loop.flows]
                self.status.update({(flow, scope): "SKIPPED" for flow in loop.flows})

    def _settle(self, flow: str, scope: Scope, status: str) -> None:
        self.status[flow, scope] = status
        fired = [index for index in self._out[flow] if self._fires(self._control.valves[index], scope, status)]
        for index in self._out[flow]:
            self._valves[index, scope] = "fired" if index in fired else "dead"
            if index not in fired and self._control.valves[index].on == "iterate":
                self._skip_loop(index, scope, *_NOT_TAKEN)
        if status == "FAILED":
            self.failed.add((flow, scope))
            if any(self._control.valves[index].on == "error" for index in fired):
                self.handled.add((flow, scope))
            else:
                self._fail(flow, scope)

    def _fires(self, valve: PlanValve, scope: Scope, status: str) -> bool:
        is_meant = valve.on == "done" or status in _TRIGGERS[valve.on]
        return is_meant and (valve.guard is None or self._holds(valve, scope, status))

    def _fail(self, flow: str, scope: Scope) -> None:
        """Nobody handled it: what is around it stops, as far as `on_item_error` and `fail_strategy` let it."""
        while True:
            if not self._goes_on:
                self._halted.setdefault(scope, flow)
            if not scope or self._control.valves[scope[-1][0]].on_item_error == "continue":
                break
            self._stopped.add((scope[-1][0], scope[:-1]))
            scope = scope[:-1]
        if not self._goes_on:
            for (running, where), status in self.status.items():
                if status == "RUNNING" and is_within(where, scope):
                    self._orders.append(Cancel(running, where))

    def _halt_reason(self, scope: Scope) -> str:
        """The sub flow because of which nothing new begins there; "" while all is well."""
        return next((flow for halted, flow in self._halted.items() if is_within(scope, halted)), "")


def _joined(mode: str, states: Sequence[str]) -> str:
    """What becomes of a sub flow (start, skip, wait) when its valves are so."""
    if mode == "any" and "fired" in states:
        return "start"
    if mode == "all" and any(state in {"dead", "failed", "halted"} for state in states):
        return "skip"
    if "wait" in states:
        return "wait"
    if "fired" not in states or (mode == "none_failed" and "failed" in states):
        return "skip"
    return "start"
