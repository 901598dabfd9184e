# ruff: noqa: PLC0415 - heavy libraries are imported where they are used
"""Excel and OpenDocument sheets to Arrow tables, and rows to an Excel file.

Numbers in a sheet are floats; a column whose numbers are all whole becomes BIGINT. A column of several kinds of cells
becomes text. Excel keeps 15 digits of a number: longer integers and decimals are written as text.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa

_EXCEL_RANGE = re.compile(r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?(?::\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?)?")
_EXCEL_MOST_ROWS, _EXCEL_LONGEST_TEXT, _EXCEL_SAFE_INTEGER, _EXCEL_SAFE_DIGITS = 1_048_576, 32_767, 10**15, 15
_EXCEL_LARGEST_INTEGER = 2**63


def read_excel(config: Mapping[str, Any], _inputs: Mapping[str, Any] | None = None) -> dict[str, pa.Table]:
    """config: paths, sheet (name or number from 1; the first), range ("B2:D10", "A:C", "A3"), header (true),
    names (of the first columns, without a header).
    """
    tables = [_excel_read_file(path, config) for path in config["paths"]]
    names = tables[0].column_names
    for path, table in zip(config["paths"], tables, strict=True):
        if table.column_names != names:
            message = f"{path} has the columns {', '.join(table.column_names)}, the first file has {', '.join(names)}"
            raise ValueError(message)
    return {"data": pa.concat_tables(_excel_same_types(tables))}


def sheet_names(path: str) -> list[str]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as workbook:
        return list(workbook.sheet_names)


def _excel_read_file(path: str, config: Mapping[str, Any]) -> pa.Table:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            sheet = _excel_sheet_name(workbook.sheet_names, config.get("sheet"), path)
            area = config.get("range") or ""
            rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=not area)
    except CalamineError as error:
        raise ValueError(f"{path} cannot be read as a spreadsheet: {error}") from error
    rows = _excel_within(rows, area) if area else rows
    while rows and all(cell == "" for cell in rows[-1]):
        rows.pop()
    if config.get("header", True):
        if not rows:
            raise ValueError(f"the sheet {sheet} of {path} is empty")
        names = _excel_header(rows.pop(0))
    else:
        given = list(config.get("names") or ())
        names = [*given, *(f"column{place}" for place in range(len(given), max(map(len, rows), default=0)))]
    columns = [_excel_column([row[place] if place < len(row) else "" for row in rows]) for place in range(len(names))]
    return pa.Table.from_arrays(columns, names=names)


def _excel_sheet_name(names: list[str], wanted: Any, path: str) -> str:
    number = int(wanted) if isinstance(wanted, int) or (isinstance(wanted, str) and wanted.isdigit()) else None
    if wanted in names:
        return str(wanted)
    if wanted is None or wanted == "":
        return names[0]
    if number is not None and 1 <= number <= len(names):
        return names[number - 1]
    raise ValueError(f"{path} has no sheet {wanted}; it has {', '.join(names)}")


def _excel_within(rows: list[list[Any]], area: str) -> list[list[Any]]:
    found = _EXCEL_RANGE.fullmatch(area.strip())
    if found is None or not any(found.groups()):
        raise ValueError(f"{area} is not a range of cells such as B2:D10")
    left, top, right, bottom = found.groups()
    first_row, last_row = int(top or 1) - 1, int(bottom) if bottom else None
    first, last = _excel_column_number(left or "A") - 1, _excel_column_number(right) if right else None
    return [row[first:last] for row in rows[first_row:last_row]]


def _excel_column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _excel_header(cells: list[Any]) -> list[str]:
    """Blank names become column0, column1, …; a name that stands twice gets a number."""
    names: list[str] = []
    taken: set[str] = set()
    for place, cell in enumerate(cells):
        base = _excel_text(cell).strip() or f"column{place}"
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}_{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _excel_column(cells: list[Any]) -> Any:
    values = [None if cell == "" else cell for cell in cells]
    kinds = {type(value) for value in values} - {type(None)}
    if kinds <= {int, float} and kinds:
        whole = all(
            value is None or (float(value).is_integer() and abs(value) < _EXCEL_LARGEST_INTEGER) for value in values
        )
        return pa.array(
            [None if v is None else int(v) if whole else float(v) for v in values],
            pa.int64() if whole else pa.float64(),
        )
    if kinds == {bool}:
        return pa.array(values, pa.bool_())
    if kinds == {dt.date}:
        return pa.array(values, pa.date32())
    if kinds and kinds <= {dt.date, dt.datetime}:
        return pa.array([_excel_midnight(value) for value in values], pa.timestamp("us"))
    if kinds == {dt.time}:
        return pa.array(values, pa.time64("us"))
    if kinds == {dt.timedelta}:
        return pa.array(values, pa.duration("us"))
    return pa.array([None if value is None else _excel_text(value) for value in values], pa.string())


def _excel_midnight(value: Any) -> Any:
    return dt.datetime.combine(value, dt.time()) if type(value) is dt.date else value


def _excel_text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _excel_same_types(tables: list[pa.Table]) -> list[pa.Table]:
    """Columns that differ between files become text."""
    kinds = [{table.schema.field(place).type for table in tables} for place in range(tables[0].num_columns)]
    schema = pa.schema(
        [
            (
                name,
                next(iter(kind))
                if len(kind) == 1
                else pa.float64()
                if kind == {pa.int64(), pa.float64()}
                else pa.string(),
            )
            for name, kind in zip(tables[0].column_names, kinds, strict=True)
        ]
    )
    return [table.cast(schema) for table in tables]


def write_excel(config: Mapping[str, Any], inputs: Mapping[str, Any]) -> int:
    """The rows written. config: path, sheet ("Sheet1"), header (true). The input is a table or a reader of batches."""
    import xlsxwriter  # type: ignore[import-untyped]

    rows = next(iter(inputs.values()))
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "nan_inf_to_errors": True, "default_date_format": "yyyy-mm-dd hh:mm:ss",
    }  # fmt: skip
    with xlsxwriter.Workbook(str(config["path"]), options) as workbook:
        # The same rows make the same bytes.
        workbook.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
        sheet = workbook.add_worksheet(config.get("sheet") or "Sheet1")
        date, time = (workbook.add_format({"num_format": text}) for text in ("yyyy-mm-dd", "hh:mm:ss"))
        formats = {dt.date: date, dt.time: time}
        line = 0
        if config.get("header", True):
            sheet.write_row(0, 0, rows.schema.names, workbook.add_format({"bold": True}))
            sheet.freeze_panes(1, 0)
            line = 1
        first = line
        for row in _excel_rows(rows):
            refuse_excel_rows(line + 1)
            for place, (name, value) in enumerate(zip(rows.schema.names, row, strict=True)):
                if value is not None:
                    cell = _excel_cell(value, name)
                    sheet.write(line, place, cell, formats.get(type(cell)))
            line += 1
    return line - first


def refuse_excel_rows(lines: int) -> None:
    if lines > _EXCEL_MOST_ROWS:
        raise ValueError(f"a sheet holds {_EXCEL_MOST_ROWS:,} rows at most; write a CSV or Parquet file instead")


def _excel_rows(rows: Any) -> Iterable[tuple[Any, ...]]:
    for batch in rows.to_batches() if isinstance(rows, pa.Table) else rows:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _excel_cell(value: Any, name: str) -> Any:
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.astimezone(dt.UTC).replace(tzinfo=None)
    if isinstance(value, bool | float | dt.date | dt.time | dt.timedelta):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _EXCEL_SAFE_INTEGER else str(value)
    if isinstance(value, Decimal):
        return float(value) if len(value.as_tuple().digits) <= _EXCEL_SAFE_DIGITS else str(value)
    text = (
        value.hex() if isinstance(value, bytes) else value if isinstance(value, str) else json.dumps(value, default=str)
    )
    if len(text) > _EXCEL_LONGEST_TEXT:
        raise ValueError(f"a value of {name} has {len(text):,} characters; a cell holds {_EXCEL_LONGEST_TEXT:,}")
    return text
