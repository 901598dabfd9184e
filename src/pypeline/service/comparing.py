"""Expected rows against actual ones: multisets, floats to nine digits, everything else exactly (DESIGN §7)."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from pypeline.plan.schema import Schema
from pypeline.plan.types import is_float

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """What is not as expected on one port: rows that are not there, rows that are too many, or an order."""

    port: str
    missing: tuple[Row, ...] = ()
    extra: tuple[Row, ...] = ()
    message: str = ""

    def __str__(self) -> str:
        lines = [f"{self.port}: {self.message}" if self.message else f"{self.port} is not as expected"]
        lines += [f"  - {_shown(row)}" for row in self.missing]
        lines += [f"  + {_shown(row)}" for row in self.extra]
        return "\n".join(lines)


def _shown(row: Row) -> str:
    return json.dumps(row, default=str, ensure_ascii=False)


def compared(
    port: str, expected: Sequence[Row], schema: Schema, rows: Sequence[tuple[Any, ...]], *, in_order: bool = False
) -> Difference | None:
    """None when the rows are as expected. Compared are the columns that they name; a left-out one is NULL."""
    spelled = {name.casefold(): name for name in schema.names}
    named = list(dict.fromkeys(column.casefold() for row in expected for column in row))
    unknown = next((column for row in expected for column in row if column.casefold() not in spelled), None)
    if unknown is not None:
        return Difference(port, message=f"there is no column {unknown}; it has {', '.join(schema.names)}")
    columns = [spelled[name] for name in named] or list(schema.names)
    places = [schema.names.index(name) for name in columns]
    types = [schema.columns[place].type for place in places]
    wanted = [_folded(row) for row in expected]
    left = [
        tuple(normal(row.get(name.casefold()), type_) for name, type_ in zip(columns, types, strict=True))
        for row in wanted
    ]
    right = [tuple(normal(row[place], type_) for place, type_ in zip(places, types, strict=True)) for row in rows]
    missing, extra = Counter(left) - Counter(right), Counter(right) - Counter(left)
    if missing or extra:
        return Difference(port, _rows(columns, missing), _rows(columns, extra))
    if in_order and left != right:
        message = "the same rows, but in another order: first " + _shown(dict(zip(columns, right[0], strict=True)))
        return Difference(port, message=message)
    return None


def _folded(row: Row) -> dict[str, Any]:
    return {column.casefold(): value for column, value in row.items()}


def _rows(columns: Sequence[str], counted: Counter[tuple[Any, ...]]) -> tuple[Row, ...]:
    return tuple(dict(zip(columns, row, strict=True)) for row in counted.elements())


def normal(value: Any, type_: str = "") -> Any:
    """A hashable value that is equal for what is equal, whether an engine gave it or a person wrote it in YAML."""
    if value is None:
        return None
    if type_ == "JSON":
        return _json(value)
    if isinstance(value, list | tuple):
        inner = type_[:-2] if type_.endswith("[]") else ""
        return tuple(normal(part, inner) for part in value)
    if isinstance(value, Mapping):
        return tuple(sorted((str(name), normal(part)) for name, part in value.items()))
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | Decimal) or _is_number(type_):
        return _number(value, type_)
    return _text(value, type_)


def _is_number(type_: str) -> bool:
    return is_float(type_) or "INT" in type_.partition("(")[0].removesuffix("ERVAL") or type_.startswith("DECIMAL")


def _number(value: Any, type_: str) -> Any:
    if type_ == "VARCHAR":  # a person wrote 1 where text is expected
        return str(value)
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    is_written_short = type_.startswith("DECIMAL")  # a person's 24.90 is a float only because YAML has no decimals
    if (isinstance(value, float) and not is_written_short) or is_float(type_):
        number = float(exact)
        return "NaN" if math.isnan(number) else number if math.isinf(number) or number == 0 else float(f"{number:.9g}")
    return exact.normalize() + 0


def _json(value: Any) -> str:
    try:
        parsed = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        parsed = value
    return json.dumps(parsed, sort_keys=True, default=str)


def _text(value: Any, type_: str) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ").removesuffix("+00:00")
    if isinstance(value, date | time | UUID | timedelta):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).decode("utf-8", "backslashreplace")
    text = str(value)
    if type_.startswith("TIMESTAMP"):
        return _moment(text)
    return text


def _moment(text: str) -> str:
    try:
        return datetime.fromisoformat(text).isoformat(sep=" ").removesuffix("+00:00")
    except ValueError:
        return text
