"""Valves of the document, checked and placed: which sub flow follows which (spec/execution.md §1, C1-C8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pypeline.build.bound import BoundPipeline
from pypeline.build.dominance import Point, circle, dominators
from pypeline.build.guards import read_guard
from pypeline.build.planning import sub_flow_of
from pypeline.build.suggest import did_you_mean
from pypeline.document import Valve
from pypeline.plan.control import Control, Entry, JoinMode, Loop, PlanValve
from pypeline.problems import Problem


@dataclass
class _Placing:
    """Control under way: valves that stand so far, and everything that is wrong."""

    bound: BoundPipeline
    flow_of: dict[str, str]
    flows: tuple[str, ...]
    valves: list[PlanValve] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, message: str, number: int, remedy: str = "") -> None:
        self.problems.append(Problem(code, message, self.bound.pipeline.place(valve_index=number), remedy))


def control_of(bound: BoundPipeline) -> tuple[Control, tuple[Problem, ...]]:
    """The control plan, and all problems of the valves; with errors among them the plan is not to be run."""
    if not bound.pipeline.valves:
        return Control(), ()
    flow_of = sub_flow_of(bound.pipeline)
    placing = _Placing(bound, flow_of, tuple(dict.fromkeys(flow_of.values())))
    for number, valve in enumerate(bound.pipeline.valves):
        made = _placed(placing, number, valve)
        if made is not None:
            placing.valves.append(made)
    in_circle = circle(placing.flows, placing.valves)
    if in_circle:
        way = ", ".join(f"{placing.valves[index].source} → {placing.valves[index].target}" for index in in_circle)
        number = placing.valves[in_circle[0]].number
        placing.report("P310", f"valves go round in a circle: {way}", number, "a repetition is a valve with iterate")
        return Control(), tuple(placing.problems)
    if not placing.valves:
        return Control(), tuple(placing.problems)
    control = _framed(placing)
    return control, tuple(placing.problems)


def _placed(placing: _Placing, number: int, valve: Valve) -> PlanValve | None:
    for name in (valve.source, valve.target):
        if name not in placing.flow_of:
            nodes = list(placing.bound.pipeline.by_id)
            placing.report("P306", f"there is no node {name}", number, did_you_mean(name, nodes))
            return None
    if placing.flow_of[valve.source] == placing.flow_of[valve.target]:
        _inside(placing, number, valve)
        return None
    _tell_carriers(placing, number, valve)
    made = PlanValve(
        valve.source,
        valve.target,
        _order(placing.bound.pipeline.valves, valve),
        valve.on,
        valve.when,
        placing.flow_of[valve.source],
        placing.flow_of[valve.target],
        number=number,
    )
    if valve.on == "iterate":
        made = _iterating(placing, made, valve)
    if valve.when is not None:
        guard = read_guard(placing.bound.pipeline, valve, placing.bound.values)
        if isinstance(guard, Problem):
            placing.problems.append(guard.at(placing.bound.pipeline.place(valve_index=number)))
            return made
        made = replace(made, guard=guard)
    return made


def _inside(placing: _Placing, number: int, valve: Valve) -> None:
    """A sub flow starts and ends as a whole: inside it, data alone says what comes first."""
    reached, waiting = {valve.source}, [valve.source]
    while waiting:
        node = waiting.pop()
        found = [link.target for link in placing.bound.pipeline.links if link.source == node]
        waiting += [target for target in found if target not in reached]
        reached.update(found)
    if valve.source != valve.target and valve.target in reached:
        message = f"data goes from {valve.source} to {valve.target} already: the valve adds nothing and is left out"
        placing.report("W319", message, number, "remove it")
        return
    message = f"{valve.source} and {valve.target} are joined by data, which runs as a whole: no valve can lead there"
    placing.report("P310", message, number, "remove the valve, or the data link between them")


def _tell_carriers(placing: _Placing, number: int, valve: Valve) -> None:
    flow = placing.flow_of
    kinds = {name: node.joined.component.kind for name, node in placing.bound.nodes.items()}
    if kinds.get(valve.target) in {"transform", "sink"}:
        message = (
            f"{valve.target} is a {kinds[valve.target]}; the valve starts all of its sub flow {flow[valve.target]}"
        )
        placing.report("W321", message, number, "lead the valve to a source or a solo node")
    if kinds.get(valve.source) == "transform" and valve.on != "iterate":
        message = (
            f"{valve.source} is a transform; the valve fires when all of its sub flow {flow[valve.source]} has ended"
        )
        placing.report("W321", message, number, "let the valve leave a source, a sink or a solo node")


def _order(valves: Sequence[Valve], valve: Valve) -> int:
    if isinstance(valve.order, int):
        return valve.order
    return max((v.order for v in valves if v.source == valve.source and isinstance(v.order, int)), default=0) + 1


def _iterating(placing: _Placing, made: PlanValve, valve: Valve) -> PlanValve:
    node = placing.bound.nodes.get(valve.source)
    over = valve.over or "items"
    if valve.parallel is not None and valve.parallel > 1:
        message = "items of a loop run one after the other in this release"
        placing.report("P504", message, made.number, "remove parallel")
    if node is not None and not node.is_broken and node.joined.options is not None:
        ports = [port.name for port in node.joined.outputs]
        if over not in ports:
            remedy = f"over: one of {', '.join(ports)}" if ports else f"{valve.source} has no outputs"
            placing.report("P307", f"{valve.source} has no output {over} to iterate over", made.number, remedy)
    return replace(made, over=f"{valve.source}.{over}", as_=valve.as_, on_item_error=valve.on_item_error or "halt")


def _framed(placing: _Placing) -> Control:
    above = dominators(placing.flows, placing.valves)
    loops = tuple(
        Loop(index, tuple(flow for flow in placing.flows if index in above[flow]))
        for index, valve in enumerate(placing.valves)
        if valve.on == "iterate"
    )
    _check_loops(placing, loops)
    _check_starts(placing)
    valves = tuple(
        valve if valve.on in {"start", "iterate"} else replace(valve, frame=_frame(placing, above, index))
        for index, valve in enumerate(placing.valves)
    )
    joins = {flow: _mode(placing, flow) for flow in placing.flows if _ways_in(placing, flow) > 1}
    return Control(valves, _entries(placing, above), _groups(placing), joins, loops)


def _frame(placing: _Placing, above: dict[str, tuple[Point, ...]], point: Point) -> tuple[str, ...]:
    """What a point dominates at its own level: what START began is waited for by the execution alone, and what is in a
    loop ends with the loop.
    """
    return tuple(
        flow
        for flow in placing.flows
        if point in above[flow]
        and not any(
            isinstance(between, int) and placing.valves[between].on in {"start", "iterate"}
            for between in above[flow][: above[flow].index(point)]
        )
    )


def _ways_in(placing: _Placing, flow: str) -> int:
    return sum(valve.target_flow == flow for valve in placing.valves)


def _mode(placing: _Placing, flow: str) -> JoinMode:
    """Of the nodes that valves lead to, the first that says something else than `all`."""
    by_id = placing.bound.pipeline.by_id
    modes = [by_id[valve.target].misc.join for valve in placing.valves if valve.target_flow == flow]
    return next((mode for mode in modes if mode != "all"), "all")


def _entries(placing: _Placing, above: dict[str, tuple[Point, ...]]) -> tuple[Entry, ...]:
    entries = [flow for flow in placing.flows if not _ways_in(placing, flow)]
    made = [Entry((flow,), _frame(placing, above, flow)) for flow in entries]
    if placing.bound.pipeline.settings.entry == "parallel":
        return (Entry(tuple(entries), tuple(flow for entry in made for flow in entry.frame)),)
    return tuple(made)


def _groups(placing: _Placing) -> dict[str, tuple[tuple[int, ...], ...]]:
    """C4: by position of the node, iterate valves first, then by order; the same order goes together."""
    position = {node.id: index for index, node in enumerate(placing.bound.pipeline.nodes)}
    found: dict[str, dict[tuple[int, bool, int], list[int]]] = {}
    for index, valve in enumerate(placing.valves):
        key = (position[valve.source], valve.on != "iterate", valve.order)
        found.setdefault(valve.source_flow, {}).setdefault(key, []).append(index)
    return {
        flow: tuple(tuple(found[flow][key]) for key in sorted(found[flow])) for flow in placing.flows if flow in found
    }


def _check_loops(placing: _Placing, loops: tuple[Loop, ...]) -> None:
    for loop in loops:
        inside, valve = set(loop.flows), placing.valves[loop.valve]
        if valve.target_flow not in inside:
            message = f"{valve.target} is inside the loop of {valve.source}, but another valve leads there too"
            placing.report("P322", message, valve.number, "give the loop a first node of its own")
        for other in placing.valves:
            if other.source_flow in inside and other.target_flow not in inside:
                message = (
                    f"a valve leads from inside the loop of {valve.source} to {other.target}, and another from outside"
                )
                placing.report("P322", message, other.number, f"let {valve.source} lead there when the loop is done")
        outer = [other for other in loops if inside < set(other.flows)]
        if outer and valve.as_ is None:
            message = f"the loop of {valve.source} is inside another one: both items would be called iter.item"
            placing.report("P322", message, valve.number, "name its item: as: …")


def _check_starts(placing: _Placing) -> None:
    for valve in placing.valves:
        if valve.on == "start" and _ways_in(placing, valve.target_flow) > 1:
            message = f"{valve.target} is started without waiting, but other valves lead there too"
            placing.report("P322", message, valve.number, "a start valve leads to a sub flow of its own")
