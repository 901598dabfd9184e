"""Types of literal cells, guessed as DuckDB's CSV reader guesses: text moved into a file keeps its types."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from pypeline.kit import family, is_float, is_integer

_INTEGER = re.compile(r"-?(0|[1-9]\d*)")
_NUMBER = re.compile(r"-?((0|[1-9]\d*)(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?(inf|infinity)|nan", re.IGNORECASE)
_DATE = r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
_TIME = r"(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?"
_PATTERNS = {
    "date": re.compile(_DATE),
    "time": re.compile(_TIME),
    "moment": re.compile(rf"{_DATE}[ T]{_TIME}"),
    "zoned": re.compile(rf"{_DATE}[ T]{_TIME}\s*(Z|[+-]\d{{2}}(?::?\d{{2}})?)"),
}
_TRUTHS = {"true": True, "t": True, "false": False, "f": False}
_BITS = {"TINYINT": 8, "SMALLINT": 16, "INTEGER": 32, "BIGINT": 64, "HUGEINT": 128}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class MisfitError(Exception):
    """A cell that is not of the type it should have; the text is that cell."""


def guessed_type(cells: Sequence[str | None]) -> str:
    """The narrowest type that every cell fits; text when there is nothing to see."""
    seen = [cell for cell in cells if cell is not None]
    if not seen:
        return "VARCHAR"
    for type_ in ("BOOLEAN", "BIGINT", "HUGEINT", "DOUBLE", "TIME", "DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE"):
        if all(_fits(cell, type_) for cell in seen):
            return type_
    return "VARCHAR"


def _fits(cell: str, type_: str) -> bool:
    try:
        typed_cell(cell, type_)
    except MisfitError:
        return False
    return True


def typed_cell(cell: str | None, type_: str) -> Any:
    """What a `Values` relation holds for the cell. Raises `MisfitError`."""
    if cell is None or type_ == "VARCHAR":
        return cell
    text = cell.strip()
    kind = family(type_)
    if kind == "boolean":
        return _truth(text)
    if kind == "number":
        return _number(text, type_)
    if kind in {"date", "time", "timestamp"}:
        return _moment(text, "zoned" if type_.endswith("TIME ZONE") else kind)
    if kind == "uuid":
        try:
            return str(UUID(text))
        except ValueError as error:
            raise MisfitError(cell) from error
    return cell


def _truth(text: str) -> bool:
    if text.casefold() not in _TRUTHS:
        raise MisfitError(text)
    return _TRUTHS[text.casefold()]


def _number(text: str, type_: str) -> int | float | str:
    if is_integer(type_):
        bits = _BITS[type_.removeprefix("U")]
        low, high = (0, 2**bits) if type_.startswith("U") else (-(2 ** (bits - 1)), 2 ** (bits - 1))
        if not _INTEGER.fullmatch(text) or len(text) > 40 or not low <= int(text) < high:  # noqa: PLR2004 - more digits than any type has
            raise MisfitError(text)
        return int(text)
    if not _NUMBER.fullmatch(text):
        raise MisfitError(text)
    if is_float(type_):
        number = float(text)
        return number if math.isfinite(number) else text.casefold()
    try:
        return f"{Decimal(text):f}"
    except InvalidOperation as error:
        raise MisfitError(text) from error


def _moment(text: str, kind: str) -> str:
    """ISO with two digits everywhere, which every engine reads."""
    zone = _PATTERNS["zoned"].fullmatch(text)
    moment = _PATTERNS["moment"].fullmatch(text)
    date, time = _PATTERNS["date"].fullmatch(text), _PATTERNS["time"].fullmatch(text)
    if kind == "date" and date:
        return _day(date.groups())
    if kind == "time" and time:
        return _clock(time.groups())
    if kind in {"timestamp", "zoned"} and (found := moment or (zone if kind == "zoned" else None)):
        parts = found.groups()
        offset = (parts[6].replace("Z", "+00") if found is zone else "+00") if kind == "zoned" else ""
        return f"{_day(parts[:3])} {_clock(parts[3:6])}{offset}"
    if kind in {"timestamp", "zoned"} and date:
        return f"{_day(date.groups())} 00:00:00{'+00' if kind == 'zoned' else ''}"
    raise MisfitError(text)


def _day(parts: Sequence[str]) -> str:
    year, month, day = (int(part) for part in parts)
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1] or (month == 2 and day == 29 and not is_leap):  # noqa: PLR2004 - the calendar
        raise MisfitError("-".join(parts))
    return f"{year:04d}-{month:02d}-{day:02d}"


def _clock(parts: Sequence[str | None]) -> str:
    hour, minute, second = int(parts[0] or 0), int(parts[1] or 0), parts[2] or "00"
    if hour > 23 or minute > 59 or float(second) >= 60:  # noqa: PLR2004 - the clock
        raise MisfitError(f"{hour}:{minute}:{second}")
    return f"{hour:02d}:{minute:02d}:{second}"
