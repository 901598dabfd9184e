"""A workspace with a SQLite file and a PostgreSQL schema of its own, behind a user with a password."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from engines import Postgres

CANARY = "canary-k3ep-me-se'cret"


@dataclass
class Place:
    """`lite` and `pg` are the connections; `table` names a table that is this test's own."""

    folder: Path
    dsn: str
    schema: str

    def lite(self, sql: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.folder / "lite.db") as database:
            found = database.execute(sql).fetchall()
        database.close()
        return found

    def pg(self, sql: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            answer = connection.execute(sql.replace("@", self.schema).encode())
            return answer.fetchall() if answer.description else []

    def rows(self, connection: str, sql: str) -> list[tuple[Any, ...]]:
        return self.lite(sql.replace("@.", "")) if connection == "lite" else self.pg(sql)

    def table(self, connection: str, name: str) -> str:
        return name if connection == "lite" else f"{self.schema}.{name}"


@pytest.fixture(scope="session")
def guarded(postgres: Postgres) -> str:
    """Asks the user `pype` for a password, as servers do."""
    hba = Path(postgres.rows("SHOW hba_file")[0][0])
    hba.write_text("host all pype 127.0.0.1/32 scram-sha-256\n" + hba.read_text())
    quoted = CANARY.replace("'", "''")
    postgres.connection.execute(f"CREATE ROLE pype LOGIN PASSWORD '{quoted}'".encode())
    postgres.connection.execute("SELECT pg_reload_conf()")
    return postgres.dsn


@pytest.fixture
def place(tmp_path: Path, guarded: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    for variable in ("PYPE_ENCRYPTION_KEY", "ENCRYPTION_KEY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PYPE_SECRET_PG", CANARY)
    sqlite3.connect(tmp_path / "lite.db").close()
    (tmp_path / "lite.db").touch()
    port = guarded.split("port=")[1].split(maxsplit=1)[0]
    (tmp_path / "connections.yaml").write_text(f"""\
connections:
  lite: {{type: sqlite, path: lite.db}}
  pg: {{type: postgres, host: 127.0.0.1, port: {port}, database: postgres, user: pype, password: "{{{{secret.PG}}}}"}}
""")
    found = Place(tmp_path, guarded, f"s{uuid.uuid4().hex[:12]}")
    found.pg("CREATE SCHEMA @ AUTHORIZATION pype")
    yield found
    found.pg("DROP SCHEMA @ CASCADE")
