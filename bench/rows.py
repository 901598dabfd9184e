"""Whether two Parquet files hold the same rows (DESIGN §7: multisets, floats to nine digits)."""

from __future__ import annotations

import math
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb


def difference(one: Path, other: Path) -> str:
    """Nothing when they hold the same, else what differs. Looked at in a process of its own: it gives memory back."""
    found = subprocess.run([sys.executable, __file__, one, other], capture_output=True, text=True, check=True)
    return found.stdout.strip()


def _difference(one: Path, other: Path) -> str:
    left, right = duckdb.read_parquet(str(one)), duckdb.read_parquet(str(other))
    if left.columns != right.columns:
        return f"columns {left.columns} and {right.columns}"
    first = sorted(map(_comparable, left.fetchall()), key=repr)
    second = sorted(map(_comparable, right.fetchall()), key=repr)
    if len(first) != len(second):
        return f"{len(first)} and {len(second)} rows"
    unequal = next(((a, b) for a, b in zip(first, second, strict=True) if not _same(a, b)), None)
    if unequal is None or Counter(first) == Counter(second):
        return ""
    return f"{unequal[0]} and {unequal[1]}"


def _comparable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(float(f"{value:.9g}") if isinstance(value, float) and math.isfinite(value) else value for value in row)


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return all(
        math.isclose(a, b, rel_tol=1e-8, abs_tol=1e-12) if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(one, other, strict=True)
    )


if __name__ == "__main__":
    print(_difference(Path(sys.argv[1]), Path(sys.argv[2])))
