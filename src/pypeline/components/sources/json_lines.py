"""Newline-delimited JSON with its bad lines: each line is read as text, and either becomes a row or is rejected.

The values are those that the engine's reader gives, but for one: of a number with more digits than its decimal type
takes, the reader rounds the nearest binary number (1.005 to 1.00), this one what stands in the file (1.01).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pypeline.components.sources.json_fitting import Misfit, misfits, part
from pypeline.kit import (
    REJECT_COLUMNS,
    Expression,
    FileScan,
    Known,
    RejectScan,
    Relation,
    SortKey,
    column,
    known,
)
from pypeline.kit.expressions import (
    aggregate,
    any_of,
    call,
    case,
    cast,
    compare,
    equals,
    literal,
    over,
)

LINE, FILE, NUMBER, FIRST, DOCUMENT = "line", "file", "number", "first", "document"
TYPED, DECIMALS, RAW = "typed", "decimals", "raw"
_LINES = {
    "delim": "",  # of these two the reader makes one column of the whole line
    "quote": "",
    "escape": "",
    "header": False,
    "auto_detect": False,
    "strict_mode": False,
    "nullstr": "",
    "new_line": "\\r\\n",  # so it takes each of \n and \r\n for one end; told \n, it counts \r\n twice
    "max_line_size": 16 << 20,  # what the JSON reader takes
    "columns": {LINE: "VARCHAR"},
    "filename": FILE,
}


def lines_of(path: str, compression: str, schema: Known, file_column: str) -> Mapping[str, Relation]:
    """`data` and `rejected`: each line that is not blank is in exactly one of them."""
    packed = {"compression": compression} if compression != "auto" else {}
    scan = FileScan((path,), "csv", {**_LINES, **packed}, rejects=True)
    lines = Relation(scan, (), (LINE, FILE), known({LINE: "VARCHAR", FILE: "VARCHAR"}))
    types = {found.name: found.type for found in schema if found.name != file_column}
    rows = _parsed(lines, types)
    values = _values(types)
    reasons = list(misfits(column(DOCUMENT), values, column(RAW), types))
    is_good = any_of(*(reason.condition for reason in reasons)).is_true().negated()
    items = [(name, column(FILE) if name == file_column else values[name]) for name in schema.names]
    unreadable = Relation(RejectScan(scan), (lines,), tuple(REJECT_COLUMNS), known(REJECT_COLUMNS))
    both = unreadable.extend([("column", literal(None, "VARCHAR"))]).set_operation(
        "union", [_rejected(rows, _starts(lines), reasons)], all_rows=True
    )
    in_order = both.sort([SortKey(column("file")), SortKey(column("line"))])
    return {"data": rows.where(is_good).project(items), "rejected": in_order}


def _parsed(lines: Relation, types: Mapping[str, str]) -> Relation:
    """Lines that are not blank, with their number in all files, and their values typed and as they stand there."""
    filled = _numbered(lines).where(compare("<>", call("trim", column(LINE), literal(" \t\r")), literal("")))
    text = column(LINE)
    parsed = filled.extend([(DOCUMENT, case([(call("json_valid", text), text)]))])
    decimals = {name: type_ for name, type_ in types.items() if _has_decimals(type_)}
    others = {name: type_ for name, type_ in types.items() if name not in decimals}
    parts = {TYPED: others, DECIMALS: decimals, RAW: dict.fromkeys(types, "JSON")}
    return parsed.extend([(name, part(column(DOCUMENT), named)) for name, named in parts.items() if named])


def _values(types: Mapping[str, str]) -> dict[str, Expression]:
    return {
        name: call("struct_extract", column(DECIMALS if _has_decimals(type_) else TYPED), literal(name))
        for name, type_ in types.items()
    }


def _has_decimals(type_: str) -> bool:
    """These are read apart: beside them the engine reads 1.50 as the text 1.50, and else as 1.5."""
    return "DECIMAL(" in type_


def _numbered(lines: Relation) -> Relation:
    return lines.window([(NUMBER, over(call("row_number")))])


def _starts(lines: Relation) -> Relation:
    """The number of each file's first line."""
    return _numbered(lines).aggregate([(FILE, column(FILE))], [(FIRST, aggregate("min", column(NUMBER)))])


def _rejected(rows: Relation, starts: Relation, reasons: Sequence[Misfit]) -> Relation:
    before = compare("-", column(NUMBER), column(FIRST))
    values = {
        "file": column(FILE),
        "line": cast(compare("+", before, literal(1)), "BIGINT"),
        "row": column(LINE),
        "column": case([(found.condition, literal(found.column or None, "VARCHAR")) for found in reasons]),
        "error_code": case([(found.condition, literal(found.code)) for found in reasons]),
        "error_message": case([(found.condition, found.message) for found in reasons]),
    }
    bad = rows.where(any_of(*(found.condition for found in reasons)))
    on = equals(column(FILE, "left"), column(FILE, "right"))
    kept = [(name, column(name, "left")) for name in bad.columns]
    joined = bad.join(starts, "inner", on, [*kept, (FIRST, column(FIRST, "right"))])
    return joined.project([(name, values[name]) for name in REJECT_COLUMNS])
