"""SQLite's declared types in canonical spelling, and back.

SQLite keeps what it is given and knows five kinds of values; a column's declared type says what they mean. Types whose
text it would turn into a number (and lose digits) are declared with TEXT in front: `TEXT DECIMAL(30,2)`.
"""

from __future__ import annotations

import pyarrow as pa

from pypeline.plan.types import canonical_type, family, is_float, is_integer

EXACT_DIGITS = 15
_OWN = {"INT4": "INTEGER", "FLOAT4": "FLOAT", "DATETIME": "TIMESTAMP"}
_NUMBERS = {"INTEGER": "INT4", "FLOAT": "FLOAT4", "DOUBLE": "DOUBLE", "BOOLEAN": "BOOLEAN", "BLOB": "BLOB"}
_AS_TEXT = frozenset({"JSON", "INTERVAL", "TIME WITH TIME ZONE"})
# Any declaration with INT in it would turn digits into a number.
_WIDE = {"UBIGINT": "TEXT DECIMAL(20,0)", "HUGEINT": "TEXT DECIMAL(38,0)", "UHUGEINT": "TEXT", "BIT": "TEXT"}


def canonical(declared: str) -> str | None:
    """None when the declaration does not say: the values have to be looked at."""
    name = " ".join(declared.upper().split())
    if name in _OWN:
        return _OWN[name]
    if name.startswith("TEXT "):
        return canonical_type(name.removeprefix("TEXT ")) or "VARCHAR"
    if name in {"INT", "INTEGER"} or (name.startswith("INT") and name[3:].isdigit()):
        return "BIGINT"
    if name in {"REAL", "FLOAT", "DOUBLE PRECISION"}:
        return "DOUBLE"
    found = canonical_type(name) if name and name not in {"NUMERIC", "DECIMAL"} else None
    if found is not None and not found.endswith("]"):
        return found
    if any(part in name for part in ("CHAR", "CLOB", "TEXT")):
        return "VARCHAR"
    return "BIGINT" if "INT" in name else None


def spelled(type_: str) -> str:
    if type_ in _NUMBERS or type_ in _WIDE:
        return _NUMBERS.get(type_) or _WIDE[type_]
    if type_.startswith("DECIMAL"):
        return type_ if int(type_[8:].partition(",")[0]) <= EXACT_DIGITS else f"TEXT {type_}"
    if type_ in _AS_TEXT:
        return f"TEXT {type_}"
    if family(type_) in {"struct", "map", "list"}:
        return "TEXT JSON"
    if type_.startswith("ENUM") or type_ in {'"NULL"', "NULL", "VARCHAR"}:
        return "TEXT"
    return "TIMESTAMP" if type_.startswith("TIMESTAMP_") else type_


def wire_type(type_: str) -> pa.DataType:
    """How a column travels: numbers, text and bytes as they are, all else as text that the engine reads."""
    if is_integer(type_) and type_ not in _WIDE:
        return pa.int64()
    if is_float(type_):
        return pa.float64()
    return pa.binary() if type_ == "BLOB" else pa.string()


def of_values(kinds: set[str]) -> str:
    """The type of a column without a declared one, from the kinds (`typeof`) of its values."""
    kinds = kinds - {"null"}
    if kinds == {"integer"}:
        return "BIGINT"
    if kinds and kinds <= {"integer", "real"}:
        return "DOUBLE"
    return "BLOB" if kinds == {"blob"} else "VARCHAR"
