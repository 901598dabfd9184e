"""Links resolved to ports: which output feeds which input, in what order nodes can be looked at."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from pypeline.build.nodes import JoinedNode
from pypeline.build.suggest import did_you_mean
from pypeline.document import Link, Pipeline
from pypeline.kit.component import Component, Port, PortType
from pypeline.problems import Place, Problem

NUMBERED = re.compile(r"^(.*?)([1-9][0-9]*)$")


@dataclass(frozen=True)
class Wiring:
    """`feeds[node][input port] = (source node, output port)`; `order` holds the nodes that are in no circle."""

    feeds: Mapping[str, Mapping[str, tuple[str, str]]]
    linked: Mapping[str, frozenset[str]]
    order: tuple[str, ...]
    broken: frozenset[str]


def resolve_links(pipeline: Pipeline, joined: Mapping[str, JoinedNode]) -> tuple[Wiring, list[Problem]]:
    """The wiring, and every link that does not fit. `broken` holds nodes whose inputs are not what they should be."""
    feeds: dict[str, dict[str, tuple[str, str]]] = {node.id: {} for node in pipeline.nodes}
    linked: dict[str, set[str]] = {node.id: set() for node in pipeline.nodes}
    problems: list[Problem] = []
    broken: set[str] = set()
    for index, link in enumerate(pipeline.links):
        found = _link_problem(pipeline, joined, feeds, index, link)
        if found is not None:
            problems.append(found)
            broken.add(link.target)
            continue
        target = joined.get(link.target)
        feeds[link.target][_input_name(target, link.target_port)] = (link.source, link.source_port)
        linked[link.source].add(link.source_port)
    problems += _unfed(pipeline, joined, feeds, broken)
    order, circle = _ordered(pipeline, feeds)
    if circle:
        problems.append(_circle_problem(pipeline, circle))
    return Wiring(feeds, {node: frozenset(ports) for node, ports in linked.items()}, order, frozenset(broken)), problems


def _input_name(target: JoinedNode | None, port: str) -> str:
    if target is not None and any(declared.group and declared.name == port for declared in target.component.inputs):
        return f"{port}1"
    return port


def _link_problem(
    pipeline: Pipeline,
    joined: Mapping[str, JoinedNode],
    feeds: Mapping[str, Mapping[str, object]],
    index: int,
    link: Link,
) -> Problem | None:
    place = pipeline.place(link_index=index)
    for name in (link.source, link.target):
        if pipeline.node(name) is None:
            return Problem(
                "P306", f"there is no node {name}", place, did_you_mean(name, [node.id for node in pipeline.nodes])
            )
    source, target = joined.get(link.source), joined.get(link.target)
    if source is None or target is None:
        return None
    return _port_problem(source, target, feeds, link, place)


def _port_problem(
    source: JoinedNode,
    target: JoinedNode,
    feeds: Mapping[str, Mapping[str, object]],
    link: Link,
    place: Place,
) -> Problem | None:
    out = next((port for port in source.outputs if port.name == link.source_port), None)
    if out is None and source.options is not None:
        names = [port.name for port in source.outputs]
        remedy = did_you_mean(link.source_port, names) if names else f"{link.source} has no outputs"
        return Problem("P307", f"{link.source} has no output {link.source_port}", place, remedy)
    into = input_port(target.component, link.target_port)
    if into is None:
        names = [port.name + ("1" if port.group else "") for port in target.component.inputs]
        remedy = did_you_mean(link.target_port, names) if names else f"{link.target} has no inputs"
        return Problem("P307", f"{link.target} has no input {link.target_port}", place, remedy)
    if _input_name(target, link.target_port) in feeds[link.target]:
        message = f"the input {link.target_port} of {link.target} is fed more than once"
        return Problem("P309", message, place, "put a union_mod before it")
    if out is not None and not fits(out.type, into.type):
        message = f"{link.source}.{out.name} is a {out.type}, but {link.target}.{into.name} takes a {into.type}"
        return Problem("P311", message, place, _remedy(out.type, into.type))
    return None


def input_port(component: Component, name: str) -> Port | None:
    """The declared input behind a port's name; `input2` belongs to the group `input`."""
    exact = next((port for port in component.inputs if port.name == name), None)
    if exact is not None:
        return exact
    numbered = NUMBERED.match(name)
    return next((port for port in component.inputs if port.group and numbered and port.name == numbered.group(1)), None)


def fits(out: PortType, into: PortType) -> bool:
    """DESIGN §3: X→X, a read of an S3_FILE, and a DB_TABLE that gets an extract."""
    return out is into or (out in {PortType.S3_FILE, PortType.DB_TABLE} and into is PortType.TABLE)


def _remedy(out: PortType, into: PortType) -> str:
    if (out, into) == (PortType.DB_TABLE, PortType.S3_FILE):
        return "insert DB Extract between them"
    return f"link an output of type {into} there"


def _unfed(
    pipeline: Pipeline,
    joined: Mapping[str, JoinedNode],
    feeds: Mapping[str, Mapping[str, object]],
    broken: set[str],
) -> list[Problem]:
    problems = []
    for node_id, node in joined.items():
        for port in node.component.inputs:
            name = f"{port.name}1" if port.group else port.name
            is_fed = name in feeds[node_id] or (port.group and any(fed.startswith(port.name) for fed in feeds[node_id]))
            if not is_fed and not port.optional and node_id not in broken:
                remedy = f'add a link: "….data - {node_id}.{name}"'
                problems.append(
                    Problem(
                        "P308",
                        f"nothing feeds the input {name} of {node_id}",
                        pipeline.place(node_id, port=name),
                        remedy,
                    )
                )
                broken.add(node_id)
    return problems


def _ordered(
    pipeline: Pipeline, feeds: Mapping[str, Mapping[str, tuple[str, str]]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Kahn's algorithm in document order; what is left over lies on or behind a circle."""
    waiting = {node: {source for source, _ in ports.values()} for node, ports in feeds.items()}
    users: dict[str, list[str]] = {node: [] for node in feeds}
    for node, sources in waiting.items():
        for source in sources:
            users[source].append(node)
    ready = deque(node.id for node in pipeline.nodes if not waiting[node.id])
    order: list[str] = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for user in users[node]:
            waiting[user].discard(node)
            if not waiting[user]:
                ready.append(user)
    return tuple(order), _circle({node: sources for node, sources in waiting.items() if sources})


def _circle(waiting: Mapping[str, set[str]]) -> tuple[str, ...]:
    """One circle among nodes that each still wait for another of them."""
    if not waiting:
        return ()
    node, seen = next(iter(waiting)), dict[str, None]()
    while node not in seen:
        seen[node] = None
        node = min(source for source in waiting[node] if source in waiting)
    path = list(seen)
    return tuple(reversed(path[path.index(node) :]))


def _circle_problem(pipeline: Pipeline, circle: tuple[str, ...]) -> Problem:
    way = " → ".join((*circle, circle[0]))
    members = set(circle)
    index = next(
        (i for i, link in enumerate(pipeline.links) if link.source in members and link.target in members), None
    )
    place = pipeline.place(link_index=index) if index is not None else pipeline.place(circle[0])
    return Problem(
        "P310",
        f"links go round in a circle: {way}",
        place,
        "remove one of these links; a repetition is a valve with iterate",
    )
