"""Where a reading collects its problems."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

from pypeline.document.tree import shortened
from pypeline.problems import Place, Problem, Problems, sorted_problems

MOST_PROBLEMS = 1_000
LONGEST_NAME_TO_COMPARE = 64


class Lines:
    """Offsets of a text as lines and columns, both from 1. Lines end as in an editor: LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def position(self, offset: int) -> tuple[int, int]:
        if self._starts is None:
            self._starts = [0, *_line_starts(self._text)]
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _line_starts(text: str) -> Iterator[int]:
    start = 0
    for line in text.splitlines(keepends=True):
        start += len(line)
        # `splitlines` also splits at form feeds and Unicode separators, which no editor counts as a line.
        if line[-1] in "\r\n":
            yield start


class Desk:
    """Collects the problems of one reading; `report` never stops it."""

    def __init__(self, text: str, file: str | None) -> None:
        self.text = text
        self.file = file
        self.lines = Lines(text)
        self._problems: list[Problem] = []
        self._around: dict[str, Any] = {}

    @contextmanager
    def inside(self, **names: str | None) -> Iterator[None]:
        """Problems reported within are placed at this node, option, link or port."""
        before = self._around
        self._around = {**before, **names}
        try:
            yield
        finally:
            self._around = before

    @property
    def is_full(self) -> bool:
        """Whether more problems would help nobody; they would only cost time."""
        return len(self._problems) >= MOST_PROBLEMS

    def report(self, code: str, message: str, at: int | None = None, remedy: str = "") -> None:
        if self.is_full:
            return
        line, column = (None, None) if at is None else self.lines.position(at)
        place = Place(file=self.file, line=line, column=column, **self._around)
        self._problems.append(Problem(code, message, place, remedy))

    def similar(self, name: str, known: Iterator[str] | tuple[str, ...]) -> str:
        """A remedy: "did you mean" one of `known`, or what there is to choose from."""
        names = list(known)
        if self.is_full or not names:
            return ""
        close = (
            get_close_matches(name.casefold(), names, n=1, cutoff=0.6) if len(name) <= LONGEST_NAME_TO_COMPARE else []
        )
        return f'did you mean "{close[0]}"?' if close else f"use one of: {shortened(', '.join(sorted(names)), 200)}"

    @property
    def problems(self) -> Problems:
        return sorted_problems(self._problems)
