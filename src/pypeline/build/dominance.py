"""Which sub flows can be reached only through a valve or a sub flow: the shape of frames and loops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pypeline.plan.control import PlanValve

ROOT = ""
Point = str | int
"""A sub flow by its id, a valve by its index, or ROOT."""


def dominators(flows: Sequence[str], valves: Sequence[PlanValve]) -> dict[str, tuple[Point, ...]]:
    """For each sub flow everything that every way to it goes through, itself first, ROOT left out."""
    import networkx as nx  # type: ignore[import-untyped]  # noqa: PLC0415 - 0.2 s, only for pipelines with valves

    graph = nx.DiGraph()
    entered = {valve.target_flow for valve in valves}
    graph.add_edges_from((ROOT, flow) for flow in flows if flow not in entered)
    for index, valve in enumerate(valves):
        graph.add_edge(valve.source_flow, index)
        graph.add_edge(index, valve.target_flow)
    above: Mapping[Point, Point] = nx.immediate_dominators(graph, ROOT)
    return {flow: _chain(flow, above) for flow in flows}


def _chain(flow: str, above: Mapping[Point, Point]) -> tuple[Point, ...]:
    chain: list[Point] = [flow]
    while (parent := above.get(chain[-1], ROOT)) != ROOT:
        chain.append(parent)
    return tuple(chain)


def circle(flows: Sequence[str], valves: Sequence[PlanValve]) -> tuple[int, ...]:
    """The valves between sub flows that are in a circle or behind one."""
    waiting = {flow: {valve.source_flow for valve in valves if valve.target_flow == flow} for flow in flows}
    while ready := [flow for flow, sources in waiting.items() if not sources]:
        for flow in ready:
            del waiting[flow]
        for sources in waiting.values():
            sources.difference_update(ready)
    return tuple(
        index for index, valve in enumerate(valves) if valve.source_flow in waiting and valve.target_flow in waiting
    )
