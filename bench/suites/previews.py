"""Rows at any node of the chain: warm in one process, and as a command of its own."""

from __future__ import annotations

import json
import statistics

import datasets
from commands import HERE, PYPE, inside
from measuring import measured
from pairing import FailedError, spread
from report import Section, Target
from sizes import Sizes

WARM, COLD = 300, 1.0


def run(sizes: Sizes) -> Section:
    folder = datasets.shop(sizes.preview)
    document = str(HERE / "chain/chain.yaml")
    section = Section(
        "Preview of every node of the chain",
        f"20 rows at each node over {sizes.preview:,} orders, from the stored sample; in one process and as a command.",
        ("Node", "First (makes the sample, where it is the first)", "Warm", "`pype preview`: wall", "CPU"),
    )
    cost = measured(inside("previews.py", document, ".", str(max(5, sizes.rounds))), folder)
    if cost.code:
        raise FailedError(cost.output[-2000:])
    found = json.loads(cost.output.splitlines()[-1])
    colds = []
    for node, times in found["rest"].items():
        commands = [measured([PYPE, "preview", document, node, "--base", "."], folder) for _ in range(sizes.rounds)]
        if any(command.code for command in commands):
            raise FailedError(commands[0].output[-2000:])
        walls = [command.wall for command in commands]
        colds += walls
        section.rows.append((
            node, f"{found['first'][node][0]:.0f} ms", f"{spread(times):.0f} ms", f"{spread(walls):.2f} s",
            f"{statistics.median(command.cpu for command in commands):.2f} s",
        ))  # fmt: skip
    every = sorted(value for times in found["rest"].values() for value in times)
    p95 = every[int(len(every) * 0.95)]
    middle = statistics.median(colds)
    section.targets += [
        Target(f"p95 warm in one process ≤ {WARM} ms", f"{p95:.0f} ms", p95 <= WARM),
        Target(
            f"`pype preview` ≤ {COLD:g} s (median of all)",
            f"{middle:.2f} s (slowest {max(colds):.2f} s)",
            middle <= COLD,
        ),
    ]
    return section
