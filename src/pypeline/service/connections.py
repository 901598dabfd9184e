"""What connections are to the use cases: values, and the protocols of what the room `connections` brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from pypeline.plan.schema import Known
from pypeline.problems import Problem

if TYPE_CHECKING:
    import pyarrow as pa

Mode = Literal["append", "replace", "merge"]


class DatabaseError(Exception):
    """Something about a database, in words: drivers raise nothing else."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class ConfigField:
    """One setting of a kind of connection. A secret one is asked for without echo, stored encrypted, never shown."""

    name: str
    title: str
    is_secret: bool = False
    default: str | None = None
    is_required: bool = True


@dataclass(frozen=True)
class Connection:
    """`config` as it was written: texts may hold `{{secret.NAME}}`. `origin`: the file that has it."""

    name: str
    type: str
    config: Mapping[str, str] = field(repr=False)
    origin: str = ""


@dataclass(frozen=True, slots=True)
class TableQuery:
    """What is read: a whole table (`schema.table` or `table`), or a query of the database's own language."""

    table: str = ""
    sql: str = ""


@dataclass(frozen=True, slots=True)
class TableName:
    name: str
    kind: Literal["table", "view"] = "table"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Rows for a table. The same `effect` is written once, however often it is delivered."""

    table: str
    mode: Mode
    keys: tuple[str, ...]
    schema: Known
    effect: str
    create: bool = True


@dataclass(frozen=True, slots=True)
class Capabilities:
    """`lists`: columns may hold lists of plain values; else they are delivered as JSON text."""

    lists: bool = False
    schemas: bool = True


class Database(Protocol):
    """An open connection. Every method may raise `DatabaseError`."""

    def version(self) -> str:
        """The server's name and version: proof that it answers."""
        ...

    def namespaces(self) -> tuple[str, ...]:
        """The schemas a person may look into, the usual one first."""
        ...

    def relations(self, namespace: str) -> tuple[TableName, ...]: ...

    def describe(self, query: TableQuery) -> Known:
        """The columns with canonical types."""
        ...

    def read(self, query: TableQuery, schema: Known) -> Iterator[pa.RecordBatch]:
        """The rows in the columns of `schema`, a batch at a time. What Arrow has no type for comes as text."""
        ...

    def write(self, delivery: Delivery, batches: pa.RecordBatchReader) -> int:
        """Staging, rows and the ledger's row in one transaction; answers how many rows the effect wrote."""
        ...

    def execute(self, sql: str) -> None: ...

    def cancel(self) -> None:
        """Stops what runs; may be called from another thread."""
        ...

    def close(self) -> None: ...


class Driver(Protocol):
    """A kind of database."""

    @property
    def type(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def fields(self) -> tuple[ConfigField, ...]: ...
    @property
    def capabilities(self) -> Capabilities: ...

    def open(self, config: Mapping[str, str], base: Path) -> Database:
        """`config` has no placeholders left; `base`: what relative paths are relative to. Raises `DatabaseError`."""
        ...


class SecretProvider(Protocol):
    def secret(self, name: str) -> str | None:
        """The value, or None when this provider has none of that name."""
        ...


class ConnectionStore(Protocol):
    """Where connections are kept. Reading may answer why it cannot."""

    def names(self) -> tuple[str, ...]: ...

    def find(self, name: str) -> Connection | Problem | None: ...

    def put(self, connection: Connection) -> Problem | None: ...

    def remove(self, name: str) -> bool: ...


class Tables(Protocol):
    """What a run asks of connections: tables to Parquet files, and back."""

    def fetch(self, connection: str, query: TableQuery, schema: Known, target: Path) -> int | Problem:
        """Writes the rows to a Parquet file; answers how many."""
        ...

    def lists(self, connection: str) -> bool:
        """Whether the connection's database takes lists."""
        ...

    def deliver(self, connection: str, delivery: Delivery, source: Path) -> int | Problem:
        """Writes the rows of a Parquet file to a table; answers how many."""
        ...

    def cancel(self) -> None: ...
