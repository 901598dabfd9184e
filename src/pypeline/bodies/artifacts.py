"""Tables as a person's code receives them: a Parquet file, or a table it made itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pypeline.bodies.portable import frames

_BATCH_ROWS = 65_536


class ParquetArtifact:
    """A Parquet file on an input port."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def uri(self) -> str:
        return self.path.as_uri()

    @property
    def n_rows(self) -> int:
        return int(pq.read_metadata(self.path).num_rows)

    @property
    def schema(self) -> pa.Schema:
        return frames.plain_schema(pq.read_schema(self.path))

    def to_arrow(self) -> pa.Table:
        return frames.plain_table(pq.read_table(self.path, use_threads=True))

    def reader(self) -> pa.RecordBatchReader:
        """The rows in batches, so that a writer needs memory for one batch only."""
        return pa.RecordBatchReader.from_batches(self.schema, self._batches())

    def _batches(self) -> Iterator[pa.RecordBatch]:
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(_BATCH_ROWS):
                yield from frames.plain_table(pa.Table.from_batches([batch])).to_batches()

    def to_pandas(self) -> Any:
        return frames.frame_of(self.to_arrow(), "pandas")

    def to_polars(self) -> Any:
        return frames.frame_of(self.to_arrow(), "polars")

    def to_dask(self) -> Any:
        return frames.frame_of(self.to_arrow(), "dask")


class TableArtifact:
    """A table in memory, as `ctx.artifact_manager.register` gives it."""

    def __init__(self, table: Any) -> None:
        self._table = frames.table_of(table)

    @property
    def uri(self) -> str:
        return "memory:"

    @property
    def n_rows(self) -> int:
        return int(self._table.num_rows)

    def to_arrow(self) -> pa.Table:
        return self._table

    def to_pandas(self) -> Any:
        return frames.frame_of(self._table, "pandas")

    def to_polars(self) -> Any:
        return frames.frame_of(self._table, "polars")

    def to_dask(self) -> Any:
        return frames.frame_of(self._table, "dask")
