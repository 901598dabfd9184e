"""A part of a pipeline: some nodes with everything they need, and only the links among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from pypeline.document import Pipeline


def ancestors_only(pipeline: Pipeline, nodes: Iterable[str]) -> Pipeline:
    """`nodes` and the nodes whose data they need; no valves (spec/execution.md §4, --until)."""
    sources: dict[str, set[str]] = {}
    for link in pipeline.links:
        sources.setdefault(link.target, set()).add(link.source)
    return _with_nodes(pipeline, _closure(nodes, sources))


def descendants_of(pipeline: Pipeline, nodes: Iterable[str]) -> tuple[str, ...]:
    """`nodes` and the nodes that need their data (--from)."""
    users: dict[str, set[str]] = {}
    for link in pipeline.links:
        users.setdefault(link.source, set()).add(link.target)
    reached = _closure(nodes, users)
    return tuple(node.id for node in pipeline.nodes if node.id in reached)


def _closure(start: Iterable[str], edges: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(edges.get(node, ()))
    return reached


def _with_nodes(pipeline: Pipeline, kept: Collection[str]) -> Pipeline:
    return replace(
        pipeline,
        nodes=tuple(node for node in pipeline.nodes if node.id in kept),
        valves=(),
        links=tuple(link for link in pipeline.links if link.source in kept and link.target in kept),
    )
