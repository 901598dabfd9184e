"""What a person does with connections: look, test, keep, remove. Values that are secret never leave here."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pypeline.problems import Problem
from pypeline.service.connections import Connection, Database, DatabaseError, Driver, TableQuery


@dataclass(frozen=True)
class Listed:
    """A connection as it may be shown: `settings` without secrets."""

    name: str
    type: str
    settings: Mapping[str, str]
    origin: str

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "type": self.type, "settings": dict(self.settings), "origin": self.origin}


def listed(connection: Connection, driver: Driver) -> Listed:
    secret = {field.name for field in driver.fields if field.is_secret}
    shown = {name: "•••" if name in secret else value for name, value in connection.config.items() if value}
    return Listed(connection.name, connection.type, shown, connection.origin)


def answered(database: Database) -> tuple[str, float]:
    """Who answers, and after how many seconds."""
    start = time.monotonic()
    version = database.version()
    return version, time.monotonic() - start


def browsed(database: Database, namespace: str | None, table: str | None) -> list[dict[str, Any]] | Problem:
    """Namespaces with their tables, one namespace's tables, or a table's columns."""
    try:
        if table is not None:
            return [{"column": column.name, "type": column.type} for column in database.describe(TableQuery(table))]
        known = database.namespaces()
        if namespace is not None and namespace not in known:
            return Problem("P508", f"there is no schema {namespace}", remedy=f"there are {', '.join(known[:12])}")
        return [
            {"schema": schema, "table": found.name, "kind": found.kind}
            for schema in (known if namespace is None else (namespace,))
            for found in database.relations(schema)
        ]
    except DatabaseError as error:
        return error.problem
