"""The encrypted store: `.pype/connections.db`. Names and kinds are plain, everything else is encrypted."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from cryptography.fernet import InvalidToken

from pypeline.connections.keys import Keys, keys_of, new_key, write_keys
from pypeline.problems import Problem
from pypeline.service.connections import Connection

FILE, KEY_FILE = "connections.db", "connections.key"
_TABLES = """
CREATE TABLE IF NOT EXISTS connections (name TEXT PRIMARY KEY, type TEXT NOT NULL, config BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class EncryptedStore:
    """See `pypeline.service.connections.ConnectionStore` and `SecretProvider`."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder, self._environment = folder, environment
        self.file = folder / FILE

    def names(self) -> tuple[str, ...]:
        if not self.file.exists():
            return ()
        with self._open() as database:
            return tuple(row[0] for row in database.execute("SELECT name FROM connections ORDER BY name"))

    def find(self, name: str) -> Connection | Problem | None:
        if not self.file.exists():
            return None
        with self._open() as database:
            row = database.execute("SELECT type, config FROM connections WHERE name = ?", (name,)).fetchone()
        if row is None:
            return None
        text = self._decrypted(row[1], f"the connection {name}")
        return text if isinstance(text, Problem) else Connection(name, row[0], json.loads(text), str(self.file))

    def put(self, connection: Connection) -> Problem | None:
        text = json.dumps(dict(connection.config))
        return self._put("connections (name, type, config)", (connection.name, connection.type), text)

    def put_secret(self, name: str, value: str) -> Problem | None:
        return self._put("secrets (name, value)", (name,), value)

    def _put(self, table: str, plain: tuple[str, ...], text: str) -> Problem | None:
        keys = self._keys(may_make=True)
        if not isinstance(keys, Keys):
            return keys
        values = (*plain, keys.fernet.encrypt(text.encode()))
        with self._open() as database:
            database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(values))})", values)
        return None

    def remove(self, name: str) -> bool:
        if not self.file.exists():
            return False
        with self._open() as database:
            return database.execute("DELETE FROM connections WHERE name = ?", (name,)).rowcount > 0

    def secret(self, name: str) -> str | None:
        if not self.file.exists():
            return None
        with self._open() as database:
            row = database.execute("SELECT value FROM secrets WHERE name = ?", (name,)).fetchone()
        found = self._decrypted(row[0], name) if row else None
        return found if isinstance(found, str) else None

    def rotate(self) -> int | Problem:
        """Encrypts everything with the first key of the environment, or with a new one of the key file."""
        keys = self._keys(may_make=True)
        if not isinstance(keys, Keys):
            return keys or Problem("P509", "there is no key")
        if keys.file is not None:  # whatever happens on the way, one of the keys in the file fits
            keys = Keys((new_key(), *keys.texts), keys.file)
            write_keys(keys.file or self.file, keys.texts)
        try:
            with self._open() as database:
                count = sum(_rotated(database, keys, table, column) for table, column in
                            (("connections", "config"), ("secrets", "value")))  # fmt: skip
        except InvalidToken:
            return _wrong_key("a stored value")
        if keys.file is not None:
            write_keys(keys.file, keys.texts[:1])
        return count

    def _keys(self, *, may_make: bool) -> Keys | Problem | None:
        if self.file.exists() and not (self._folder / KEY_FILE).exists():
            may_make = may_make and not self._holds_anything()
        found = keys_of(self._environment, self._folder / KEY_FILE, may_make=may_make)
        return found if found is not None or may_make else _wrong_key("what is stored here")

    def _holds_anything(self) -> bool:
        with self._open() as database:
            found = database.execute("SELECT (SELECT count(*) FROM connections) + (SELECT count(*) FROM secrets)")
            return bool(found.fetchone()[0])

    def _decrypted(self, token: bytes, what: str) -> str | Problem:
        keys = self._keys(may_make=False)
        if not isinstance(keys, Keys):
            return keys or _wrong_key(what)
        try:
            return keys.fernet.decrypt(token).decode()
        except InvalidToken:
            return _wrong_key(what)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self.file.exists():
            os.close(os.open(self.file, os.O_WRONLY | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(self.file, timeout=10)) as database:
            database.executescript(_TABLES)
            with database:
                yield database


def _rotated(database: sqlite3.Connection, keys: Keys, table: str, column: str) -> int:
    rows = database.execute(f"SELECT name, {column} FROM {table}").fetchall()
    for name, token in rows:
        database.execute(f"UPDATE {table} SET {column} = ? WHERE name = ?", (keys.fernet.rotate(token), name))
    return len(rows)


def _wrong_key(what: str) -> Problem:
    message = f"{what} was encrypted with another key"
    return Problem(
        "P509", message, remedy="set PYPE_ENCRYPTION_KEY to the key it was stored with (older keys after a comma)"
    )
