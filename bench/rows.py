"""Whether two Parquet files hold the same rows (DESIGN §7: multisets, floats to nine digits)."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb


def difference(one: Path, other: Path, *, by_name: bool = False) -> str:
    """Nothing when they hold the same, else what differs; `by_name`: their columns may stand in another order."""
    left, right = duckdb.read_parquet(str(one)), duckdb.read_parquet(str(other))
    if sorted(left.columns) != sorted(right.columns) or (left.columns != right.columns and not by_name):
        return f"columns {left.columns} and {right.columns}"
    first = sorted(map(_comparable, left.fetchall()), key=repr)
    second = sorted(
        map(_comparable, right.select(*[duckdb.ColumnExpression(c) for c in left.columns]).fetchall()), key=repr
    )
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
