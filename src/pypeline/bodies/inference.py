"""Types of columns that were read as text: the narrowest one that gives every value back."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,18}")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")
# A number with a leading zero is a code (postal, account), not a number.
_CANDIDATES = ((_INTEGER, pa.int64()), (_FLOAT, pa.float64()), (_DATE, pa.date32()), (_TIMESTAMP, pa.timestamp("us")))


def with_types(table: pa.Table) -> pa.Table:
    columns = [_typed(column) if pa.types.is_string(column.type) else column for column in table.columns]
    return pa.Table.from_arrays(columns, names=table.column_names)


def _typed(column: Any) -> Any:
    values = set(pc.unique(column).to_pylist()) - {None, ""}
    if not values:
        return column
    blank_is_null = pc.if_else(pc.equal(column, pa.scalar("")), pa.scalar(None, column.type), column)
    if values <= {"true", "false"}:
        return blank_is_null.cast(pa.bool_())
    for pattern, kind in _CANDIDATES:
        if all(pattern.fullmatch(value) for value in values):
            try:
                return blank_is_null.cast(kind)
            except pa.ArrowInvalid:
                continue
    return column
