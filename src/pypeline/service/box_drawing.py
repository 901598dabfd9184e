"""Boxes and lines of characters. Lines are sums of directions, so that crossings and corners come out by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from unicodedata import east_asian_width

from pypeline.service.layout import Layers, Point

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8
SIGNS = dict(enumerate(" ╵╶└╷│┌├╴┘─┴┐┤┬┼"))
BOX_ROWS = 4


class Canvas:
    def __init__(self) -> None:
        self._lines: dict[tuple[int, int], int] = {}
        self._text: dict[tuple[int, int], str] = {}

    def across(self, y: int, start: int, end: int) -> None:
        for x in range(start, end + 1):
            self._lines[x, y] = self._lines.get((x, y), 0) | (LEFT if x > start else 0) | (RIGHT if x < end else 0)

    def along(self, x: int, start: int, end: int) -> None:
        first, last = sorted((start, end))
        for y in range(first, last + 1):
            self._lines[x, y] = self._lines.get((x, y), 0) | (UP if y > first else 0) | (DOWN if y < last else 0)

    def write(self, x: int, y: int, text: str) -> None:
        for char in text:
            self._text[x, y] = char
            x += 1
            if east_asian_width(char) in "WF":
                self._text[x, y] = ""
                x += 1

    def text(self) -> str:
        cells = {position: SIGNS[directions] for position, directions in self._lines.items()} | self._text
        rows: dict[int, dict[int, str]] = {}
        for (x, y), char in cells.items():
            rows.setdefault(y, {})[x] = char
        last = max(rows, default=-1)
        lines = [
            "".join(row.get(x, " ") for x in range(max(row) + 1)) if (row := rows.get(y)) else ""
            for y in range(last + 1)
        ]
        return "\n".join(line.rstrip() for line in lines)


def boxes(layers: Layers, labels: Mapping[str, tuple[str, ...]]) -> str:
    """Every node as a box with its lines of text; edges run in the gaps between layers."""
    canvas = Canvas()
    row = layers.rows()
    x = 0
    for layer in layers.layers:
        inner = max((_width(line) for point in layer for line in labels.get(point.node, ())), default=0)
        end = x + inner + 3
        for point in layer:
            top = row[point] * BOX_ROWS
            if point.node:
                _box(canvas, x, top, end, labels[point.node])
            else:
                canvas.across(top + 1, x - 1, end)
        hops = {hop for route in layers.routes.values() for hop in _hops(route) if hop[0] in layer}
        lanes = _lanes(hops, row)
        gap_end = end + 3 + 2 * max(len(set(lanes.values())), 1)
        for source, target in sorted(hops, key=lambda hop: (row[hop[0]], row[hop[1]])):
            lane = end + 2 + 2 * lanes[source]
            _line(canvas, end, gap_end, lane, (row[source], row[target]), is_arrow=bool(target.node))
        x = gap_end + 1
    return canvas.text()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _hops(route: tuple[Point, ...]) -> Iterable[tuple[Point, Point]]:
    return pairwise(route)


def _box(canvas: Canvas, left: int, top: int, right: int, lines: tuple[str, ...]) -> None:
    bottom = top + len(lines) + 1
    canvas.across(top, left, right)
    canvas.across(bottom, left, right)
    canvas.along(left, top, bottom)
    canvas.along(right, top, bottom)
    for number, line in enumerate(lines, start=1):
        canvas.write(left + 2, top + number, line)


def _line(canvas: Canvas, start: int, end: int, lane: int, rows: tuple[int, int], *, is_arrow: bool) -> None:
    out, into = rows[0] * BOX_ROWS + 1, rows[1] * BOX_ROWS + 1
    canvas.across(out, start, lane)
    canvas.along(lane, out, into)
    canvas.across(into, lane, end)
    if is_arrow:
        canvas.write(end, into, "▶")


def _lanes(hops: Iterable[tuple[Point, Point]], row: Mapping[Point, int]) -> dict[Point, int]:
    """A vertical lane for each source. On one row, the line that leaves turns off before one that arrives turns in."""
    targets: dict[Point, set[int]] = {}
    for source, target in hops:
        targets.setdefault(source, set()).add(row[target])
    left = sorted(targets, key=row.__getitem__)
    lanes: dict[Point, int] = {}
    while left:
        # A lane may be taken by a source on whose row no other source that still waits for its lane leaves.
        free = [one for one in left if not any(other is not one and row[other] in targets[one] for other in left)]
        chosen = (free or left)[0]
        left.remove(chosen)
        lanes[chosen] = len(lanes)
    return lanes
