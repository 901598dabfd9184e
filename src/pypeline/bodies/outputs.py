"""What a body gave back becomes Parquet files with the announced columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pypeline.bodies.context import BodyContext
from pypeline.bodies.portable import frames
from pypeline.bodies.types import natural, storage_type
from pypeline.kit.modules import RefusedError
from pypeline.plan.schema import Column, Known, Open, Schema
from pypeline.problems import Place, Problem

_BATCH_ROWS = 122_880


@dataclass(frozen=True)
class StoredTable:
    rows: int
    schema: Known


def write_outputs(
    given: Any,
    announced: Mapping[str, Schema],
    folder: Path,
    context: BodyContext,
) -> dict[str, StoredTable] | Problem:
    if not isinstance(given, Mapping):
        return not_a_table(given)
    missing = [port for port in announced if port not in given]
    if missing:
        return Problem(
            "P607",
            f"the code gives nothing for the output {missing[0]}",
            Place(port=missing[0]),
            f"assign a table to it; the code gave {', '.join(map(str, given)) or 'nothing'}",
        )
    extra = [port for port in given if announced and port not in announced]
    if extra:
        return Problem(
            "P607",
            f"the code gives a table for {extra[0]}, which is not one of the node's outputs",
            remedy=f"use {' or '.join(announced)}",
        )
    stored = {}
    for port, table in given.items():
        done = write_table(
            table, announced.get(port, Open()), folder / f"{str(port).replace('/', '_')}.parquet", port, context
        )
        if isinstance(done, Problem):
            return done
        stored[str(port)] = done
    return stored


def not_a_table(value: Any, port: str | None = None) -> Problem:
    said = "nothing" if value is None else f"a {type(value).__name__}"
    return Problem(
        "P607",
        f"the code gives {said} where a table is expected",
        Place(port=port),
        "give a pandas, Polars or Arrow table",
    )


def write_table(given: Any, schema: Schema, path: Path, port: str, context: BodyContext) -> StoredTable | Problem:
    """Batch by batch when the body gives a reader, else the whole table."""
    try:
        reader = given if isinstance(given, pa.RecordBatchReader) else frames.table_of(given).to_reader(_BATCH_ROWS)
    except TypeError:
        return not_a_table(given, port)
    except ValueError as error:
        return Problem("P611", str(error), Place(port=port), "convert the column to one type")
    targets = _targets(reader.schema, schema, port, context)
    if isinstance(targets, Problem):
        return targets
    stored = pa.schema([(target.name, target.stored) for target in targets])
    rows = 0
    with pq.ParquetWriter(path, stored, version="2.6", compression="zstd", compression_level=1) as writer:
        for batch in _cast(reader, targets, stored, port):
            writer.write_batch(batch)
            rows += batch.num_rows
    return StoredTable(rows, Known(tuple(Column(target.name, target.canonical) for target in targets)))


@dataclass(frozen=True)
class _Target:
    """One output column: where it is in what was given, and what it becomes."""

    position: int
    name: str
    canonical: str
    stored: pa.DataType
    announced: bool


def _targets(given: pa.Schema, schema: Schema, port: str, context: BodyContext) -> list[_Target] | Problem:
    places: dict[str, int] = {}
    for position, name in enumerate(given.names):
        if name.casefold() in places:
            return Problem("P312", f"the code gives two columns named {name}", Place(port=port), "rename one of them")
        places[name.casefold()] = position
    missing = [column.name for column in schema if column.name.casefold() not in places]
    if missing:
        return Problem(
            "P609",
            f"the code gives no column {', '.join(missing)}; it gives {', '.join(given.names) or 'no columns'}",
            Place(port=port),
            "give the announced columns, or change the node's option columns",
        )
    targets = [_announced(places.pop(column.name.casefold()), column, given) for column in schema]
    others = sorted(places.values())
    if isinstance(schema, Known) and others:
        context.logger.warning(
            "left out of %s, not being announced: %s", port, ", ".join(given.names[place] for place in others)
        )
        others = []
    targets += [_unannounced(place, given) for place in others]
    if not targets:
        return Problem("P607", "the code gives a table without columns", Place(port=port))
    return targets


def _announced(position: int, column: Column, given: pa.Schema) -> _Target:
    if not column.type:
        return _Target(position, column.name, *natural(given.field(position).type), announced=False)
    return _Target(position, column.name, column.type, storage_type(column.type), announced=True)


def _unannounced(position: int, given: pa.Schema) -> _Target:
    return _Target(position, given.names[position], *natural(given.field(position).type), announced=False)


def _cast(reader: Any, targets: list[_Target], schema: pa.Schema, port: str) -> Iterator[pa.RecordBatch]:
    for batch in reader:
        columns = [_cast_column(batch.column(target.position), target, port) for target in targets]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _cast_column(column: Any, target: _Target, port: str) -> Any:
    if column.type == target.stored:
        return column
    try:
        return converted(column, target.stored)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError, ValueError) as error:
        reason = str(error).partition("\n")[0][:300]
        if not target.announced:
            message = f"column {target.name} cannot be stored: {reason}"
            raise RefusedError(message, code="P611", port=port) from error
        given = natural(column.type)[0]
        raise RefusedError(
            f"column {target.name} was announced as {target.canonical}, but its {given} values do not fit: {reason}",
            "convert the column in the code, or change its type in the node's option columns",
            code="P609",
            port=port,
        ) from error


def converted(column: Any, target: pa.DataType) -> Any:
    """The array as `target`, every value kept; pyarrow's own errors when one cannot be."""
    given = column.type
    if isinstance(given, pa.BaseExtensionType):
        column = frames.plain_column(pa.chunked_array([column])).combine_chunks()
    elif pa.types.is_dictionary(given):
        column = column.dictionary_decode()
    elif pa.types.is_duration(given):
        column = pa.array(
            [_interval_text(value) for value in column.cast(pa.duration("us")).cast(pa.int64()).to_pylist()]
        )
    elif pa.types.is_nested(given) and (pa.types.is_string(target) or isinstance(target, pa.JsonType)):
        texts = [None if value is None else json.dumps(value, default=str) for value in column.to_pylist()]
        column = pa.array(texts, pa.string())
    elif pa.types.is_floating(given) and pa.types.is_integer(target):
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, given), column)  # pandas' missing integer
    elif pa.types.is_integer(given) and pa.types.is_decimal(target):
        column = column.cast(pa.decimal128(38, target.scale))  # else it asks for the digits of the type
    if isinstance(target, pa.UuidType):
        column = pa.array([None if text is None else UUID(text).bytes for text in column.to_pylist()], pa.binary(16))
        return pa.ExtensionArray.from_storage(target, column)
    return column.cast(target)


def _interval_text(micros: int | None) -> str | None:
    return None if micros is None else f"{micros} microseconds"
