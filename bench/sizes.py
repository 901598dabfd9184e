"""How large and how often: the real benchmarks, and the quick ones that only show that everything works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    scales: tuple[float, ...] = (0.5, 1)
    orders: tuple[int, ...] = (1_000_000, 10_000_000)
    rowwise: int = 1_000_000
    wide: int = 30_000_000
    preview: int = 10_000_000
    nodes: tuple[int, ...] = (50, 500, 10_000)
    rounds: int = 5
    is_quick: bool = False


FULL = Sizes()
QUICK = Sizes((0.01,), (100_000,), 100_000, 500_000, 100_000, (50, 500), 3, is_quick=True)
