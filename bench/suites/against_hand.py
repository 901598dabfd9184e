"""`pype run` against one query written by hand: what both rows of figures and the targets are made of."""

from __future__ import annotations

from pathlib import Path

from commands import by_hand, pype_run
from pairing import Contestant, median, paired, ratio
from report import Section, Target
from rows import difference

START_UP = 0.6
"""CPU seconds that Pypeline may take before and after the engine's work, whatever the size."""
CPU = 1.1
MEMORY, MORE_MEMORY = 1.2, 150
HEADER = (
    "Rows", "CPU: pype", "by hand", "more", "Wall: pype", "by hand", "ratio", "Memory: pype", "by hand",
)  # fmt: skip


def compare(section: Section, label: str, name: str, folder: Path, rounds: int, document: str, query: str) -> None:
    """Adds a row of figures and their two targets; rows that differ are a target that is not met."""
    ours, hand = f"out/{name}.parquet", f"out/{name}-by-hand.parquet"
    costs = paired(
        [
            Contestant("pype", pype_run(document), folder),
            Contestant("hand", by_hand(query, hand), folder),
        ],
        rounds,
    )
    wrong = difference(folder / ours, folder / hand)
    cpu, hand_cpu = median(costs["pype"], "cpu"), median(costs["hand"], "cpu")
    memory, hand_memory = median(costs["pype"], "memory"), median(costs["hand"], "memory")
    section.rows.append((
        label, f"{cpu:.2f} s", f"{hand_cpu:.2f} s", f"{cpu - hand_cpu:+.2f} s",
        f"{median(costs['pype'], 'wall'):.2f} s", f"{median(costs['hand'], 'wall'):.2f} s",
        f"{ratio(costs, 'pype', 'hand', 'wall'):.2f}",
        f"{memory:.0f} MiB",
        f"{hand_memory:.0f} MiB",
    ))  # fmt: skip
    allowed, allowed_memory = CPU * hand_cpu + START_UP, MEMORY * hand_memory + MORE_MEMORY
    section.targets += [
        Target(f"{label}: the same rows", wrong or "the same", not wrong),
        Target(f"{label}: CPU ≤ 1.1x + 0.6 s = {allowed:.2f} s", f"{cpu:.2f} s", cpu <= allowed),
        Target(
            f"{label}: memory ≤ 1.2x + 150 MiB = {allowed_memory:.0f} MiB",
            f"{memory:.0f} MiB",
            memory <= allowed_memory,
        ),
    ]
