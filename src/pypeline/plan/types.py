"""Column types in their one canonical spelling: DuckDB's (`INTEGER`, `DECIMAL(18,2)`, `STRUCT(a INTEGER)`,
`VARCHAR[]`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import sqlglot
from sqlglot import exp

Family = Literal[
    "boolean",
    "number",
    "text",
    "date",
    "time",
    "timestamp",
    "interval",
    "uuid",
    "blob",
    "json",
    "list",
    "struct",
    "map",
    "null",
    "other",
]

_INTEGERS = frozenset(
    {
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "HUGEINT",
        "UTINYINT",
        "USMALLINT",
        "UINTEGER",
        "UBIGINT",
        "UHUGEINT",
    }
)
_FLOATS = frozenset({"FLOAT", "DOUBLE"})
_NAMES: dict[str, Family] = {
    **dict.fromkeys(_INTEGERS | _FLOATS, "number"),
    "BOOLEAN": "boolean",
    "VARCHAR": "text",
    "DATE": "date",
    "TIME": "time",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamp",
    "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp",
    "TIMESTAMP_NS": "timestamp",
    "TIME WITH TIME ZONE": "time",
    "INTERVAL": "interval",
    "UUID": "uuid",
    "BLOB": "blob",
    "JSON": "json",
    '"NULL"': "null",
    "NULL": "null",
    "BIT": "blob",
}
# What people write -> DuckDB's own name; sqlglot spells some of these its own way.
_ALIASES = {
    "INT": "INTEGER",
    "INT4": "INTEGER",
    "INT8": "BIGINT",
    "LONG": "BIGINT",
    "SHORT": "SMALLINT",
    "INT2": "SMALLINT",
    "INT1": "TINYINT",
    "INT128": "HUGEINT",
    "TEXT": "VARCHAR",
    "STRING": "VARCHAR",
    "CHAR": "VARCHAR",
    "STR": "VARCHAR",
    "BOOL": "BOOLEAN",
    "REAL": "FLOAT",
    "FLOAT4": "FLOAT",
    "FLOAT8": "DOUBLE",
    "DATETIME": "TIMESTAMP",
    "TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE",
    "BYTEA": "BLOB",
    "BINARY": "BLOB",
    "VARBINARY": "BLOB",
    "NUMERIC": "DECIMAL(18,3)",
    "DECIMAL": "DECIMAL(18,3)",
}


def family(type_: str) -> Family:
    """The kind of values of a canonical type; comparing two different families is a problem (P204)."""
    if type_.endswith("]"):
        return "list"
    head = type_.partition("(")[0]
    if head == "DECIMAL":
        return "number"
    if head in {"STRUCT", "MAP"}:
        return "struct" if head == "STRUCT" else "map"
    if head == "ENUM":
        return "text"
    return _NAMES.get(type_, "other")


def is_integer(type_: str) -> bool:
    return type_ in _INTEGERS


def is_float(type_: str) -> bool:
    return type_ in _FLOATS


@lru_cache(maxsize=4096)
def canonical_type(text: str) -> str | None:
    """The canonical spelling of a type as a person writes it (`int`, `decimal(10, 2)`, `list<int>` is not SQL); None if
    it is none.
    """
    upper = " ".join(text.strip().upper().split())
    if upper in _NAMES and upper not in {"NULL", '"NULL"'}:
        return upper
    if upper in _ALIASES:
        return _ALIASES[upper]
    try:
        parsed = exp.DataType.build(text.strip(), dialect="duckdb")
    except (sqlglot.errors.SqlglotError, ValueError, AttributeError, RecursionError):
        return None
    return _spell(parsed)


def _spell(parsed: exp.DataType) -> str | None:
    kind = parsed.this
    if not isinstance(kind, exp.DType):
        return None
    if kind is exp.DType.DECIMAL:
        numbers = [parameter.name for parameter in parsed.expressions]
        if not numbers:
            return "DECIMAL(18,3)"
        return f"DECIMAL({numbers[0]},{numbers[1] if len(numbers) > 1 else 0})"
    if kind in {exp.DType.LIST, exp.DType.ARRAY}:
        inner = _spell(parsed.expressions[0]) if parsed.expressions else None
        return f"{inner}[]" if inner else None
    if kind is exp.DType.MAP:
        key, value = (_spell(part) for part in parsed.expressions) if len(parsed.expressions) == 2 else (None, None)  # noqa: PLR2004 - a map has a key and a value
        return f"MAP({key}, {value})" if key and value else None
    if kind is exp.DType.STRUCT:
        return _spell_struct(parsed)
    name = parsed.sql(dialect="duckdb").partition("(")[0]
    name = _ALIASES.get(name, name)
    return name if name in _NAMES else None


def _spell_struct(parsed: exp.DataType) -> str | None:
    fields = []
    for field in parsed.expressions:
        if not isinstance(field, exp.ColumnDef) or not isinstance(field.kind, exp.DataType):
            return None
        inner = _spell(field.kind)
        if inner is None:
            return None
        fields.append(f"{quoted_field(field.name)} {inner}")
    return f"STRUCT({', '.join(fields)})" if fields else None


def quoted_field(name: str) -> str:
    return name if name.isidentifier() and name.islower() else '"' + name.replace('"', '""') + '"'
