"""Parameters: which types there are, and which values fit them. Dates and times are kept as ISO text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from pypeline.document.desk import Desk
from pypeline.document.model import Parameter
from pypeline.document.shapes import ANYTHING, FLAG, UNREAD, Record, Shape, misshapen, text, text_of
from pypeline.document.tree import Leaf, MapTree, Tree, kind_of, shortened
from pypeline.problems import Problem

SYNONYMS = {
    "text": "varchar", "string": "varchar", "str": "varchar", "int": "integer", "number": "double", "bool": "boolean",
    "datetime": "timestamp", "numeric": "decimal", "real": "float",
}  # fmt: skip
BITS = {"tinyint": 8, "smallint": 16, "integer": 32, "bigint": 64, "hugeint": 128}
DECIMAL = re.compile(r"decimal(?:\(\s*(\d{1,2})\s*(?:,\s*(\d{1,2})\s*)?\))?")
TYPE_NAMES = (*BITS, "boolean", "float", "double", "decimal", "varchar", "date", "time", "timestamp", "timestamptz",
              "interval", "uuid", "json", "list", "struct", "map", *SYNONYMS)  # fmt: skip


def parameter_type(written: str) -> str | None:
    """The canonical (DuckDB) spelling of a type, or `None` when there is no such type."""
    name = written.strip().casefold()
    name = SYNONYMS.get(name, name)
    return name if name in TYPE_NAMES or DECIMAL.fullmatch(name) else None


def misfit(type_name: str, value: Any) -> str | None:
    """Why `value` is not of this canonical type, as what it should look like; `None` when it fits."""
    if isinstance(value, str) and "{{" in value:
        return None  # a placeholder: its value is known, and checked, when the pipeline runs
    if type_name in BITS:
        return _whole_misfit(BITS[type_name], value)
    if DECIMAL.fullmatch(type_name):
        return None if _is_decimal(value) else "a decimal number, e.g. 12.50"
    fits, example = FITS[type_name]
    return None if fits(value) else example


def from_text(type_name: str, written: str) -> Any:
    """The value that a text from the command line or a form stands for; the text itself when it cannot be one."""
    if type_name in BITS and re.fullmatch(r"[-+]?[0-9]{1,40}", written):
        return int(written)
    if type_name in {"float", "double"}:
        try:
            return float(written)
        except ValueError:
            return written
    if type_name == "boolean":
        return {"true": True, "false": False}.get(written.casefold(), written)
    if type_name in {"json", "list", "struct", "map"}:
        try:
            return json.loads(written)
        except (ValueError, RecursionError):
            return written
    return written


def parameter_value(name: str, parameter: Parameter, given: Any) -> tuple[Any, Problem | None]:
    """The value to run with for what `--set` or the API gave; a text is read as the parameter's type first."""
    type_name = parameter_type(parameter.type) or "varchar"
    value = from_text(type_name, given) if isinstance(given, str) else given
    expected = misfit(type_name, value)
    if expected is None:
        return value, None
    message = f"Parameter {name} ({parameter.type}) cannot be {shortened(str(given))!r}; it has to be {expected}"
    return value, Problem("P114", message)


def _whole_misfit(bits: int, value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool) and -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
        return None
    return f"a whole number from {-(2 ** (bits - 1))} to {2 ** (bits - 1) - 1}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_decimal(value: Any) -> bool:
    if isinstance(value, str):
        try:
            return len(value) <= 100 and Decimal(value).is_finite()  # noqa: PLR2004
        except InvalidOperation:
            return False
    return _is_number(value) and (isinstance(value, int) or math.isfinite(value))


def _reads(parse: Callable[[str], Any]) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        try:
            parse(value)
        except (ValueError, TypeError, AttributeError, OverflowError):
            return False
        return isinstance(value, str)

    return fits


def _calendar_date(value: str) -> date:
    # `fromisoformat` alone would also take 20260101 and 2026-W01.
    return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else date.fromisoformat("")


FITS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "boolean": (lambda value: isinstance(value, bool), "true or false"),
    "float": (_is_number, "a number"),
    "double": (_is_number, "a number"),
    "varchar": (lambda value: isinstance(value, str), "text; put quotes around it"),
    "date": (_reads(_calendar_date), "a date such as 2026-01-31"),
    "time": (_reads(time.fromisoformat), "a time such as 18:30:00"),
    "timestamp": (_reads(datetime.fromisoformat), "a date and time such as 2026-01-31 18:30:00"),
    "timestamptz": (_reads(datetime.fromisoformat), "a date, time and offset such as 2026-01-31 18:30:00+01:00"),
    "interval": (lambda value: isinstance(value, str), "an interval such as 3 days"),
    "uuid": (_reads(UUID), "a UUID"),
    "json": (lambda _value: True, "any value"),
    "list": (lambda value: isinstance(value, list), "a list"),
    "struct": (lambda value: isinstance(value, dict), "a mapping"),
    "map": (lambda value: isinstance(value, dict), "a mapping"),
}


def _read_type(desk: Desk, tree: Tree, where: str) -> Any:
    written = text_of(tree)
    if written is None or parameter_type(written) is None:
        remedy = desk.similar(written, TYPE_NAMES) if written else "write a type such as varchar, integer or date"
        return misshapen(desk, tree, where, "a type", "P114", remedy)
    return written


PARAMETER = Record(
    Parameter,
    {
        "type": Shape(_read_type, {"type": "string"}),
        "default": ANYTHING,
        "description": text(),
        "required": FLAG,
    },
    extensible=False,
    marked=True,
)


def _read_parameter(desk: Desk, tree: Tree, where: str) -> Any:
    if isinstance(tree, Leaf) and tree.value is not None:
        return misshapen(
            desk, tree, where, "a mapping with type and default", remedy=f"write {{default: {tree.text[:40]}}}"
        )
    parameter = PARAMETER.read(desk, tree, where)
    if parameter is UNREAD or not isinstance(tree, MapTree) or "default" not in tree.entries:
        return parameter
    default = tree.entries["default"].value
    expected = misfit(parameter_type(parameter.type) or "json", parameter.default)
    if expected is not None and parameter.default is not None:
        desk.report(
            "P114",
            f"{where} is of type {parameter.type}, but its default is {kind_of(default)}",
            default.start,
            f"write {expected}",
        )
    return parameter


PARAMETER_SHAPE = Shape(_read_parameter, PARAMETER.schema)
