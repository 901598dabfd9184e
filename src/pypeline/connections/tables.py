"""Tables to Parquet files and back, a batch at a time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pypeline.connections.workspace import Connections
from pypeline.plan.schema import Known, Schema
from pypeline.problems import Problem
from pypeline.service.connections import Database, DatabaseError, Delivery, TableQuery

BATCH = 20_000


class ConnectedTables:
    """See `pypeline.service.connections.Tables`. One connection is open at a time, for as long as its rows flow."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._open: Database | None = None

    def fetch(self, connection: str, query: TableQuery, schema: Known, target: Path) -> int | Problem:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            database = self._opened(connection)
            found = database.describe(query)
            changed = _changed(query, schema, found)
            return changed or _pumped(database, query, schema, target)
        except DatabaseError as error:
            return self._connections.clean(error.problem)
        finally:
            self._close()

    def lists(self, connection: str) -> bool:
        found = self._connections.find(connection)
        return not isinstance(found, Problem) and self._connections.driver(found).capabilities.lists

    def deliver(self, connection: str, delivery: Delivery, source: Path) -> int | Problem:
        try:
            database = self._opened(connection)
            with pq.ParquetFile(source) as file:
                batches = file.iter_batches(BATCH)
                return database.write(delivery, pa.RecordBatchReader.from_batches(file.schema_arrow, batches))
        except DatabaseError as error:
            return self._connections.clean(error.problem)
        finally:
            self._close()

    def cancel(self) -> None:
        if self._open is not None:
            self._open.cancel()

    def _opened(self, connection: str) -> Database:
        self._open = self._connections.open(connection)
        return self._open

    def _close(self) -> None:
        database, self._open = self._open, None
        if database is not None:
            with suppress(DatabaseError):  # what was done is committed; the server forgets the rest
                database.close()


def _pumped(database: Database, query: TableQuery, schema: Known, target: Path) -> int:
    rows, writer = 0, None
    try:
        for batch in database.read(query, schema):
            if writer is None:
                writer = pq.ParquetWriter(target, batch.schema, compression="zstd", compression_level=1)
            writer.write_batch(batch)
            rows += batch.num_rows
        if writer is None:
            empty = pa.schema([(name, pa.string()) for name in schema.names])
            writer = pq.ParquetWriter(target, empty)
    finally:
        if writer is not None:
            writer.close()
    return rows


def _changed(query: TableQuery, bound: Known, found: Schema) -> Problem | None:
    name = query.table or "the query's result"
    for column in bound.columns:
        now = next((other for other in found.columns if other.name == column.name), None)
        if now is None or now.type != column.type:
            what = f"is {now.type}" if now else "is gone"
            message = f"{name} changed: {column.name} was {column.type} and {what}"
            return Problem("P609", message, remedy="run again: it is then read anew")
    return None
