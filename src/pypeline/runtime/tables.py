"""A step's tables: fetched before its query runs, delivered after. The engine itself reaches no database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlglot import exp

from pypeline.emit.borders import for_delivery
from pypeline.plan.graph import BoundRelation
from pypeline.plan.plan import QueryStep, TableOutput
from pypeline.plan.relations import QueryScan, TableScan
from pypeline.plan.schema import Known
from pypeline.problems import Place, Problem
from pypeline.service.connections import Delivery, TableQuery, Tables


@dataclass
class StepTables:
    """`effects`: what an effect of this run is called, before its node's name. `fetched` files by relation."""

    tables: Tables
    folder: Path
    effects: str
    fetched: dict[str, Path] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def fetch(self, step: QueryStep) -> Problem | None:
        """Every table that the step reads, as a file."""
        for relation in step.relations:
            scan = relation.op
            if not isinstance(scan, TableScan | QueryScan):
                continue
            assert isinstance(relation.schema, Known)  # noqa: S101 - a probe told the columns
            query = TableQuery(table=scan.name) if isinstance(scan, TableScan) else TableQuery(sql=scan.sql)
            path = self.folder / "fetched" / f"{relation.name}.parquet"
            rows = self.tables.fetch(scan.connection, query, relation.schema, path)
            if isinstance(rows, Problem):
                return rows.at(Place(node=relation.node))
            self.fetched[relation.name], self.rows[relation.node] = path, rows
        return None

    def forget(self) -> None:
        """The fetched rows are needed for one step only."""
        for path in self.fetched.values():
            path.unlink(missing_ok=True)

    def outgoing(self, output: TableOutput) -> Path:
        path = self.folder / "outgoing" / f"{output.node}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def wired(self, query: exp.Expr, output: TableOutput, relation: BoundRelation) -> exp.Expr:
        return for_delivery(query, relation.schema, lists=self.tables.lists(output.connection))

    def deliver(self, output: TableOutput, relation: BoundRelation, path: Path) -> int | Problem:
        assert isinstance(relation.schema, Known)  # noqa: S101 - an open relation is planned late
        effect = f"{self.effects}/{output.node}"
        delivery = Delivery(output.table, output.mode, output.keys, relation.schema, effect, output.create)
        rows = self.tables.deliver(output.connection, delivery, path)
        return rows.at(Place(node=output.node)) if isinstance(rows, Problem) else rows


class LazyTables:
    """The tables of a workspace, opened when the first step has one: drivers take time to load."""

    def __init__(self, tables_of: Callable[[Path], Tables], base: Path) -> None:
        self._make = partial(tables_of, base)
        self._tables: Tables | None = None

    def _given(self) -> Tables:
        self._tables = self._tables or self._make()
        return self._tables

    def fetch(self, connection: str, query: TableQuery, schema: Known, target: Path) -> int | Problem:
        return self._given().fetch(connection, query, schema, target)

    def lists(self, connection: str) -> bool:
        return self._given().lists(connection)

    def deliver(self, connection: str, delivery: Delivery, source: Path) -> int | Problem:
        return self._given().deliver(connection, delivery, source)

    def cancel(self) -> None:
        if self._tables is not None:
            self._tables.cancel()
