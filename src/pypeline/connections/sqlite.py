"""SQLite files, with Python's own driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from pypeline.connections.landing import STAGING, Place, land, written_before
from pypeline.connections.names import query_sql, quoted
from pypeline.connections.sqlite_types import canonical, of_values, spelled, wire_type
from pypeline.plan.schema import Column, Known
from pypeline.problems import Problem
from pypeline.service.connections import (
    Capabilities,
    ConfigField,
    Database,
    DatabaseError,
    Delivery,
    TableName,
    TableQuery,
)

BATCH = 20_000
PATIENCE = 30.0
"""Seconds that another program may keep the file locked."""
LOOKED_AT = 10_000
"""Rows whose values tell the type of a computed column, which has no declared one."""
T = TypeVar("T")


class SqliteDatabase:
    def __init__(self, path: Path) -> None:
        self._path = path
        if not path.exists():
            message = f"there is no file {path}"
            raise DatabaseError(Problem("P507", message, remedy="check the connection's path"))
        self._connection = self._guarded(
            lambda: sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=PATIENCE)
        )
        try:
            self._run("SELECT count(*) FROM sqlite_master")
        except DatabaseError:
            self._connection.close()
            raise

    def version(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    def namespaces(self) -> tuple[str, ...]:
        return tuple(str(row[1]) for row in self._run("PRAGMA database_list") if row[1] != "temp")

    def relations(self, namespace: str) -> tuple[TableName, ...]:
        if namespace not in self.namespaces():
            return ()
        found = self._run(
            f"SELECT name, type FROM {quoted(namespace)}.sqlite_master WHERE type IN ('table', 'view') "
            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        )
        return tuple(TableName(name, "view" if kind == "view" else "table") for name, kind in found)

    def describe(self, query: TableQuery) -> Known:
        view = quoted("_pypeline_described")
        self._run(f"DROP VIEW IF EXISTS temp.{view}")
        self._run(f"CREATE TEMP VIEW {view} AS SELECT * FROM ({query_sql(query)}) AS q")
        try:
            found = [
                (str(row[1]), canonical(str(row[2] or ""))) for row in self._run(f"PRAGMA temp.table_info({view})")
            ]
            unknown = [name for name, type_ in found if type_ is None]
            looked = self._looked_at(f"temp.{view}", unknown) if unknown else {}
        finally:
            self._run(f"DROP VIEW IF EXISTS temp.{view}")
        return Known(tuple(Column(name, type_ or looked[name]) for name, type_ in found))

    def _looked_at(self, source: str, names: Sequence[str]) -> dict[str, str]:
        kinds = ", ".join(f"group_concat(DISTINCT typeof({quoted(name)}))" for name in names)
        row = self._run(f"SELECT {kinds} FROM (SELECT * FROM {source} LIMIT {LOOKED_AT}) AS q")[0]
        return {name: of_values(set((kind or "").split(","))) for name, kind in zip(names, row, strict=True)}

    def read(self, query: TableQuery, schema: Known) -> Iterator[pa.RecordBatch]:
        types = [wire_type(column.type) for column in schema.columns]
        names = ", ".join(quoted(name) for name in schema.names)
        cursor = self._guarded(lambda: self._connection.execute(f"SELECT {names} FROM ({query_sql(query)}) AS q"))
        while rows := self._guarded(lambda: cursor.fetchmany(BATCH)):
            arrays = [
                _array(values, type_, name)
                for values, type_, name in zip(zip(*rows, strict=True), types, schema.names, strict=True)
            ]
            yield pa.RecordBatch.from_arrays(arrays, names=list(schema.names))

    def write(self, delivery: Delivery, batches: pa.RecordBatchReader) -> int:
        self._run(f"DROP TABLE IF EXISTS temp.{quoted(STAGING)}")
        columns = ", ".join(quoted(name) for name in delivery.schema.names)
        self._run(f"CREATE TEMP TABLE {quoted(STAGING)} ({columns})")
        insert = f"INSERT INTO temp.{quoted(STAGING)} VALUES ({', '.join('?' * len(delivery.schema))})"
        self._run("BEGIN")  # staging is temporary: nobody waits for it
        for batch in batches:
            rows = zip(*(_values(column) for column in batch.columns), strict=True)
            self._guarded(partial(self._connection.executemany, insert, rows))
        self._run("COMMIT")
        place = Place(self._run, self._columns_of, spelled, lambda value, _type, _target: value)
        self._run("BEGIN IMMEDIATE")
        try:
            before = written_before(place, delivery)
            rows_written = land(place, delivery) if before is None else before
            self._run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise
        self._run(f"DROP TABLE IF EXISTS temp.{quoted(STAGING)}")
        return rows_written

    def _columns_of(self, table: tuple[str, ...]) -> dict[str, str] | None:
        schema = f"{quoted(table[0])}." if len(table) > 1 else ""
        found = self._run(f"PRAGMA {schema}table_info({quoted(table[-1])})")
        return {str(row[1]): str(row[2]) for row in found} or None

    def execute(self, sql: str) -> None:
        self._guarded(lambda: self._connection.executescript(sql))

    def cancel(self) -> None:
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()

    def _run(self, sql: str) -> list[tuple[Any, ...]]:
        return self._guarded(lambda: self._connection.execute(sql).fetchall())

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except (sqlite3.Error, sqlite3.Warning, OverflowError, UnicodeError) as error:
            raise _in_words(error, self._path) from None


def _in_words(error: Exception, path: Path) -> DatabaseError:
    said = str(error)
    if "not a database" in said:
        return DatabaseError(Problem("P507", f"{path} is not a SQLite file", remedy="check the connection's path"))
    if "locked" in said:
        message = f"{path} is locked by another program"
        return DatabaseError(Problem("P507", message, remedy="wait until it is done, and run again"))
    if "unable to open" in said:
        return DatabaseError(Problem("P507", f"{path} cannot be opened", remedy="check its permissions"))
    if "no such table" in said:
        remedy = "pype connections browse shows what there is"
        return DatabaseError(Problem("P508", f"there is no table {said.rpartition(': ')[2]}", remedy=remedy))
    if "interrupted" in said:
        return DatabaseError(Problem("P610", "the execution was interrupted"))
    if isinstance(error, sqlite3.IntegrityError):
        return DatabaseError(Problem("P620", said, remedy="the table does not take such a row"))
    if "database or disk is full" in said:
        return DatabaseError(Problem("P603", "the disk is full", remedy="free some space and run again"))
    return DatabaseError(Problem("P621", said))


_MEANT: dict[str, tuple[str, tuple[type, ...]]] = {
    "int64": ("a whole number", (int,)),
    "double": ("a number", (int, float)),
}


def _array(values: Sequence[Any], type_: pa.DataType, name: str) -> Any:
    try:
        return pa.array(values, type_)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        pass
    if pa.types.is_string(type_):
        return pa.array([_as_text(value) for value in values], type_)
    kind, wanted = _MEANT.get(str(type_), ("bytes", (bytes,)))
    wrong = next((value for value in values if value is not None and not isinstance(value, wanted)), None)
    shown = "bytes" if isinstance(wrong, bytes) else repr(wrong)[:80]
    message = f"column {name} holds {shown}, which is not {kind} as the column says"
    raise DatabaseError(Problem("P611", message, remedy=f"use a query with CAST({name} AS TEXT)"))


def _as_text(value: Any) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return None if value is None else str(value)


def _values(column: Any) -> list[Any]:
    """As SQLite keeps them: moments as ISO text in UTC, decimals as text, truths as 0 and 1."""
    values: list[Any] = column.to_pylist()
    type_ = column.type
    if pa.types.is_decimal(type_) or pa.types.is_temporal(type_) or pa.types.is_boolean(type_):
        return [None if value is None else _kept(value) for value in values]
    return values


def _kept(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date | time) else value


class SqliteDriver:
    type = "sqlite"
    title = "SQLite"
    capabilities = Capabilities(schemas=False)
    fields = (
        ConfigField("path", "File (made when `create` is yes)"),
        ConfigField("create", "Make the file if it is not there (yes/no)", default="no", is_required=False),
    )

    def open(self, config: Mapping[str, str], base: Path) -> Database:
        path = base / Path(config["path"]).expanduser()
        if str(config.get("create", "no")).casefold() in {"yes", "true"} and not path.exists():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
            except OSError as error:
                raise DatabaseError(Problem("P507", f"{path} cannot be made: {error.strerror}")) from None
        return SqliteDatabase(path)


SQLITE = SqliteDriver()
