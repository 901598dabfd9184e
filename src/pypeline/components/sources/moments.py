"""Dates and times as text: read in the ways DuckDB reads them, given in ISO with two digits everywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DATE = r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
_TIME = r"(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?"
_PATTERNS = {
    "date": re.compile(_DATE),
    "time": re.compile(_TIME),
    "moment": re.compile(rf"{_DATE}[ T]{_TIME}"),
    "zoned": re.compile(rf"{_DATE}[ T]{_TIME}\s*(Z|[+-]\d{{2}}(?::?\d{{2}})?)"),
}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class MisfitError(Exception):
    """A cell that is not of the type it should have; the text is that cell."""


def iso_moment(text: str, kind: str) -> str:
    """`kind` is date, time, timestamp or zoned. Raises `MisfitError`."""
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
