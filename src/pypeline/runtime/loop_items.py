"""The items of a loop, read from the list that was kept before the first one runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypeline.runtime.engine import Engine

BLOCK = 1000


class LoopItems:
    """Rows of a Parquet file, a block at a time. A list has one column `item`; a table's items are its rows."""

    def __init__(self, engine: Engine, path: Path) -> None:
        described = engine.rows("DESCRIBE SELECT * FROM read_parquet($path)", {"path": str(path)})
        self._names = [row[0] for row in described]
        self._path = path
        self._start, self._block = 0, list[tuple[Any, ...]]()
        self.count = int(
            engine.rows("SELECT coalesce(sum(num_rows), 0) FROM parquet_file_metadata($path)", {"path": str(path)})[0][
                0
            ]
        )

    def get(self, engine: Engine, index: int) -> Any:
        if not self._start <= index < self._start + len(self._block):
            self._start = index
            self._block = engine.rows(
                "SELECT * FROM read_parquet($path) LIMIT $size OFFSET $start",
                {"path": str(self._path), "size": BLOCK, "start": index},
            )
        row = self._block[index - self._start]
        return row[0] if self._names == ["item"] else dict(zip(self._names, row, strict=True))
