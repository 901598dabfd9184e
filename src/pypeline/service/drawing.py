"""A pipeline as text in boxes, as Mermaid, as SVG. A user's text is escaped in each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pypeline.document import Node, Pipeline
from pypeline.service.box_drawing import boxes
from pypeline.service.layout import Layers, Point, layered

WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN = 168, 44, 56, 20, 16
COLOURS = {"source": "#2f7d4f", "sink": "#7a4fb5", "solo": "#8a6d1d", "transform": "#2563a8"}


def as_text(pipeline: Pipeline) -> str:
    """Boxes joined by lines, sub flow by sub flow; valves as lines of their own below."""
    parts = []
    for nodes in _parts(pipeline):
        inside = {node.id for node in nodes}
        edges = [(link.source, link.target) for link in pipeline.links if link.source in inside]
        labels = {node.id: (_plain(node.label), _plain(node.component)) for node in nodes}
        parts.append(boxes(layered([node.id for node in nodes], edges), labels))
    if pipeline.valves:
        parts.append("\n".join(f"{_plain(str(valve))}" for valve in pipeline.valves))
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text)[:40]


def _parts(pipeline: Pipeline) -> list[list[Node]]:
    """Weakly connected parts of the data links, in document order."""
    part = {node.id: node.id for node in pipeline.nodes}

    def find(node: str) -> str:
        while part[node] != node:
            part[node] = part[part[node]]
            node = part[node]
        return node

    for link in pipeline.links:
        if link.source in part and link.target in part:
            part[find(link.target)] = find(link.source)
    found: dict[str, list[Node]] = {}
    for node in pipeline.nodes:
        found.setdefault(find(node.id), []).append(node)
    return list(found.values())


def as_mermaid(pipeline: Pipeline) -> str:
    """A Mermaid flowchart: data links solid, valves dotted. Ids are numbered: none can be a keyword of Mermaid."""
    ids = {node.id: f"n{number}" for number, node in enumerate(pipeline.nodes)}
    lines = ["flowchart LR"]
    lines += [
        f'  {ids[node.id]}["{_mermaid(node.label)}<br/><small>{_mermaid(node.component)}</small>"]'
        for node in pipeline.nodes
    ]
    for link in pipeline.links:
        if link.source in ids and link.target in ids:
            is_plain = link.source_port in {"data", "output"}
            label = "" if is_plain else f"|{_mermaid(link.source_port)}|"
            lines.append(f"  {ids[link.source]} -->{label} {ids[link.target]}")
    for valve in pipeline.valves:
        if valve.source in ids and valve.target in ids:
            guard = re.sub(r"^\S+ \((.*)\) \S+$", r"\1", str(valve), flags=re.DOTALL)
            lines.append(f'  {ids[valve.source]} -. "{_mermaid(guard)}" .-> {ids[valve.target]}')
    return "\n".join(lines) + "\n"


def _mermaid(text: str) -> str:
    """Mermaid's own entities: nothing a person writes can end the label or open another."""
    return "".join(char if char.isalnum() or char in " _-" else f"#{ord(char)};" for char in text[:80])


def as_svg(pipeline: Pipeline, kinds: Mapping[str, str]) -> str:
    """A drawing of its own in layers. `kinds` maps a node to its component's kind, for the colour."""
    links = [(link.source, link.target) for link in pipeline.links]
    valves = [(valve.source, valve.target) for valve in pipeline.valves]
    layers = layered([node.id for node in pipeline.nodes], [*links, *valves])
    at = _positions(layers)
    width = max((x for x, _ in at.values()), default=0) + WIDTH + MARGIN
    height = max((y for _, y in at.values()), default=0) + HEIGHT + MARGIN
    title = _xml(pipeline.flow.name)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{title}" font-family="sans-serif">'
    parts = [head, f"<title>{title}</title>"]
    dotted = set(valves) - set(links)
    parts += [_curve(route, at, is_dotted=edge in dotted) for edge, route in layers.routes.items()]
    parts += [
        _card(node, *at[Point(node.id)], COLOURS.get(kinds.get(node.id, ""), "#6b7280")) for node in pipeline.nodes
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _xml(text: str) -> str:
    """XML has no way to say a control character at all."""
    return html.escape("".join(char if char.isprintable() else "\ufffd" for char in text))


def _positions(layers: Layers) -> dict[Point, tuple[int, int]]:
    tallest = max((len(layer) for layer in layers.layers), default=0)
    step = HEIGHT + GAP_Y
    at = {}
    for number, layer in enumerate(layers.layers):
        top = MARGIN + (tallest - len(layer)) * step // 2
        for row, point in enumerate(layer):
            at[point] = (MARGIN + number * (WIDTH + GAP_X), top + row * step)
    return at


def _curve(route: Sequence[Point], at: dict[Point, tuple[int, int]], *, is_dotted: bool) -> str:
    corners = list(_corners(route, at))
    path = f"M {corners[0][0]} {corners[0][1]}"
    for (x0, y0), (x1, y1) in pairwise(corners):
        middle = (x0 + x1) // 2
        path += f" C {middle} {y0} {middle} {y1} {x1} {y1}"
    dash = ' stroke-dasharray="5 4"' if is_dotted else ""
    x, y = corners[-1]
    arrow = f'<path d="M {x - 7} {y - 4} L {x} {y} L {x - 7} {y + 4} Z" fill="#94a3b8"/>'
    return f'<path d="{path}" fill="none" stroke="#94a3b8" stroke-width="1.5"{dash}/>{arrow}'


def _corners(route: Sequence[Point], at: dict[Point, tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for number, point in enumerate(route):
        x, y = at[point]
        if number > 0:
            yield x, y + HEIGHT // 2
        if number < len(route) - 1:
            yield x + WIDTH, y + HEIGHT // 2


def _card(node: Node, x: int, y: int, colour: str) -> str:
    label = node.label if len(node.label) <= 22 else f"{node.label[:21]}…"  # noqa: PLR2004 - fits the card
    title = _xml(f"{node.label}: {node.component}")
    return (
        f'<g><title>{title}</title><rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="8" fill="#ffffff" '
        f'stroke="{colour}" stroke-width="1.5"/><text x="{x + 12}" y="{y + 19}" font-size="13" fill="#111827">'
        f'{_xml(label)}</text><text x="{x + 12}" y="{y + 35}" font-size="11" fill="{colour}">'
        f"{_xml(node.component[:26])}</text></g>"
    )
