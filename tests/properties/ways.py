"""The ways in which one pipeline becomes rows."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
from hypothesis import reject

from pypeline.assembly.local import session
from pypeline.document import Pipeline, write_pipeline
from pypeline.service.session import RunOptions, Session
from support import multiset

READER = duckdb.connect()
ENGINE_DEFECT = "did not return a BoundFunctionExpression"
"""DuckDB 2.0.0 over Parquet, when a file's statistics make a whole condition NULL:
SELECT * FROM 'x.parquet' WHERE CASE WHEN a IS NULL THEN 'x' END = 'y'."""
Rows = dict[str, Counter[Any]]


def rows_written(base: Path) -> Rows:
    """What the sinks wrote, columns first, and nothing left beside it."""
    found = sorted((base / "out").iterdir())
    assert [path.suffix for path in found] == [".parquet"] * len(found), [path.name for path in found]
    rows: Rows = {}
    for path in found:
        rows[path.name] = rows_in(path)
    shutil.rmtree(base / "out")
    return rows


def rows_in(path: Path) -> Counter[Any]:
    table = READER.read_parquet(str(path)).to_arrow_table()
    cells = zip(*(column.to_pylist() for column in table.columns), strict=True)
    return multiset([*cells, tuple(table.column_names)])


def by_run(opened: Session, **options: Any) -> Rows:
    return kept(opened, **options)[1]


def kept(opened: Session, **options: Any) -> tuple[Rows, Rows]:
    """The rows of kept ports, and what was written."""
    chosen = RunOptions(**options)
    compiled = opened.compile(chosen)
    assert compiled.plan is not None, shown(opened.pipeline, compiled.errors)
    shutil.rmtree(opened.base / "out", ignore_errors=True)  # what a failed example left
    execution_id = uuid.uuid4().hex
    outcome = opened.start(compiled, chosen, lambda _event: None, execution_id).run()
    if any(ENGINE_DEFECT in problem.message for problem in outcome.problems):
        reject()
    assert outcome.status in {"SUCCESS", "WARNING"}, shown(opened.pipeline, outcome.problems)
    ports = {port: rows_in(path) for port, path in outcome.artifacts.items()}
    opened.discard(execution_id)
    return ports, rows_written(opened.base)


def script_of(opened: Session, *, formatted: bool = False) -> str:
    compiled = opened.compile()
    assert compiled.plan is not None, shown(opened.pipeline, compiled.errors)
    if not formatted:  # ruff is a process of its own: a few tests pay for it
        from pypeline.assembly.local import TEXTS
        from pypeline.emit.script import python_script

        text = python_script(compiled.plan, compiled.values.known, TEXTS.portable, TEXTS.generator)
    else:
        text = opened.to_python(compiled)
    assert isinstance(text, str), shown(opened.pipeline, text)
    return text


def by_script(opened: Session) -> Rows:
    text = script_of(opened)
    before, arguments = Path.cwd(), sys.argv
    os.chdir(opened.base)
    sys.argv = ["pipeline.py"]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(text, "pipeline.py", "exec"), {"__name__": "__main__"})  # noqa: S102 - the script under test
    except Exception as error:
        raise AssertionError(f"{error}\n{text}\n{write_pipeline(opened.pipeline)}") from error
    finally:
        os.chdir(before)
        sys.argv = arguments
    return rows_written(opened.base)


def by_script_alone(opened: Session, *arguments: str) -> Rows:
    """The formatted script in a process that has no Pypeline on its path."""
    (opened.base / "pipeline.py").write_text(script_of(opened, formatted=True), encoding="utf-8")
    command = [sys.executable, "pipeline.py", *arguments]
    done = subprocess.run(command, cwd=opened.base, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return rows_written(opened.base)


def shown(pipeline: Pipeline, problems: Any) -> str:
    return "\n".join([*(str(problem) for problem in problems), write_pipeline(pipeline)])


def opened_in(pipeline: Pipeline, base: Path) -> Session:
    return session(pipeline, base)
