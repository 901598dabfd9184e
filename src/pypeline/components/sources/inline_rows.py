"""Cells to literal rows: declared types first, guesses for the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pypeline.components.sources.cells import guessed_type, typed_cell
from pypeline.components.sources.inline_text import AT_TEXT, Grid
from pypeline.components.sources.moments import MisfitError
from pypeline.kit import Problem, Relation, Values, family


def values_of(grid: Grid, declared: Mapping[str, str], *, infer: bool) -> Relation | Problem:
    """The grid as a relation of literal rows."""
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
