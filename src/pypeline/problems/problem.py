"""A problem: code, message, place, remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pypeline.problems.codes import CODES, Severity


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is. Lines and columns count from 1; `None` means "not known" or "does not apply"."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    node: str | None = None
    port: str | None = None
    option: str | None = None
    link: str | None = None

    def __str__(self) -> str:
        position = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        named = (("node", self.node), ("port", self.port), ("option", self.option), ("link", self.link))
        return " > ".join([*([position] if position else []), *(f"{kind} {name}" for kind, name in named if name)])


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do about it.

    `code` is a key of `CODES` and is never reused. `message` is one line, in the person's own names; `remedy` is one
    step ("" when nothing sensible can be said). Severity "warning" never stops a run (exit 3 under --strict).
    """

    code: str
    message: str
    place: Place = Place()
    remedy: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def is_error(self) -> bool:
        return self.severity == "error"

    def at(self, place: Place) -> Problem:
        """This problem with every still unknown part of its place filled from `place`."""
        known = {name: getattr(place, name) for name in Place.__slots__ if getattr(self.place, name) is None}
        return replace(self, place=replace(self.place, **known))

    def to_json(self) -> dict[str, Any]:
        """The shape of `--json`, the API and the studio; unknown parts of the place are left out."""
        place = {name: getattr(self.place, name) for name in Place.__slots__ if getattr(self.place, name) is not None}
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "place": place,
            "remedy": self.remedy,
        }

    def __str__(self) -> str:
        lines = [f"{self.severity}[{self.code}]: {self.message}"]
        lines += [f"  at: {self.place}"] if str(self.place) else []
        lines += [f"  try: {self.remedy}"] if self.remedy else []
        return "\n".join(lines)


Problems = tuple[Problem, ...]


def errors_of(problems: Iterable[Problem]) -> Problems:
    return tuple(problem for problem in problems if problem.is_error)


def sorted_problems(problems: Iterable[Problem]) -> Problems:
    """In reading order of the document: file, line, column; the order of finding breaks ties. Duplicates go."""
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda problem: (problem.place.file or "", problem.place.line or 0, problem.place.column or 0),
        )
    )
