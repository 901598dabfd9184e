"""Layers for drawing a graph from left to right: longest path, then fewer crossings by barycentres (Sugiyama)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[str, str]
SWEEPS = 4


@dataclass(frozen=True)
class Point:
    """A node, or (`node` is empty) a place where a long edge passes a layer."""

    node: str
    number: int = 0


@dataclass(frozen=True)
class Layers:
    """`layers` from left to right, each from top to bottom; `routes` maps an edge to the points it passes."""

    layers: tuple[tuple[Point, ...], ...]
    routes: Mapping[Edge, tuple[Point, ...]]

    def rows(self) -> dict[Point, int]:
        return {point: row for layer in self.layers for row, point in enumerate(layer)}


def layered(nodes: Sequence[str], edges: Iterable[Edge]) -> Layers:
    """Every edge goes from a lower layer to a higher one; one that would close a circle is drawn backwards."""
    known = set(nodes)
    given = [edge for edge in dict.fromkeys(edges) if edge[0] in known and edge[1] in known and edge[0] != edge[1]]
    depth = _depths(nodes, given)
    routes: dict[Edge, tuple[Point, ...]] = {}
    columns: list[list[Point]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    fed = {target for _, target in given}
    for node in sorted(nodes, key=lambda node: node not in fed):
        columns[depth[node]].append(Point(node))
    passing = 0
    for source, target in given:
        low, high = sorted((source, target), key=depth.__getitem__)
        way = [Point(low)]
        for layer in range(depth[low] + 1, depth[high]):
            passing += 1
            way.append(Point("", passing))
            columns[layer].append(way[-1])
        way.append(Point(high))
        routes[source, target] = tuple(way if low == source else reversed(way))
    return Layers(tuple(tuple(column) for column in _ordered(columns, routes.values())), routes)


def _depths(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The longest way from a start. In a circle, whichever of its nodes stands first in the document goes first."""
    sources: dict[str, set[str]] = {node: set() for node in nodes}
    for source, target in edges:
        sources[target].add(source)
    waiting = {node: set(before) for node, before in sources.items()}
    users: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        users[source].append(target)
    depth: dict[str, int] = {}
    ready = [node for node in nodes if not waiting[node]]
    while len(depth) < len(nodes):
        if not ready:
            ready = [next(node for node in nodes if node not in depth)]
        node = ready.pop(0)
        if node in depth:
            continue
        depth[node] = max((depth[source] + 1 for source in sources[node] if source in depth), default=0)
        for user in users[node]:
            waiting[user].discard(node)
            if not waiting[user]:
                ready.append(user)
    return {node: _near_its_use(node, depth, sources, users) for node in nodes}


def _near_its_use(
    node: str, depth: Mapping[str, int], sources: Mapping[str, set[str]], users: Mapping[str, list[str]]
) -> int:
    """What starts a branch stands just before the first node that reads it, not at the far left."""
    if sources[node] or not users[node]:
        return depth[node]
    return max(min(depth[user] for user in users[node]) - 1, 0)


def _ordered(columns: list[list[Point]], routes: Iterable[Sequence[Point]]) -> list[list[Point]]:
    before: dict[Point, list[Point]] = {}
    after: dict[Point, list[Point]] = {}
    for route in routes:
        for first, second in pairwise(route):
            before.setdefault(second, []).append(first)
            after.setdefault(first, []).append(second)
    for sweep in range(SWEEPS):
        neighbours = before if sweep % 2 == 0 else after
        for column in columns if sweep % 2 == 0 else reversed(columns):
            row = {point: index for layer in columns for index, point in enumerate(layer)}
            column.sort(key=lambda point, row=row, near=neighbours: _centre(point, row, near.get(point, [])))  # type: ignore[misc]
    return columns


def _centre(point: Point, row: Mapping[Point, int], near: Sequence[Point]) -> float:
    return sum(row[other] for other in near) / len(near) if near else float(row[point])
