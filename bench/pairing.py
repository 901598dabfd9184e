"""Paired runs: A B A B … in one go, so that whatever else the machine does falls on both; medians and ratios."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import Cost, measured


@dataclass(frozen=True)
class Contestant:
    """`before` makes its start the same each time (it removes what the last run wrote); it is not measured."""

    name: str
    command: Sequence[str]
    folder: Path
    before: Callable[[], None] = lambda: None


class FailedError(Exception):
    """A contestant did not end well: there is nothing to compare."""


def paired(contestants: Sequence[Contestant], rounds: int, *, warm: bool = True) -> dict[str, list[Cost]]:
    """`rounds` costs for each, by name. One round before is thrown away: it reads the files into the page cache."""
    costs: dict[str, list[Cost]] = {contestant.name: [] for contestant in contestants}
    for number in range(-1 if warm else 0, rounds):
        for contestant in contestants:
            contestant.before()
            cost = measured(contestant.command, contestant.folder)
            if cost.code:
                raise FailedError(f"{contestant.name} ended with {cost.code}:\n{cost.output[-2000:]}")
            if number >= 0:
                costs[contestant.name].append(cost)
    return costs


@dataclass(frozen=True)
class Spread:
    """A median with the smallest and the largest value."""

    median: float
    least: float
    most: float

    def __format__(self, spec: str) -> str:
        return f"{self.median:{spec}} ({self.least:{spec}} to {self.most:{spec}})"


def spread(values: Sequence[float]) -> Spread:
    return Spread(statistics.median(values), min(values), max(values))


def median(costs: Sequence[Cost], measure: str) -> float:
    return statistics.median(getattr(cost, measure) for cost in costs)


def ratio(costs: Mapping[str, Sequence[Cost]], over: str, under: str, measure: str) -> Spread:
    """`over`'s cost by `under`'s, round by round."""
    pairs = zip(costs[over], costs[under], strict=True)
    return spread([getattr(one, measure) / max(getattr(other, measure), 1e-9) for one, other in pairs])
