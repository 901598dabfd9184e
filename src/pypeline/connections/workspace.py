"""What a workspace knows of connections: its file, its encrypted store, the secrets they name, the drivers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pypeline.build.suggest import did_you_mean
from pypeline.connections.file import NAME, REFERENCE, ConnectionsFile, read_connections_file
from pypeline.connections.store import EncryptedStore
from pypeline.problems import Place, Problem
from pypeline.service.connections import Connection, Database, DatabaseError, Driver, SecretProvider

SHORTEST_REDACTED = 3
NOWHERE = Place()
NAMES = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,62}")


@dataclass(frozen=True)
class EnvironmentSecrets:
    """`PYPE_SECRET_NAME` for `{{secret.NAME}}`."""

    environment: Mapping[str, str]

    def secret(self, name: str) -> str | None:
        return self.environment.get(f"PYPE_SECRET_{name}")


class Connections:
    """`base` is the workspace. Secrets that were looked up are remembered, so that no message shows them."""

    def __init__(
        self, base: Path, store: EncryptedStore, drivers: Mapping[str, Driver], providers: Sequence[SecretProvider]
    ) -> None:
        self.base, self.store, self.drivers = base, store, drivers
        self._providers = providers
        self._seen: set[str] = set()

    def listed(self) -> list[Connection | Problem]:
        """Every connection by name; where one cannot be read, why."""
        file = self.file()
        whole = [file.problems[""]] if "" in file.problems else []
        names = sorted({*file.connections, *file.problems, *self.store.names()} - {""})
        return [*whole, *(self.find(name) for name in names)]

    def file(self) -> ConnectionsFile:
        return read_connections_file(self.base / NAME, self.drivers)

    def find(self, name: str) -> Connection | Problem:
        """The file goes before the store: what everyone sees is what counts."""
        file = self.file()
        problem = file.problems.get(name)
        if problem is not None:
            return problem
        if name in file.connections:
            return file.connections[name]
        stored = self.store.find(name)
        if stored is not None:
            return stored
        if "" in file.problems:
            return file.problems[""]
        known = (*file.connections, *self.store.names())
        remedy = did_you_mean(name, known) if known else ""
        return Problem(
            "P506", f"there is no connection {name}", remedy=remedy or f"make it: pype connections add {name}"
        )

    def driver(self, connection: Connection) -> Driver:
        return self.drivers[connection.type]

    def open(self, name: str) -> Database:
        """Raises `DatabaseError`."""
        connection = self.find(name)
        if isinstance(connection, Problem):
            raise DatabaseError(self.clean(connection))
        if connection.type not in self.drivers:
            raise DatabaseError(Problem("P509", f"{name} has an unknown type {connection.type}"))
        try:
            return self.driver(connection).open(self._config(connection), self.base)
        except DatabaseError as error:
            raise DatabaseError(self.clean(error.problem)) from None

    def _config(self, connection: Connection) -> dict[str, str]:
        config: dict[str, str] = {}
        for field in self.driver(connection).fields:
            value = connection.config.get(field.name, "")
            value = REFERENCE.sub(lambda found: self._secret(connection, found[1]), value) or field.default or ""
            if field.is_required and not value:
                message = f"the connection {connection.name} has no {field.name}"
                raise DatabaseError(Problem("P509", message, remedy=f"pype connections add {connection.name}"))
            if field.is_secret:
                self._remember(value)
            config[field.name] = value
        return config

    def _secret(self, connection: Connection, name: str) -> str:
        for provider in self._providers:
            found = provider.secret(name)
            if found is not None:
                self._remember(found)
                return found
        message = f"the secret {name} of the connection {connection.name} has no value"
        remedy = f"set PYPE_SECRET_{name}, or pype connections set-secret {name}"
        raise DatabaseError(Problem("P509", message, remedy=remedy))

    def _remember(self, value: str) -> None:
        if len(value) >= SHORTEST_REDACTED:
            self._seen.add(value)

    def clean(self, problem: Problem, place: Place = NOWHERE) -> Problem:
        """The problem without anything secret, at `place` where it says none."""
        message, remedy = problem.message, problem.remedy
        for value in sorted(self._seen, key=len, reverse=True):
            message, remedy = message.replace(value, "•••"), remedy.replace(value, "•••")
        return replace(problem, message=message, remedy=remedy).at(place)
