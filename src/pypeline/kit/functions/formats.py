"""Formats of dates and times: DuckDB's `strftime` codes in the words of the other engines."""

from __future__ import annotations

import re

from pypeline.kit.functions.table import Refused

_CODES: dict[str, dict[str, str]] = {
    "postgres": {
        "Y": "YYYY",
        "m": "MM",
        "d": "DD",
        "H": "HH24",
        "M": "MI",
        "S": "SS",
        "f": "US",
        "g": "MS",
        "j": "DDD",
        "y": "YY",
        "b": "Mon",
        "B": "FMMonth",
        "a": "Dy",
        "A": "FMDay",
        "p": "AM",
        "I": "HH12",
        "-d": "FMDD",
        "-m": "FMMM",
    },
    "clickhouse": {
        "Y": "%Y",
        "m": "%m",
        "d": "%d",
        "H": "%H",
        "M": "%i",
        "S": "%S",
        "f": "%f",
        "j": "%j",
        "y": "%y",
        "b": "%b",
        "B": "%M",
        "a": "%a",
        "A": "%W",
        "p": "%p",
        "I": "%I",
    },
    "spark": {
        "Y": "yyyy",
        "m": "MM",
        "d": "dd",
        "H": "HH",
        "M": "mm",
        "S": "ss",
        "f": "SSSSSS",
        "g": "SSS",
        "j": "DDD",
        "y": "yy",
        "b": "MMM",
        "B": "MMMM",
        "a": "EEE",
        "A": "EEEE",
        "p": "a",
        "I": "hh",
        "-d": "d",
        "-m": "M",
    },
}
_QUOTES = {"postgres": ('"', '"'), "spark": ("'", "'"), "clickhouse": ("", "")}


def date_format(text: str, dialect: str) -> str | Refused:
    """The format for the dialect's own function (`to_char`, `formatDateTime`, `date_format`)."""
    parts: list[str] = []
    for code, plain in re.findall(r"%(-?[A-Za-z%])|([^%]+)", text):
        if plain or code == "%":
            parts.append(_plain(plain or "%", dialect))
            continue
        if code not in _CODES[dialect]:
            return Refused(f"%{code} in the format")
        parts.append(_CODES[dialect][code])
    return "".join(parts)


def _plain(text: str, dialect: str) -> str:
    if dialect == "clickhouse":
        return text.replace("%", "%%")
    if not re.search(r"[A-Za-z\"'\\]", text):
        return text
    opening, closing = _QUOTES[dialect]
    if dialect == "postgres":
        return opening + text.replace("\\", "\\\\").replace('"', '\\"') + closing
    return opening + text.replace("'", "''") + closing
