"""Literal text to cells: CSV, JSON, or the text itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypeline.kit import Place, Problem

AT_TEXT = Place(option="text")


@dataclass(frozen=True)
class Grid:
    """Cells as they were written, by column; `types` holds what is known of them."""

    names: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_json: bool = False


def csv_grid(
    text: str, delimiter: str, declared: Sequence[str], nulls: frozenset[str], *, has_header: bool
) -> Grid | Problem:
    """Rows of CSV text; blank lines are skipped and every row must have as many fields as the first."""
    reader = csv.reader(
        io.StringIO(text.lstrip("\ufeff"), newline=""),
        delimiter=delimiter,
        skipinitialspace=delimiter != " ",
        strict=True,
    )
    rows: list[tuple[int, list[str]]] = []
    try:
        rows = [(reader.line_num, row) for row in reader if row]
    except csv.Error as error:
        return Problem("P304", f"the text is not CSV in line {reader.line_num}: {error}", AT_TEXT, "close the quote")
    if not rows:
        return Grid(tuple(declared), ())
    width = len(rows[0][1])
    names = (
        tuple(name.strip() or f"column{index}" for index, name in enumerate(rows[0][1]))
        if has_header
        else _named(declared, width)
    )
    body = rows[1:] if has_header else rows
    for line, row in body:
        if len(row) != width:
            return Problem(
                "P304",
                f"line {line} of the text has {len(row)} fields, not {width}",
                AT_TEXT,
                "put quotes around a field that holds the delimiter",
            )
    return Grid(names, tuple(tuple(None if cell in nulls else cell for cell in row) for _, row in body))


def _named(declared: Sequence[str], width: int) -> tuple[str, ...]:
    return (*declared[:width], *(f"column{index}" for index in range(len(declared), width)))


def json_grid(text: str, declared: Sequence[str]) -> Grid | Problem:
    """Rows of a JSON array (objects, or single values), or of one value a line."""
    try:
        found = _json_values(text)
    except json.JSONDecodeError as error:
        return Problem(
            "P304",
            f"the text is not JSON in line {error.lineno}: {error.msg}",
            AT_TEXT,
            "write an array of objects, or one object a line",
        )
    except RecursionError:
        return Problem("P304", "the text is nested too deeply", AT_TEXT)
    objects = [row if isinstance(row, dict) else {"value": row} for row in found]
    names = tuple(dict.fromkeys([*(name for row in objects for name in row), *declared]))
    return Grid(names, tuple(tuple(row.get(name) for name in names) for row in objects), is_json=True)


def _json_values(text: str) -> list[Any]:
    if not text.strip():
        return []
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or lines[0].strip() in {"[", "{"}:  # noqa: PLR2004 - one line is one document
            raise
        return [json.loads(line) for line in lines]
    return found if isinstance(found, list) else [found]
