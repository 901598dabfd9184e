"""Runs plans in this process with the local engine, and calls in warm child processes."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from pypeline.emit.files import copy_statement
from pypeline.emit.queries import Writer, query_of
from pypeline.executions import EventSink, Recorder
from pypeline.plan.graph import BoundRelation
from pypeline.plan.plan import Plan
from pypeline.plan.relations import FileScan, FileWrite, Limit, Relation, Values
from pypeline.plan.schema import Column, Known
from pypeline.problems import Place, Problem
from pypeline.runtime.call_step import CallRunner
from pypeline.runtime.child import ChildPool
from pypeline.runtime.engine import Engine
from pypeline.runtime.engine_errors import engine_error
from pypeline.runtime.execute import PlanRun
from pypeline.runtime.stored import stored_results
from pypeline.runtime.tables import LazyTables
from pypeline.service.connections import Tables
from pypeline.service.runs import Rows, RunRequest


class LocalRunner:
    """See `pypeline.service.runs.Runner`. Children are started when the first call needs one."""

    def __init__(self, tables: Callable[[Path], Tables], search_path: tuple[Path, ...] = ()) -> None:
        self._tables, self._search_path = tables, search_path

    def start(self, plan: Plan, request: RunRequest, sink: EventSink) -> PlanRun:
        calls = CallRunner(ChildPool(), self._search_path)
        return PlanRun(
            plan, request, Recorder(request.execution_id, sink), calls, LazyTables(self._tables, request.base)
        )

    def reusable(self, plan: Plan, request: RunRequest) -> frozenset[str]:
        results = stored_results(request)
        if results is None:
            return frozenset()
        return frozenset(step.id for step in plan.steps if results.find(plan, step))

    def sample(self, relation: BoundRelation, base: Path, target: Path, rows: int) -> int | Problem:
        if not target.exists():
            problem = _write_sample(relation, base, target, rows)
            if problem is not None:
                return problem
        with duckdb.connect() as connection:
            found = connection.execute(
                "SELECT sum(num_rows) FROM parquet_file_metadata($path)", {"path": str(target)}
            ).fetchone()
        return int(found[0] or 0) if found else 0

    def rows(self, artifact: Path, limit: int, offset: int = 0) -> Rows:
        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            found = connection.read_parquet(str(artifact)).limit(limit, offset)
            schema = Known(
                tuple(Column(name, str(type_)) for name, type_ in zip(found.columns, found.types, strict=True))
            )
            table = found.to_arrow_table()
        columns: list[list[Any]] = [column.to_pylist() for column in table.columns]
        return schema, list(zip(*columns, strict=True))


def _write_sample(relation: BoundRelation, base: Path, target: Path, rows: int) -> Problem | None:
    scan = relation.op
    assert isinstance(scan, FileScan)  # noqa: S101 - only files are sampled
    absolute = replace(relation, op=replace(scan, uris=tuple(str(base / Path(uri).expanduser()) for uri in scan.uris)))
    limited = BoundRelation(
        Limit(rows), (0,), relation.columns, relation.schema, relation.node, f"{relation.name}_sample"
    )
    query = query_of(Writer([absolute, limited], "duckdb"), 1)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(f".{uuid.uuid4().hex}.part")
    write = FileWrite(Relation(Values((), ())), str(part), "parquet")
    engine = Engine()
    try:
        engine.rows(copy_statement(query.tree, write, str(part)).sql(dialect="duckdb", identify=True, comments=False))
        part.replace(target)
    except duckdb.Error as error:
        part.unlink(missing_ok=True)
        found = engine_error(error)
        where = f"{found.file}, line {found.line}: " if found.line else ""
        return Problem("P602", f"{where}{found.message}", Place(node=relation.node, option="file_path"))
    finally:
        engine.close()
    return None
