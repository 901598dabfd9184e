"""Running documents in tests: the real compiler, the real engine, real files."""

from __future__ import annotations

import math
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

from pypeline.assembly.local import session
from pypeline.document import read_pipeline
from pypeline.executions import Event
from pypeline.problems import Problem
from pypeline.service.compiling import Compiled
from pypeline.service.session import Outcome, RunOptions, Session


def open_session(text: str, base: Path) -> Session:
    """A session on a document's text; the text must read without errors."""
    reading = read_pipeline(text, str(base / "test.yaml"))
    assert reading.pipeline is not None, [str(problem) for problem in reading.problems]
    return session(reading.pipeline, base)


def compiled(text: str, base: Path, **options: Any) -> Compiled:
    return open_session(text, base).compile(RunOptions(**options))


def problems_of(text: str, base: Path) -> list[Problem]:
    """Every problem of reading and compiling."""
    reading = read_pipeline(text, str(base / "test.yaml"))
    if reading.pipeline is None:
        return list(reading.problems)
    return [*reading.problems, *session(reading.pipeline, base).compile().problems]


def codes_of(text: str, base: Path) -> list[str]:
    return [problem.code for problem in problems_of(text, base)]


def run(text: str, base: Path, *ports: str, **options: Any) -> tuple[Outcome, list[Event]]:
    """Runs the document and keeps `ports` (`node.port`); fails the test when it has errors."""
    opened = open_session(text, base)
    events: list[Event] = []
    chosen = RunOptions(keep=frozenset((port.partition(".")[0], port.partition(".")[2]) for port in ports), **options)
    found = opened.compile(chosen)
    assert found.plan is not None, "\n".join(str(problem) for problem in found.problems)
    outcome = opened.start(found, chosen, events.append, uuid.uuid4().hex).run()
    return outcome, events


def rows_of(text: str, base: Path, port: str, **options: Any) -> list[tuple[Any, ...]]:
    """The rows of one port after a run, in the order in which they were kept."""
    outcome, _ = run(text, base, port, **options)
    assert outcome.status in {"SUCCESS", "WARNING"}, "\n".join(str(problem) for problem in outcome.problems)
    return rows_in(outcome.artifacts[port])


def rows_in(path: Path) -> list[tuple[Any, ...]]:
    """The rows of a Parquet file as Python values, in order."""
    table = duckdb.connect().read_parquet(str(path)).to_arrow_table()
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def normal(value: Any) -> Any:
    """A value that compares by DESIGN §7: floats to 9 digits, NaN equal to itself, lists and dicts hashable."""
    if isinstance(value, float):
        return "NaN" if math.isnan(value) else value if math.isinf(value) or value == 0 else float(f"{value:.9g}")
    if isinstance(value, list | tuple):
        return tuple(normal(part) for part in value)
    if isinstance(value, dict):
        return tuple((key, normal(part)) for key, part in value.items())
    return value


def multiset(rows: list[Any]) -> Counter[Any]:
    return Counter(normal(row) for row in rows)
