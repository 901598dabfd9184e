"""The ETL chain against a query written by hand, and against pandas step by step."""

from __future__ import annotations

import datasets
from commands import pype_run, rival
from pairing import Contestant, median, paired, ratio
from report import Section, Target
from rows import difference
from sizes import Sizes
from suites.against_hand import HEADER, compare

MILLION = 1_000_000
LARGE = 10 * MILLION
WANTED = {MILLION: (4.0, 3.0), LARGE: (5.0, 10.0)}
"""Rows: how many times less wall clock, how many times less memory than pandas."""


def against_hand(sizes: Sizes) -> Section:
    section = Section(
        "The ETL chain against one DuckDB query written by hand",
        "`bench/chain/chain.yaml`: filter, derive, cleanse, two joins, derive, filter, aggregate, derive, sort.",
        HEADER,
    )
    for rows in sizes.orders:
        folder = datasets.shop(rows)
        compare(section, f"{rows:,} orders", "chain", folder, sizes.rounds, "chain/chain.yaml", "chain/chain.sql")
    return section


def against_pandas(sizes: Sizes) -> Section:
    """Both chains: of whole columns, and with a formula that pandas works out row by row."""
    section = Section(
        "The same chain against pandas, step by step",
        "`bench/rivals/chain_pandas.py` is what a canvas that writes pandas emits: a frame per box. `rowwise` is a "
        "formula with cases, which pandas people write as `df.apply(…, axis=1)`.",
        (
            "Chain",
            "Wall: pype",
            "pandas",
            "pandas / pype",
            "CPU: pype",
            "pandas",
            "Memory: pype",
            "pandas",
            "pandas / pype",
        ),
    )
    for rows in sizes.orders:
        _compare(section, "chain", rows, sizes, *WANTED.get(rows, (1.0, 1.0)))
    _compare(section, "rowwise", sizes.rowwise, sizes, 10.0 if sizes.rowwise >= MILLION else 1.0, None)
    return section


def _compare(section: Section, name: str, rows: int, sizes: Sizes, times: float, less: float | None) -> None:
    folder = datasets.shop(rows)
    theirs = f"out/{name}-pandas.parquet"
    contestants = [
        Contestant("pype", pype_run(f"chain/{name}.yaml"), folder),
        Contestant("pandas", rival(f"{name}_pandas.py", theirs), folder),
    ]
    costs = paired(contestants, sizes.rounds)
    wrong = difference(folder / f"out/{name}.parquet", folder / theirs)
    wall, memory = ratio(costs, "pandas", "pype", "wall"), ratio(costs, "pandas", "pype", "memory")
    label = f"{name}, {rows:,} rows"
    section.rows.append((
        label, f"{median(costs['pype'], 'wall'):.2f} s", f"{median(costs['pandas'], 'wall'):.2f} s", f"{wall:.1f}",
        f"{median(costs['pype'], 'cpu'):.2f} s", f"{median(costs['pandas'], 'cpu'):.2f} s",
        f"{median(costs['pype'], 'memory'):.0f} MiB", f"{median(costs['pandas'], 'memory'):.0f} MiB", f"{memory:.1f}",
    ))  # fmt: skip
    section.targets += [
        Target(f"{label}: the same rows", wrong or "the same", not wrong),
        Target(f"{label}: wall clock ≥ {times:g}x less", f"{wall:.1f}x", wall.median >= times),
    ]
    if less is not None:
        section.targets.append(Target(f"{label}: memory ≤ 1/{less:g}", f"1/{memory.median:.1f}", memory.median >= less))
