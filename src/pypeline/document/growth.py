"""What keeps a growing tree within bounds, whatever the file holds: depth, number of values, keys that stand twice."""

from __future__ import annotations

from pypeline.document.desk import Desk
from pypeline.document.tree import Entry, Leaf, MapTree, Tree, shortened

DEEPEST = 64
MOST_VALUES = 500_000


class StopReading(Exception):  # noqa: N818 - not an error: the problem is already reported
    """Nothing that follows can be read."""


class Growth:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._left = MOST_VALUES

    def add_value(self, at: int, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            self._desk.report(
                "P105",
                f"The document holds more than {MOST_VALUES:,} values",
                at,
                "keep data in files, and read them with a source",
            )
            raise StopReading
        if depth > DEEPEST:
            self._desk.report(
                "P113", f"The document is nested more than {DEEPEST} levels deep", at, "flatten the value"
            )
            raise StopReading

    def enter(self, tree: MapTree, key: Leaf, value: Tree) -> None:
        """Adds `key: value`; the first of two equal keys stays."""
        first = tree.entries.get(key.text)
        if first is None:
            tree.entries[key.text] = Entry(key, value)
            return
        line, _ = self._desk.lines.position(first.key.start)
        self._desk.report(
            "P103",
            f'The key "{shortened(key.text)}" stands twice, first in line {line}',
            key.start,
            "remove or rename one of the two",
        )
