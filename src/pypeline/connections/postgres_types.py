"""PostgreSQL's types in canonical spelling, and back."""

from __future__ import annotations

import re

from pypeline.plan.types import family

PLAIN = {
    "bool": "BOOLEAN",
    "int2": "SMALLINT",
    "int4": "INTEGER",
    "int8": "BIGINT",
    "float4": "FLOAT",
    "float8": "DOUBLE",
    "text": "VARCHAR",
    "varchar": "VARCHAR",
    "date": "DATE",
    "time": "TIME",
    "timestamp": "TIMESTAMP",
    "timestamptz": "TIMESTAMP WITH TIME ZONE",
    "bytea": "BLOB",
}
"""Types that arrive as they are, with their names as `pg_type` has them."""
AS_TEXT = {"interval": "INTERVAL", "uuid": "UUID", "json": "JSON", "jsonb": "JSON"}
IN_LISTS = frozenset({"bool", "int2", "int4", "int8", "float4", "float8", "text", "varchar"})
ANY_NUMERIC = "DECIMAL(38,10)"
"""A `numeric` without a precision: `sum(price)` has none. Digits behind the tenth are rounded; a number too large for
it fails when it is read."""
_WRITTEN = {
    "TINYINT": "smallint",
    "UTINYINT": "smallint",
    "USMALLINT": "integer",
    "UINTEGER": "bigint",
    "UBIGINT": "numeric(20,0)",
    "HUGEINT": "numeric(38,0)",
    "UHUGEINT": "text",
    "FLOAT": "real",
    "DOUBLE": "double precision",
    "VARCHAR": "text",
    "BLOB": "bytea",
    "JSON": "jsonb",
    "BIT": "text",
    "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp",
    "TIMESTAMP_NS": "timestamp",
    '"NULL"': "text",
    "NULL": "text",
}


def canonical(name: str | None, precision: int | None, scale: int | None, *, is_list: bool) -> tuple[str, bool]:
    """The canonical type, and whether the values are fetched as text."""
    if is_list:
        return (f"{PLAIN[name]}[]", False) if name in IN_LISTS else ("VARCHAR", True)
    if name in PLAIN:
        return PLAIN[name], False
    if name == "numeric":
        fits = precision is not None and precision <= 38 and 0 <= (scale or 0) <= precision  # noqa: PLR2004 - DuckDB's widest
        return (f"DECIMAL({precision},{scale or 0})" if fits else ANY_NUMERIC), True
    if name == "oid":
        return "BIGINT", True
    return AS_TEXT.get(name or "", "VARCHAR"), True


def spelled(type_: str) -> str:
    """What PostgreSQL calls a canonical type."""
    if type_.endswith("]"):
        return f"{spelled(type_[:-2])}[]" if is_plain_list(type_) else "jsonb"
    if type_.startswith("DECIMAL"):
        return type_.replace("DECIMAL", "numeric")
    if family(type_) in {"struct", "map"}:
        return "jsonb"
    return _WRITTEN.get(type_, "text" if type_.startswith("ENUM") else type_.lower())


def is_plain_list(type_: str) -> bool:
    return bool(re.fullmatch(r"(BOOLEAN|SMALLINT|INTEGER|BIGINT|FLOAT|DOUBLE|VARCHAR)\[\]", type_))


TEXTS = frozenset({"text", "character varying", "character", "name"})


def converted(value: str, type_: str, target: str) -> str:
    """A staged value for a column of type `target`: text is read as it; others PostgreSQL assigns, and refuses
    what does not fit (an explicit cast would cut it off).
    """
    came_as_text = spelled(type_) in {"text", "uuid", "jsonb", "interval", "time with time zone"}
    is_text = target.partition("(")[0] in TEXTS
    return f"CAST({value} AS {target})" if came_as_text and not is_text else value
