"""Runs a query step: its outputs one after the other, each as one statement of the engine."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from sqlglot import exp

from pypeline.emit.blocks import identifier
from pypeline.emit.borders import fetched_source, for_storage, stored_source
from pypeline.emit.files import copy_statement
from pypeline.emit.queries import Query, Writer, query_of
from pypeline.emit.reject_tables import reject_source
from pypeline.plan.graph import BoundRelation
from pypeline.plan.plan import Check, FileOutput, Keep, Output, QueryStep, TableOutput
from pypeline.plan.relations import (
    ArtifactScan,
    FileScan,
    FileWrite,
    Pivot,
    QueryScan,
    RejectScan,
    Relation,
    TableScan,
    Values,
)
from pypeline.problems import Place, Problem
from pypeline.runtime.counting import source_rows
from pypeline.runtime.diagnosis import diagnosed
from pypeline.runtime.engine import Engine
from pypeline.runtime.staging import written
from pypeline.runtime.tables import StepTables

_RUNS = itertools.count(1)
PARQUET_ARTIFACT = {"compression": "zstd", "compression_level": 1}


@dataclass
class QueryRun:
    """One step being run. `artifact` names the file of a key; `rows` collects what was counted, by node or port."""

    engine: Engine
    step: QueryStep
    artifact: Callable[[str], Path]
    target: Callable[[str], Path]
    tables: StepTables
    kept: dict[int, exp.Expr] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    reject_tables: dict[str, tuple[str, str]] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)

    def run(self) -> Problem | None:
        """None when every output is there."""
        for relation in self.step.relations:
            if isinstance(relation.op, FileScan) and relation.op.rejects:
                name = f"{self.step.id}_{relation.name}_{next(_RUNS)}"  # it may run again in this engine
                self.reject_tables[relation.name] = (f"{name}_errors", f"{name}_scans")
        for output in self.step.outputs:
            problem = self._write(output)
            if problem is not None:
                return problem
        self.rows |= {**source_rows(self.engine, self.step.relations), **self.tables.rows}
        return None

    def query(self, relation: int) -> Query:
        return query_of(self._writer(), relation)

    def _writer(self) -> Writer:
        return Writer(self.step.relations, "duckdb", self._source, self.kept, self.reject_tables)

    def _source(self, relation: BoundRelation) -> exp.Expr | None:
        if isinstance(relation.op, ArtifactScan):
            return stored_source(str(self.artifact(relation.op.key)), relation.schema)
        if isinstance(relation.op, TableScan | QueryScan):
            return fetched_source(str(self.tables.fetched[relation.name]), relation.schema)
        if isinstance(relation.op, RejectScan):
            scan = self.step.relations[relation.inputs[0]]
            base = scan.op.relative_to if isinstance(scan.op, FileScan) else ""
            return reject_source(self.reject_tables[scan.name], base)
        return None

    def _write(self, output: Output) -> Problem | None:
        relation = self.step.relations[output.relation]
        query = self.query(output.relation)
        if query.problems:
            return query.problems[0]
        if isinstance(output, Keep):
            return self._keep(output, relation, query.tree)
        if isinstance(output, Check):
            return self._check(output, query.tree)
        if isinstance(output, TableOutput):
            return self._deliver(output, relation, query.tree)
        rows = written(
            self.target(output.uri),
            output.mode,
            output.node,
            lambda path: self._copy(output, relation, query.tree, path),
        )
        if isinstance(rows, Problem):
            return rows
        self.rows[output.node] = rows
        return None

    def _keep(self, output: Keep, relation: BoundRelation, query: exp.Expr) -> Problem | None:
        path = self.artifact(output.key)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        write = FileWrite(Relation(Values((), ())), str(part), "parquet", options=PARQUET_ARTIFACT)
        rows = self._execute(copy_statement(for_storage(query, relation.schema), write, str(part)), output.relation)
        if isinstance(rows, Problem):
            part.unlink(missing_ok=True)
            return rows
        if isinstance(relation.op, Pivot):  # DuckDB does not count what it copies out of a PIVOT
            rows = _parquet_rows(self.engine, part)
        part.replace(path)
        self.kept[output.relation] = stored_source(str(path), relation.schema)
        self.rows[output.key] = rows
        return None

    def _deliver(self, output: TableOutput, relation: BoundRelation, query: exp.Expr) -> Problem | None:
        path = self.tables.outgoing(output)
        write = FileWrite(Relation(Values((), ())), str(path), "parquet", options=PARQUET_ARTIFACT)
        wired = self.tables.wired(query, output, relation)
        rows = self._execute(copy_statement(wired, write, str(path)), output.relation)
        delivered = rows if isinstance(rows, Problem) else self.tables.deliver(output, relation, path)
        path.unlink(missing_ok=True)
        if isinstance(delivered, Problem):
            return delivered
        self.rows[output.node] = delivered
        return None

    def _check(self, output: Check, query: exp.Expr) -> Problem | None:
        try:
            (counts,) = self.engine.rows(query.sql(dialect="duckdb", identify=True, comments=False))
        except duckdb.Error as error:
            return diagnosed(error, self.engine, self.step, self._writer(), output.relation)
        found = broken_expectations(output, counts)
        fatal = [problem for problem in found if problem.is_error]
        self.warnings += found if not fatal else []
        return fatal[0] if fatal else None

    def _copy(self, output: FileOutput, relation: BoundRelation, query: exp.Expr, path: Path) -> int | Problem:
        options, target = dict(output.options), self.target(output.uri)
        is_append = output.mode == "append" and target.exists()
        if is_append and output.format == "csv":
            options["header"] = False
        stored = for_storage(query, relation.schema) if output.format == "parquet" else query
        if is_append and output.format == "parquet":
            stored = _after(target, stored)
        write = FileWrite(
            Relation(Values((), ())), output.uri, output.format, options=options, partition_by=output.partition_by
        )
        before = _parquet_rows(self.engine, target) if is_append and output.format == "parquet" else 0
        rows = self._execute(copy_statement(stored, write, str(path)), output.relation)
        if isinstance(rows, int) and is_append and output.format != "parquet":
            _put_before(target, path)
        if isinstance(rows, int) and not path.exists():  # a partitioned write of no rows makes no folder
            path.mkdir()
        return rows - before if isinstance(rows, int) else rows

    def _execute(self, statement: exp.Expr, relation: int) -> int | Problem:
        sql = statement.sql(dialect="duckdb", identify=True, comments=False)
        try:
            counted = self.engine.rows(sql)
        except duckdb.Error as error:
            return diagnosed(error, self.engine, self.step, self._writer(), relation)
        return int(counted[0][0]) if counted else 0


def _after(target: Path, query: exp.Expr) -> exp.Expr:
    """The rows of the Parquet file that is there, then the new ones."""
    old = exp.Select(
        expressions=[exp.Star()],
        from_=exp.From(
            this=exp.Table(this=exp.Anonymous(this="read_parquet", expressions=[exp.Literal.string(str(target))]))
        ),
    )
    new = exp.Select(
        expressions=[exp.Star()],
        from_=exp.From(this=exp.Subquery(this=query, alias=exp.TableAlias(this=identifier("added")))),
    )
    return exp.Union(this=old, expression=new, distinct=False, by_name=True)


def _parquet_rows(engine: Engine, target: Path) -> int:
    return int(
        engine.rows("SELECT coalesce(sum(num_rows), 0) FROM parquet_file_metadata($path)", {"path": str(target)})[0][0]
    )


def _put_before(target: Path, added: Path) -> None:
    """Makes `added` the whole: what `target` holds, then what `added` holds. Compressed members may be joined, too."""
    whole = added.with_name(added.name + ".whole")
    with whole.open("wb") as out:
        for source in (target, added):
            with source.open("rb") as file:
                shutil.copyfileobj(file, out)
    whole.replace(added)


def broken_expectations(check: Check, counts: Sequence[int]) -> list[Problem]:
    """Everything that is not as expected; what stops the execution is one problem that names all of it."""
    complaints = [
        (expectation, expectation.complaint(int(count)))
        for expectation, count in zip(check.expectations, counts, strict=True)
    ]
    broken = [(expectation.is_fatal, text) for expectation, text in complaints if text is not None]
    fatal = [text for is_fatal, text in broken if is_fatal]
    place, remedy = Place(node=check.node), "link the port rejected to see the rows"
    if fatal:
        return [Problem("P605", "; ".join(fatal), place, remedy)]
    return [Problem("W616", text, place) for _, text in broken]


def rows_by_node(step: QueryStep, rows: Mapping[str, int]) -> dict[str, int]:
    """What was counted for each node: a sink's rows, or its first kept port's."""
    counted: dict[str, int] = {}
    for key, count in rows.items():
        node = key.partition(".")[0]
        if node in step.nodes:
            counted.setdefault(node, count)
    return counted
