"""Rows and outcomes as Python objects; heavy libraries are imported by the method that needs them."""

from __future__ import annotations

import html
import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pypeline.api.errors import PipelineError
from pypeline.plan.schema import Open, Schema
from pypeline.problems import Problems, errors_of
from pypeline.service.runs import Outcome, WrittenFile

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

SHOWN = 20


@dataclass(frozen=True)
class Table:
    """Rows with their columns.

    A preview holds its rows (`sample_of`: how many source rows were looked at, None when all); a result reads them from
    its file when they are asked for. `total` is the number of rows, None when it is not known.
    """

    schema: Schema
    held: tuple[tuple[Any, ...], ...] = ()
    path: Path | None = None
    total: int | None = None
    sample_of: int | None = None
    _owner: object = field(default=None, repr=False, compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names."""
        return self.schema.names if self.path is None else tuple(self.to_arrow().column_names)

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """All rows as Python values."""
        if self.path is None:
            return list(self.held)
        columns = [column.to_pylist() for column in self.to_arrow().columns]
        return list(zip(*columns, strict=True))

    def to_arrow(self) -> pa.Table:
        """As a `pyarrow.Table`."""
        import pyarrow as pa  # noqa: PLC0415 - loaded when asked for
        import pyarrow.parquet as pq  # noqa: PLC0415

        if self.path is not None:
            return pq.read_table(self.path)
        columns = list(zip(*self.held, strict=True)) or [()] * len(self.schema)
        return pa.table({name: list(values) for name, values in zip(self.schema.names, columns, strict=True)})

    def to_pandas(self) -> pd.DataFrame:
        """As a pandas data frame. Raises `ImportError` without pandas."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """As a Polars data frame. Raises `ImportError` without Polars."""
        import polars as pl  # noqa: PLC0415 - optional

        found = pl.from_arrow(self.to_arrow())
        assert isinstance(found, pl.DataFrame)  # noqa: S101 - of a table
        return found

    def __len__(self) -> int:
        return len(self.held) if self.path is None else self.to_arrow().num_rows

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __str__(self) -> str:
        head = [self.columns, *([_text(cell) for cell in row] for row in self.rows[:SHOWN])]
        widths = [max(len(row[place]) for row in head) for place in range(len(self.columns))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in head
        )

    def _repr_html_(self) -> str:
        types = self.schema.types()
        titles = "".join(
            f"<th>{html.escape(name)}<br><small>{html.escape(types.get(name, '').lower())}</small></th>"
            for name in self.columns
        )
        rows = self.rows
        body = "".join(
            f"<tr>{''.join(f'<td>{html.escape(_text(cell))}</td>' for cell in row)}</tr>" for row in rows[:SHOWN]
        )
        amount = f"<p><small>{self._amount(len(rows))}</small></p>"
        return f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>{amount}"

    def _amount(self, there: int) -> str:
        total = there if self.total is None else self.total
        amount = f"{min(there, SHOWN):,} of {total:,} rows" if total > min(there, SHOWN) else f"{there:,} rows"
        return (
            f"{amount}, computed from the first {self.sample_of:,} source rows"
            if self.sample_of is not None
            else amount
        )


def _text(cell: Any) -> str:
    return "NULL" if cell is None else str(cell)


class Result(Mapping[str, Table]):
    """How a run ended: `status` SUCCESS, WARNING, FAILED or CANCELLED; a mapping of kept ports (`node.port`) to tables.

    The tables lie in a folder that goes away with this object, or with `close()`.
    """

    def __init__(self, outcome: Outcome, schemas: Mapping[str, Schema], discard: Callable[[], None]) -> None:
        self.status = outcome.status
        self.problems: Problems = outcome.problems
        self.written: tuple[WrittenFile, ...] = outcome.written
        self.seconds = outcome.seconds
        self.rows: Mapping[str, int] = outcome.rows
        self._tables = {
            key: Table(
                schemas.get(key, outcome.schemas.get(key, Open())), path=path, total=outcome.rows.get(key), _owner=self
            )
            for key, path in outcome.artifacts.items()
        }
        self._finalizer = weakref.finalize(self, discard)

    @property
    def ok(self) -> bool:
        return self.status in {"SUCCESS", "WARNING"}

    def raise_for_status(self) -> Result:
        """This result; raises `PipelineError` when the run did not succeed."""
        if not self.ok:
            raise PipelineError(errors_of(self.problems) or self.problems)
        return self

    def table(self, port: str) -> Table:
        """The rows of `node.port`, or of a node's first kept port."""
        key = port if port in self._tables else next((key for key in self._tables if key.startswith(f"{port}.")), port)
        return self[key]

    def close(self) -> None:
        """Removes the tables' files now."""
        self._finalizer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getitem__(self, key: str) -> Table:
        if key not in self._tables:
            message = f"{key} was not kept; kept are: {', '.join(self._tables) or 'none'} (run(keep=[…]) names more)"
            raise KeyError(message)
        return self._tables[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        return f"<Result {self.status} in {self.seconds:.2f} s: {', '.join(self._tables) or 'no tables'}>"

    def _repr_html_(self) -> str:
        files = "".join(f"<li>{html.escape(file.path)}: {file.rows or 0:,} rows</li>" for file in self.written)
        problems = "".join(f"<pre>{html.escape(str(problem))}</pre>" for problem in self.problems)
        tables = "".join(f"<h4>{html.escape(key)}</h4>{table._repr_html_()}" for key, table in self._tables.items())
        return f"<p><b>{html.escape(self.status)}</b> in {self.seconds:.2f} s</p><ul>{files}</ul>{problems}{tables}"
