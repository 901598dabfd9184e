"""PostgreSQL: psycopg tells what there is, ADBC carries the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import adbc_driver_manager
import adbc_driver_postgresql.dbapi as adbc  # type: ignore[import-untyped] # it has no stubs
import psycopg
import pyarrow as pa
from psycopg.conninfo import make_conninfo

from pypeline.connections.landing import STAGING, Place, land, written_before
from pypeline.connections.names import query_sql, quoted, table_sql, text
from pypeline.connections.postgres_errors import cannot_connect, refused
from pypeline.connections.postgres_types import canonical, converted, spelled
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

ERRORS = (psycopg.Error, adbc_driver_manager.Error)
SETTINGS = "-c TimeZone=UTC -c IntervalStyle=postgres -c standard_conforming_strings=on -c client_min_messages=error"
_COLUMNS = """
SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute AS a
WHERE a.attrelid = to_regclass({}) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""
T = TypeVar("T")


class PostgresDatabase:
    def __init__(self, config: Mapping[str, str]) -> None:
        settings = {
            "host": config["host"], "port": config.get("port") or "5432", "dbname": config["database"],
            "user": config["user"], "password": config.get("password"), "sslmode": config.get("sslmode") or None,
            "connect_timeout": "10", "application_name": "pypeline", "options": SETTINGS,
        }  # fmt: skip
        self._conninfo = make_conninfo(**{name: value for name, value in settings.items() if value})
        try:
            self._catalog = psycopg.connect(self._conninfo, autocommit=True)
        except (psycopg.Error, UnicodeError) as error:
            raise cannot_connect(error, {**config, "port": settings["port"] or ""}) from None
        self._rows: Any = None
        self._cursor: Any = None

    def version(self) -> str:
        return f"PostgreSQL {self._ask('SHOW server_version')[0][0]}"

    def namespaces(self) -> tuple[str, ...]:
        found = self._ask(
            "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' "
            "AND has_schema_privilege(oid, 'USAGE') ORDER BY nspname <> current_schema(), nspname"
        )
        return tuple(row[0] for row in found)

    def relations(self, namespace: str) -> tuple[TableName, ...]:
        found = self._ask(
            "SELECT c.relname, c.relkind IN ('v', 'm') FROM pg_class AS c JOIN pg_namespace AS n "
            f"ON n.oid = c.relnamespace WHERE n.nspname = {text(namespace)} "
            "AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1"
        )
        return tuple(TableName(name, "view" if is_view else "table") for name, is_view in found)

    def describe(self, query: TableQuery) -> Known:
        return Known(tuple(column for column, _ in self._described(query)))

    def _described(self, query: TableQuery) -> list[tuple[Column, bool]]:
        """The columns, and whether each is fetched as text."""
        try:
            answer = self._catalog.execute(f"SELECT * FROM ({query_sql(query)}) AS q LIMIT 0".encode())
        except psycopg.Error as error:
            raise refused(error) from None
        types = self._catalog.adapters.types
        columns = []
        for found in answer.description or ():
            type_ = types.get(found.type_code)
            is_list = type_ is not None and type_.array_oid == found.type_code
            name = type_.name if type_ is not None else None
            spelling, as_text = canonical(name, found.precision, found.scale, is_list=is_list)
            columns.append((Column(found.name, spelling), as_text))
        return columns

    def read(self, query: TableQuery, schema: Known) -> Iterator[pa.RecordBatch]:
        as_text = {column.name: is_text for column, is_text in self._described(query)}
        items = [
            f"{quoted(name)}::text AS {quoted(name)}" if as_text.get(name) else quoted(name) for name in schema.names
        ]
        cursor = self._open_rows()
        try:
            cursor.execute("SET TRANSACTION READ ONLY")
            cursor.execute(f"SELECT {', '.join(items)} FROM ({query_sql(query)}) AS q")
            yield from cursor.fetch_record_batch()
        except ERRORS as error:
            raise refused(error) from None
        finally:
            self._end(is_good=False)

    def write(self, delivery: Delivery, batches: pa.RecordBatchReader) -> int:
        return self._guarded(lambda: self._write(delivery, batches))

    def _write(self, delivery: Delivery, batches: pa.RecordBatchReader) -> int:
        cursor = self._open_rows()
        is_good = False
        try:
            # Whoever delivers the same effect at the same time waits here, and then finds it in the ledger.
            self._wait_for(f"pypeline effect {delivery.effect}")
            before = written_before(self._place(), delivery)
            if before is not None:
                return before
            cursor.adbc_ingest(STAGING, batches, mode="create", temporary=True)
            self._wait_for("pypeline ledger")  # two may not make the ledger at once
            rows = land(self._place(), delivery)
            is_good = True
            return rows
        finally:
            self._end(is_good=is_good)

    def _wait_for(self, key: str) -> None:
        self._run(f"SELECT pg_advisory_xact_lock(hashtextextended({text(key)}, 0))")

    def _place(self) -> Place:
        return Place(self._run, self._columns_of, spelled, converted, self._lock)

    def _lock(self, table: tuple[str, ...]) -> None:
        self._run(f"LOCK TABLE {table_sql(table)} IN SHARE ROW EXCLUSIVE MODE")

    def _columns_of(self, table: tuple[str, ...]) -> dict[str, str] | None:
        found = self._run(_COLUMNS.format(text(table_sql(table))))
        return {str(name): str(type_) for name, type_ in found} or None

    def _run(self, sql: str) -> Sequence[tuple[Any, ...]]:
        self._cursor.execute(sql)
        return self._cursor.fetchall() if self._cursor.description else []

    def execute(self, sql: str) -> None:
        self._guarded(lambda: self._catalog.execute(sql.encode()))

    def cancel(self) -> None:
        if self._cursor is not None:
            self._guarded(self._cursor.adbc_cancel)

    def close(self) -> None:
        self._catalog.close()
        if self._rows is not None:
            self._end(is_good=False)
            self._rows.close()

    def _open_rows(self) -> Any:
        if self._rows is None:
            self._rows = self._guarded(lambda: adbc.connect(self._conninfo))
        self._cursor = self._rows.cursor()
        return self._cursor

    def _end(self, *, is_good: bool) -> None:
        if self._cursor is None:
            return
        self._cursor.close()
        self._cursor = None
        self._guarded(self._rows.commit if is_good else self._rows.rollback)

    def _ask(self, sql: str) -> list[tuple[Any, ...]]:
        return self._guarded(lambda: self._catalog.execute(sql.encode()).fetchall())

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except ERRORS as error:
            raise refused(error) from None


class PostgresDriver:
    type = "postgres"
    title = "PostgreSQL"
    capabilities = Capabilities(lists=True)
    fields = (
        ConfigField("host", "Host"),
        ConfigField("port", "Port", default="5432"),
        ConfigField("database", "Database"),
        ConfigField("user", "User"),
        ConfigField("password", "Password", is_secret=True, is_required=False),
        ConfigField("sslmode", "SSL mode (disable, require, verify-full, …)", is_required=False),
    )

    def open(self, config: Mapping[str, str], base: Path) -> Database:  # noqa: ARG002 - a server has no folder
        if not (config.get("port") or "5432").isdigit():
            raise DatabaseError(Problem("P507", f"port {config.get('port')} is not a number"))
        return PostgresDatabase(config)


POSTGRES = PostgresDriver()
