"""The local engine: one DuckDB connection with a memory limit, a spill folder and no way to anything not named."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb


@dataclass(frozen=True)
class EngineSettings:
    """`threads` None: one per core. `memory` in bytes, None: the engine's own share. `spill` is a folder."""

    threads: int | None = None
    memory: int | None = None
    spill: Path | None = None


class Engine:
    """Wraps a connection. `lock` closes it to every file and setting that was not allowed before."""

    def __init__(self, settings: EngineSettings = EngineSettings()) -> None:
        config: dict[str, Any] = {
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "python_enable_replacements": "false",
        }
        if settings.threads:
            config["threads"] = settings.threads
        if settings.memory:
            config["memory_limit"] = f"{settings.memory // 2**10}KiB"
        if settings.spill:
            config["temp_directory"] = str(settings.spill)
        self.connection = duckdb.connect(":memory:", config=config)
        self.connection.execute("SET TimeZone = 'UTC'")
        self.connection.execute("SET errors_as_json = true")
        self._lock = threading.Lock()

    def lock(self, paths: Sequence[str], folders: Sequence[str]) -> None:
        """From here on only these files and folders can be read or written, and no setting can be changed."""
        self.connection.execute("SET allowed_paths = $paths", {"paths": list(paths)})
        self.connection.execute(
            "SET allowed_directories = $folders", {"folders": [f"{folder.rstrip('/')}/" for folder in folders]}
        )
        self.connection.execute("SET enable_external_access = false")
        self.connection.execute("SET lock_configuration = true")

    def rows(self, sql: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        with self._lock:
            return self.connection.execute(sql, values or None).fetchall()

    def interrupt(self) -> None:
        self.connection.interrupt()

    def progress(self) -> float | None:
        """Percent of the running query, None while it is not known."""
        percent = self.connection.query_progress()
        return percent if percent >= 0 else None

    def close(self) -> None:
        self.connection.close()
