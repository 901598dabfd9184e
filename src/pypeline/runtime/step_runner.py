"""Runs one step: a query on the engine, or a call in a child. Keeps what steps hand to each other."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pypeline.executions import Recorder
from pypeline.plan.plan import CallStep, FileOutput, Keep, Plan, QueryStep, Step
from pypeline.plan.relations import FileScan
from pypeline.plan.schema import Column, Known, Schema
from pypeline.problems import Place, Problem
from pypeline.runtime.access import allowed_places
from pypeline.runtime.actual import changed_columns
from pypeline.runtime.call_step import CallPlace, CallRunner
from pypeline.runtime.encodings import as_utf8
from pypeline.runtime.engine import Engine, EngineSettings
from pypeline.runtime.progress import Ticker
from pypeline.runtime.query_step import QueryRun, rows_by_node
from pypeline.runtime.run_globals import Item, RunGlobals
from pypeline.runtime.tables import StepTables
from pypeline.service.connections import Tables
from pypeline.service.runs import RunRequest, WrittenFile


@dataclass(frozen=True)
class Performed:
    """What came of a step: `problem` None when all its outputs are there; `rows` by node."""

    problem: Problem | None = None
    rows: dict[str, int] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    globals: Mapping[str, Any] = field(default_factory=dict)


class StepRunner:
    """`artifacts` maps kept ports to files, `schemas` open ports to the columns they turned out to have."""

    def __init__(self, request: RunRequest, recorder: Recorder, calls: CallRunner, tables: Tables) -> None:
        self._request, self._recorder, self._calls, self._tables = request, recorder, calls, tables
        self._engine: Engine | None = None
        self._folder = request.folder
        self._items: tuple[Item, ...] = ()
        self._globals = RunGlobals()
        self.artifacts: dict[str, Path] = {}
        self.rows: dict[str, int] = {}
        self.schemas: dict[str, Schema] = {}
        self.written: list[WrittenFile] = []

    def interrupt(self) -> None:
        """Stops what is running; may be called from another thread."""
        if self._engine is not None:
            with suppress(Exception):
                self._engine.interrupt()
        with suppress(Exception):
            self._tables.cancel()
        self._calls.cancel()

    def close(self) -> None:
        self._calls.close()
        self.forget_engine()

    def forget_engine(self) -> None:
        """A new plan may name other files, and an engine that is locked stays locked."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def enter(self, folder: Path, items: tuple[Item, ...], known: RunGlobals) -> None:
        """What is kept from here on lies in `folder`; calls are told the item and the globals."""
        self._folder, self._items, self._globals = folder, items, known

    def forget(self, nodes: Collection[str]) -> None:
        """These nodes run again."""
        for known in (self.artifacts, self.schemas, self.rows):
            for key in [key for key in known if key.partition(".")[0] in nodes]:
                del known[key]

    def take(self, plan: Plan, found: dict[str, Path]) -> None:
        """Results of an earlier run stand for the step's."""
        self.artifacts |= found
        for key, path in found.items():
            self._see(plan, key, path)

    def perform(self, plan: Plan, step: Step, seconds: float | None) -> Performed:
        """`step` has no placeholders left; a call is given `seconds` (the engine is interrupted from outside)."""
        if isinstance(step, CallStep):
            return self._call(plan, step, seconds)
        return self._query(plan, step)

    def _call(self, plan: Plan, step: CallStep, seconds: float | None) -> Performed:
        place = CallPlace(
            self._request.base,
            self._folder,
            self.artifacts,
            self._recorder,
            plan.settings,
            seconds,
            self._globals.last(),
            self._items,
        )
        result = self._calls.run(step, place)
        if isinstance(result, Problem):
            return Performed(result)
        self.artifacts |= result.artifacts
        self.rows |= result.rows
        self.schemas |= result.schemas
        if result.written is not None:
            self.written.append(WrittenFile(step.nodes[0], str(result.written), result.rows.get(step.nodes[0])))
        return Performed(None, dict(result.rows), result.warnings, result.globals)

    def _query(self, plan: Plan, step: QueryStep) -> Performed:
        absolute = self._absolute(step)
        if isinstance(absolute, Problem):
            return Performed(absolute)
        # Each item of a loop has an effect of its own: the ledger must not take the second for the first again.
        effects = ".".join([self._request.execution_id, *(str(item.index) for item in self._items)])
        tables = StepTables(self._tables, self._folder, effects)
        missing = tables.fetch(absolute)
        if missing is not None:
            return Performed(missing)
        run = QueryRun(self.open_engine(plan), absolute, self._artifact, self._target, tables)
        ticker = Ticker(run.engine, step, self._recorder)
        try:
            problem = changed_columns(run.engine, run.step, plan.facts) or run.run()
        finally:
            ticker.stop()
            tables.forget()
        self.rows |= run.rows
        if problem is None:
            self._collect(plan, step)
        return Performed(problem, rows_by_node(step, run.rows), tuple(run.warnings))

    def _collect(self, plan: Plan, step: QueryStep) -> None:
        for output in step.outputs:
            if isinstance(output, Keep) and not output.is_internal:
                path = self._artifact(output.key)
                self.artifacts[output.key] = path
                self._see(plan, output.key, path)
            elif isinstance(output, FileOutput):
                target = str(self._target(output.uri))
                self.written.append(WrittenFile(output.node, target, self.rows.get(output.node)))

    def _see(self, plan: Plan, key: str, path: Path) -> None:
        """The columns an open port turned out to have."""
        if key in plan.open_ports:
            rows = self.open_engine(plan).rows("DESCRIBE SELECT * FROM read_parquet($path)", {"path": str(path)})
            self.schemas[key] = Known(tuple(Column(row[0], row[1]) for row in rows))

    def open_engine(self, plan: Plan) -> Engine:
        if self._engine is None:
            settings = EngineSettings(plan.settings.threads, plan.settings.memory, self._request.folder / "spill")
            self._engine = Engine(settings)
            self._engine.lock(*allowed_places(plan, self._request))
        return self._engine

    def _artifact(self, key: str) -> Path:
        return self.artifacts.get(key) or self._folder / "artifacts" / f"{key.replace(':', '-')}.parquet"

    def _target(self, uri: str) -> Path:
        return self._request.base / Path(uri).expanduser()

    def _absolute(self, step: QueryStep) -> QueryStep | Problem:
        """The step with its files where they are, in encodings that the engine reads."""
        relations = []
        for relation in step.relations:
            if isinstance(relation.op, FileScan):
                scan = as_utf8(self._absolute_scan(relation.op), self._folder / "utf8" / relation.name)
                if isinstance(scan, Problem):
                    return scan.at(Place(node=relation.node))
                relations.append(replace(relation, op=scan))
            else:
                relations.append(relation)
        return replace(step, relations=tuple(relations))

    def _absolute_scan(self, scan: FileScan) -> FileScan:
        uris = tuple(os.path.normpath(self._target(uri)) for uri in scan.uris)
        return replace(scan, uris=uris, relative_to=str(self._request.base))
