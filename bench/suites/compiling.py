"""How long it takes to check and plan pipelines of 50, 500 and 10 000 nodes; and what `pype --help` costs."""

from __future__ import annotations

import json
import shutil
import statistics
from collections.abc import Callable
from pathlib import Path

import datasets
from commands import PYPE, inside
from documents import realistic
from measuring import measured
from pairing import FailedError, spread
from report import Section, Target
from sizes import Sizes

Found = dict[str, list[list[float]]]


def run(sizes: Sizes) -> Section:
    section = Section(
        "Compiling",
        "Documents of many kinds of nodes (`bench/documents.py`), no two expressions alike. Cold: the first compile of "
        "a process, without its imports. Warm: again, with what it remembers, as in an editor.",
        ("Nodes", "Read", "Cold", "Warm", "Planning", "Peak memory"),
    )
    folder = datasets.DATA / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("orders", "customers"):
        shutil.copy(datasets.shop(100_000) / f"{name}.parquet", folder)
    for nodes in sizes.nodes:
        _add(section, nodes, folder, sizes.rounds if nodes < 5000 else 1)
    help_ = [measured([PYPE, "--help"], folder) for _ in range(sizes.rounds)]
    cpu = statistics.median(cost.cpu for cost in help_)
    section.targets.append(Target("`pype --help` ≤ 0.3 s CPU", f"{cpu:.2f} s", cpu <= 0.3))
    return section


def _add(section: Section, nodes: int, folder: Path, rounds: int) -> None:
    document = folder / f"big-{nodes}.yaml"
    document.write_text(realistic(nodes), encoding="utf-8")
    costs = [measured(inside("compiling.py", str(document), "5"), folder) for _ in range(rounds)]
    if any(cost.code for cost in costs):
        raise FailedError(costs[0].output[-2000:])
    found = [json.loads(cost.output.splitlines()[-1]) for cost in costs]
    times = {stage: [value[0] for one in found for value in one[stage]] for stage in ("read", "cold", "warm", "plan")}
    memory = statistics.median(cost.memory for cost in costs)
    section.rows.append((
        f"{nodes:,}", *(f"{spread([1000 * value for value in times[stage]]):.0f} ms" for stage in times),
        f"{memory:.0f} MiB",
    ))  # fmt: skip
    middle: Callable[[str], float] = lambda stage: statistics.median(times[stage])  # noqa: E731
    if nodes == 50:
        section.targets.append(
            Target("50 nodes warm ≤ 50 ms", f"{1000 * middle('warm'):.0f} ms", middle("warm") <= 0.05)
        )
    if nodes == 500:
        whole = middle("read") + middle("cold")
        section.targets += [
            Target("500 nodes read and compiled cold ≤ 2 s", f"{whole:.2f} s", whole <= 2),
            Target("500 nodes warm ≤ 200 ms", f"{1000 * middle('warm'):.0f} ms", middle("warm") <= 0.2),
        ]
    if nodes == 10_000:
        whole = middle("read") + middle("cold")
        section.targets += [
            Target("10 000 nodes read and compiled ≤ 60 s", f"{whole:.1f} s", whole <= 60),
            Target("10 000 nodes ≤ 1 GiB", f"{memory:.0f} MiB", memory <= 1024),
            Target("10 000 nodes planned ≤ 2 s", f"{middle('plan'):.2f} s", middle("plan") <= 2),
        ]
