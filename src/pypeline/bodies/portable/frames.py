# ruff: noqa: PLC0415 - heavy libraries are imported where they are used
"""Arrow tables to the frames people work with, and whatever they give back to Arrow tables."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def plain_schema(schema: pa.Schema) -> pa.Schema:
    """`schema` without extension and dictionary types, which frames do not agree on, and without pandas' own notes."""
    return pa.schema([field.with_type(_plain_type(field.type)) for field in schema])


def plain_table(table: pa.Table) -> pa.Table:
    return pa.Table.from_arrays([plain_column(column) for column in table.columns], schema=plain_schema(table.schema))


def plain_column(column: Any) -> Any:
    kind = column.type
    if isinstance(kind, pa.UuidType):
        texts = [None if value is None else str(value) for value in column.to_pylist()]
        return pa.chunked_array([pa.array(texts, pa.string())])
    if isinstance(kind, pa.BaseExtensionType):
        chunked_array: Any = pa.chunked_array
        return chunked_array([chunk.storage for chunk in column.chunks], kind.storage_type)
    return column.cast(_plain_type(kind)) if pa.types.is_dictionary(kind) else column


def frame_of(table: pa.Table, frame: str) -> Any:
    """`table` as a pandas, polars, arrow or dask table.

    Integers and booleans with nulls become pandas' nullable types: as floats, large integers would change.
    """
    if frame == "arrow":
        return table
    if frame == "polars":
        import polars as pl

        return pl.from_arrow(table)
    nullable = {
        name
        for name, column in zip(table.column_names, table.columns, strict=True)
        if column.null_count and (pa.types.is_integer(column.type) or pa.types.is_boolean(column.type))
    }
    data = table.drop_columns(list(nullable)).to_pandas() if nullable else table.to_pandas()
    if nullable:
        import pandas as pd

        made = {name: _nullable_series(table[name]) if name in nullable else data[name] for name in table.column_names}
        data = pd.DataFrame(made)
    if frame == "dask":
        import dask.dataframe as dd

        from_pandas: Any = dd.from_pandas
        return from_pandas(data, npartitions=max(1, table.nbytes >> 26))
    return data


def table_of(value: Any) -> pa.Table:
    """Any table as an Arrow table; TypeError when `value` is none."""
    library = type(value).__module__.partition(".")[0]
    if library in {"dask", "dask_expr"} and hasattr(value, "compute"):
        value, library = value.compute(), "pandas"
    if library == "pandas":
        return _from_pandas(value)
    if library == "polars":
        value = value.collect() if hasattr(value, "collect") else value
        whole: pa.Table = (value if hasattr(value, "columns") else value.to_frame()).to_arrow()
        return whole
    if isinstance(value, pa.RecordBatch):
        return pa.Table.from_batches([value])
    if isinstance(value, list):
        return _from_list(value)
    if isinstance(value, dict) and all(isinstance(column, list) for column in value.values()):
        return pa.table(value)
    if hasattr(value, "__arrow_c_stream__"):
        return pa.table(value)
    if hasattr(value, "to_arrow"):
        return table_of(value.to_arrow())
    raise TypeError(f"a {type(value).__name__} is not a table")


def is_table(value: Any) -> bool:
    """Whether `value` is one table (and not a mapping of ports to tables)."""
    if isinstance(value, dict):
        return bool(value) and all(isinstance(column, list) for column in value.values())
    library = type(value).__module__.partition(".")[0]
    named = library in {"pandas", "polars", "dask", "dask_expr", "pyarrow", "duckdb", "_duckdb"}
    return named or isinstance(value, list) or hasattr(value, "__arrow_c_stream__") or hasattr(value, "to_arrow")


def _from_pandas(value: Any) -> pa.Table:
    import pandas as pd

    if isinstance(value, pd.Series):
        value = value.to_frame(value.name if value.name is not None else "value")
    if not isinstance(value, pd.DataFrame):
        raise TypeError(f"a {type(value).__name__} is not a table")
    if any(name is not None for name in value.index.names):  # after a group_by the keys live there
        value = value.reset_index()
    names = [
        "_".join(str(part) for part in name if part != "") if isinstance(name, tuple) else str(name)
        for name in value.columns
    ]
    columns = []
    for position, name in enumerate(names):
        try:
            columns.append(pa.array(value.iloc[:, position], from_pandas=True))
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
            raise ValueError(f"column {name} holds values that do not fit together: {error}") from error
    return pa.Table.from_arrays(columns, names=names)


def _from_list(value: list[Any]) -> pa.Table:
    if all(isinstance(row, dict) for row in value):
        names = list(dict.fromkeys(str(name) for row in value for name in row))
        return pa.table({name: [row.get(name) for row in value] for name in names})
    return pa.table({"item": value})


def _nullable_series(column: Any) -> Any:
    import pandas as pd

    kind = "boolean" if pa.types.is_boolean(column.type) else "integer"
    missing = pc.is_null(column).to_numpy()
    values = pc.fill_null(column, pa.scalar(False if kind == "boolean" else 0, column.type)).to_numpy()
    array = pd.arrays.BooleanArray(values, missing) if kind == "boolean" else pd.arrays.IntegerArray(values, missing)
    return pd.Series(array)


def _plain_type(kind: pa.DataType) -> pa.DataType:
    if isinstance(kind, pa.UuidType):
        return pa.string()
    if isinstance(kind, pa.BaseExtensionType):
        return kind.storage_type
    return kind.value_type if pa.types.is_dictionary(kind) else kind
