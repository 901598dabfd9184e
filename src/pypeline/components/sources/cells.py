"""Types of literal cells, guessed as DuckDB's CSV reader guesses: text moved into a file keeps its types."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from pypeline.components.sources.moments import MisfitError, iso_moment
from pypeline.kit import family, is_float, is_integer

_INTEGER = re.compile(r"-?(0|[1-9]\d*)")
_NUMBER = re.compile(r"-?((0|[1-9]\d*)(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?(inf|infinity)|nan", re.IGNORECASE)
_TRUTHS = {"true": True, "t": True, "false": False, "f": False}
_BITS = {"TINYINT": 8, "SMALLINT": 16, "INTEGER": 32, "BIGINT": 64, "HUGEINT": 128}


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
        return iso_moment(text, "zoned" if type_.endswith("TIME ZONE") else kind)
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
