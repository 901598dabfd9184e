"""The commands that are compared."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
PYPE = str(Path(sys.executable).parent / "pype")


def pype_run(document: str, *options: str) -> list[str]:
    return [PYPE, "run", str(HERE / document), "--base", ".", "--quiet", *options]


def rival(program: str, *arguments: str) -> list[str]:
    return [sys.executable, str(HERE / "rivals" / program), *arguments]


def by_hand(query: str, target: str, *settings: str) -> list[str]:
    return rival("duckdb_query.py", str(HERE / query), target, *settings)


def inside(program: str, *arguments: str) -> list[str]:
    return [sys.executable, str(HERE / "inside" / program), *arguments]
