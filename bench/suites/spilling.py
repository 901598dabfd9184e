"""A sort that does not fit into its memory."""

from __future__ import annotations

from pathlib import Path

import datasets
import duckdb
from commands import by_hand, pype_run
from pairing import Contestant, paired, spread
from report import Section, Target
from sizes import Sizes

ALLOWED = 800


def run(sizes: Sizes) -> Section:
    folder = datasets.wide(sizes.wide)
    size = (folder / "wide.parquet").stat().st_size / 2**20
    section = Section(
        "A wide sort under memory: 512MB",
        f"{sizes.wide:,} rows of 12 columns ({size:,.0f} MiB as Parquet) by a random text, into a Parquet file. By "
        "hand: the same query with the same limit.",
        ("Who", "Wall", "CPU", "Peak memory"),
    )
    contestants = [
        Contestant("pype", pype_run("chain/wide_sort.yaml"), folder),
        Contestant("hand", by_hand("chain/wide_sort.sql", "out/by-hand.parquet", "memory_limit=512MB"), folder),
    ]
    # A round takes minutes: what it reads comes mostly from disk anyway, and its peak hardly moves.
    costs = paired(contestants, 1 if sizes.is_quick else 3, warm=False)
    for name, found in costs.items():
        walls, cpus = spread([cost.wall for cost in found]), spread([cost.cpu for cost in found])
        section.rows.append(
            (name, f"{walls:.1f} s", f"{cpus:.1f} s", f"{spread([cost.memory for cost in found]):.0f} MiB")
        )
    peak = max(cost.memory for cost in costs["pype"])
    wrong = _not_in_order(folder / "out/wide_sort.parquet", sizes.wide)
    section.targets += [
        Target("every row, in order", wrong or "yes", not wrong),
        Target(f"peak of the process tree ≤ {ALLOWED} MiB", f"{peak:.0f} MiB", peak <= ALLOWED),
    ]
    return section


def _not_in_order(path: Path, rows: int) -> str:
    sql = """
        SELECT count(*), count(*) FILTER (WHERE key < before), sum(id) FROM (
          SELECT key, id, lag(key) OVER () AS before FROM read_parquet($path))
    """
    with duckdb.connect(config={"memory_limit": "4GB"}) as connection:
        (count, wrong, total) = connection.execute(sql, {"path": str(path)}).fetchone() or (0, 0, 0)
    path.unlink()
    if count != rows or total != rows * (rows - 1) // 2:
        return f"{count:,} rows of {rows:,}"
    return f"{wrong:,} rows out of order" if wrong else ""
