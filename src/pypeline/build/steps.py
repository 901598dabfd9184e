"""Fusion: which nodes become one step, and where a result has to be kept (DESIGN §3, measured in spec/expressions.md
§3).
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pypeline.build.bound import BoundPipeline

MAX_FUSED = 200
"""Longest chain of fused nodes: engines limit how deep a query may nest."""


@dataclass(frozen=True)
class Fusion:
    """`groups` are the steps' nodes in running order; `kept` the ports (`node`, `port`) that become artifacts."""

    groups: tuple[tuple[str, ...], ...]
    kept: frozenset[tuple[str, str]]


def fuse(bound: BoundPipeline, wanted: AbstractSet[tuple[str, str]], *, unfused: bool = False) -> Fusion:
    """Groups the bound nodes. Nodes of a group have the same number of cuts before them, so groups never wait for each
    other in a circle. `wanted` ports are kept whatever else; `unfused` cuts everywhere (to compare with).
    """
    nodes = [node for node in bound.wiring.order if _is_planned(bound, node)]
    level: dict[str, int] = {}
    depth: dict[str, int] = {}
    cuts: set[tuple[str, str, str]] = set()
    for node in nodes:
        level[node], depth[node] = 0, 0
        for source, port in bound.wiring.feeds[node].values():
            if source not in level:
                continue
            is_cut = unfused or _is_cut(bound, source, port, node) or depth[source] + 1 > MAX_FUSED
            if is_cut:
                cuts.add((source, port, node))
            level[node] = max(level[node], level[source] + is_cut)
        depth[node] = max(
            (
                depth[source] + 1
                for source, _ in bound.wiring.feeds[node].values()
                if source in level and level[source] == level[node]
            ),
            default=0,
        )
    kept = {(source, port) for source, port, _ in cuts} | set(wanted)
    for node in nodes:
        kept |= {
            (source, port)
            for source, port in bound.wiring.feeds[node].values()
            if source in level and level[source] < level[node]
        }
        kept |= {(node, port) for port in bound.nodes[node].late_outputs}
        if bound.nodes[node].joined.node.misc.cache:
            kept |= {(node, port) for port in bound.nodes[node].outputs}
    return Fusion(_groups(bound, nodes, level), frozenset(kept))


def _is_planned(bound: BoundPipeline, node: str) -> bool:
    found = bound.nodes.get(node)
    return found is not None and not found.is_late and not found.is_broken


def _is_cut(bound: BoundPipeline, source: str, port: str, target: str) -> bool:
    before, after = bound.nodes[source], bound.nodes[target]
    if before.call is not None or after.call is not None or port in before.late_outputs:
        return True
    misc = (before.joined.node.misc, after.joined.node.misc)
    return misc[0].cache or any(part.retry is not None or part.timeout is not None for part in misc)


def _groups(
    bound: BoundPipeline,
    nodes: list[str],
    level: Mapping[str, int],
) -> tuple[tuple[str, ...], ...]:
    """Connected by links that stay inside a level; calls stand alone. In order of level, then of the document."""
    parent = {node: node for node in nodes}

    def find(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for node in nodes:
        for source, _ in bound.wiring.feeds[node].values():
            if source in parent and level[source] == level[node]:
                parent[find(node)] = find(source)
    groups: dict[str, list[str]] = {}
    for node in nodes:
        groups.setdefault(find(node), []).append(node)
    position = {node: index for index, node in enumerate(nodes)}
    ordered = sorted(groups.values(), key=lambda group: (level[group[0]], position[group[0]]))
    return tuple(tuple(group) for group in ordered)
