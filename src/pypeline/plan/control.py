"""Control flow, resolved: which sub flow follows which, in what order, what joins and what repeats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pypeline.plan.expressions import Expression

Trigger = Literal["ok", "error", "done", "iterate", "start"]
JoinMode = Literal["all", "any", "none_failed"]


@dataclass(frozen=True, slots=True)
class PlanValve:
    """A control link between sub flows, with a definite order (spec/execution.md §1).

    `source` and `target` are nodes, `source_flow` and `target_flow` their sub flows. `when` is the guard as written,
    `guard` what it says, with placeholders for the values it names. `over` is the port (`node.port`) whose rows an
    iterate valve goes through, `as_` its item's name. `frame` are the sub flows that its group waits for. `number` is
    its place in the document.
    """

    source: str
    target: str
    order: int
    on: Trigger = "ok"
    when: str | None = None
    source_flow: str = ""
    target_flow: str = ""
    guard: Expression | None = None
    number: int = 0
    over: str | None = None
    as_: str | None = None
    on_item_error: Literal["halt", "continue"] = "halt"
    frame: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """What a table of valves shows of it."""
        loop = {"over": self.over, "as": self.as_, "on_item_error": self.on_item_error} if self.over else {}
        return {"from": self.source, "to": self.target, "order": self.order, "on": self.on, "when": self.when,
                "after": self.source_flow, "starts": self.target_flow, **loop}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loop:
    """The sub flows (inner loops' too) that run once for each item of the iterate valve with this index."""

    valve: int
    flows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Sub flows that begin together, and those whose end the next entry waits for."""

    flows: tuple[str, ...]
    frame: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """`groups` holds, by sub flow, the valves (by index) that go together, one group after the other.

    `joins` holds the sub flows with several incoming valves.
    """

    valves: tuple[PlanValve, ...] = ()
    entries: tuple[Entry, ...] = ()
    groups: Mapping[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    joins: Mapping[str, JoinMode] = field(default_factory=dict)
    loops: tuple[Loop, ...] = ()

    def to_text(self) -> str:
        """A drawing: entries, then each sub flow's groups in order, then loops."""
        lines = [f"entry {' & '.join(entry.flows)}" for entry in self.entries]
        for flow, groups in self.groups.items():
            lines.append(flow)
            lines += [f"  {number}. {self._group_text(group)}" for number, group in enumerate(groups, start=1)]
        for loop in self.loops:
            lines.append(f"loop over {self.valves[loop.valve].over}: {' '.join(loop.flows)}")
        return "\n".join(lines)

    def _group_text(self, group: tuple[int, ...]) -> str:
        return " & ".join(self._valve_text(self.valves[index]) for index in group)

    def _valve_text(self, valve: PlanValve) -> str:
        guard = f": {valve.when}" if valve.when else ""
        join = self.joins.get(valve.target_flow)
        return f"{valve.on}{guard} -> {valve.target_flow}{f' [join {join}]' if join else ''}"


NO_CONTROL = Control()
