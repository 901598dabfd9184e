"""`node` and `node.port` as a person writes them."""

from __future__ import annotations

from dataclasses import dataclass

from pypeline.build.bound import BoundPipeline
from pypeline.build.suggest import did_you_mean
from pypeline.problems import Place, Problem


@dataclass(frozen=True)
class PortName:
    node: str
    port: str

    def __str__(self) -> str:
        return f"{self.node}.{self.port}"


def find_port(bound: BoundPipeline, written: str) -> PortName | Problem:
    """The output that is meant: the one named, else the node's first; for a sink, what feeds it."""
    node, _, port = written.partition(".")
    if node not in bound.nodes:
        return Problem("P505", f"there is no node {node}", remedy=did_you_mean(node, bound.nodes))
    names = [declared.name for declared in bound.nodes[node].joined.outputs]
    feeds = bound.wiring.feeds[node]
    if not port and not names and feeds:
        return PortName(*next(iter(feeds.values())))
    if port in feeds and port not in names:
        return PortName(*feeds[port])
    if port and port not in names:
        return Problem("P307", f"{node} has no port {port}", Place(node=node), did_you_mean(port, (*names, *feeds)))
    if not names:
        return Problem("P307", f"{node} has no outputs", Place(node=node), "name a node with rows")
    return PortName(node, port or names[0])
