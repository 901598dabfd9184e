"""Literal text to columns and rows: CSV, JSON, or the text itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pypeline.components.sources.cells import MisfitError, guessed_type, typed_cell
from pypeline.kit import Place, Problem, Relation, Values, family

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


def values_of(grid: Grid, declared: Mapping[str, str], *, infer: bool) -> Relation | Problem:
    """The grid as literal rows, with declared types first and guesses for the rest."""
    types_by_name = {name.casefold(): type_ for name, type_ in declared.items()}
    columns: list[tuple[Any, ...]] = []
    types: list[str] = []
    for index, name in enumerate(grid.names):
        cells = [row[index] for row in grid.rows]
        type_ = types_by_name.get(name.casefold()) or (_type_of(cells) if infer else "VARCHAR")
        as_json = grid.is_json and type_ == "JSON"
        try:
            columns.append(tuple(_json_text(cell) if as_json else _cell(cell, type_) for cell in cells))
        except MisfitError as error:
            return Problem(
                "P304",
                f"'{error}' in the column {name} of the text is not {type_}",
                AT_TEXT,
                f"correct it, or declare {name}: varchar",
            )
        types.append(type_)
    rows = tuple(zip(*columns, strict=True)) if grid.rows else ()
    return Relation(Values(tuple(types), rows), (), grid.names)


def _cell(cell: Any, type_: str) -> Any:
    if cell is None or isinstance(cell, str):
        return typed_cell(cell, type_)
    if isinstance(cell, list) and family(type_) == "list" and not any(isinstance(part, dict | list) for part in cell):
        return tuple(cell)
    if isinstance(cell, dict | list):
        return _json_text(cell)
    return typed_cell(json.dumps(cell), type_)


def _json_text(cell: Any) -> str | None:
    return None if cell is None else json.dumps(cell, ensure_ascii=False)


def _type_of(cells: Sequence[Any]) -> str:
    """Of CSV cells (text) or JSON values; different kinds of JSON values together stay JSON, as in DuckDB."""
    seen = [cell for cell in cells if cell is not None]
    if all(isinstance(cell, str) for cell in seen):
        return guessed_type(seen)
    if all(isinstance(cell, bool) for cell in seen):
        return "BOOLEAN"
    if all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in seen):
        return guessed_type([json.dumps(cell) for cell in seen])
    if all(isinstance(cell, list) for cell in seen):
        inner = _type_of([part for cell in seen for part in cell])
        return f"{inner}[]"
    if all(isinstance(cell, dict) for cell in seen):
        names = dict.fromkeys(name for cell in seen for name in cell)
        fields = ", ".join(f"{_quoted(name)} {_type_of([cell.get(name) for cell in seen])}" for name in names)
        return f"STRUCT({fields})" if names else "JSON"
    return "JSON"


def _quoted(name: str) -> str:
    return name if name.isidentifier() and name.islower() else '"' + name.replace('"', '""') + '"'
