"""Arrow's types and ours: how a column crosses from a child in a Parquet file."""

from __future__ import annotations

import re

import pyarrow as pa

from pypeline.plan.types import quoted_field

_PLAIN: dict[str, pa.DataType] = {
    "BOOLEAN": pa.bool_(),
    "TINYINT": pa.int8(),
    "SMALLINT": pa.int16(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "UTINYINT": pa.uint8(),
    "USMALLINT": pa.uint16(),
    "UINTEGER": pa.uint32(),
    "UBIGINT": pa.uint64(),
    "HUGEINT": pa.decimal128(38, 0),
    "FLOAT": pa.float32(),
    "DOUBLE": pa.float64(),
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "TIME": pa.time64("us"),
    "TIMESTAMP": pa.timestamp("us"),
    "TIMESTAMP_S": pa.timestamp("us"),
    "TIMESTAMP_MS": pa.timestamp("ms"),
    "TIMESTAMP_NS": pa.timestamp("ns"),
    "TIMESTAMP WITH TIME ZONE": pa.timestamp("us", "UTC"),
    "BLOB": pa.binary(),
    "UUID": pa.uuid(),
    "JSON": pa.json_(),
}
_NAMES = {kind: name for name, kind in _PLAIN.items() if name not in {"HUGEINT", "TIMESTAMP_S"}}
_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")


def storage_type(canonical: str) -> pa.DataType:
    """The Arrow type in which a column of that type is stored; text for what Parquet has no type for."""
    if canonical in _PLAIN:
        return _PLAIN[canonical]
    if decimal := _DECIMAL.fullmatch(canonical):
        return pa.decimal128(int(decimal[1]), int(decimal[2]))
    if canonical.endswith("[]"):
        return pa.list_(storage_type(canonical[:-2]))
    if canonical.startswith("STRUCT("):
        return pa.struct([(name, storage_type(kind)) for name, kind in _struct_fields(canonical[7:-1])])
    if canonical.startswith("MAP("):
        key, value = _split(canonical[4:-1])
        return pa.map_(storage_type(key.strip()), storage_type(value.strip()))
    return pa.string()


def canonical_type_of(kind: pa.DataType) -> str:
    """Our name of a stored column's type."""
    if kind in _NAMES:
        return _NAMES[kind]
    if pa.types.is_decimal128(kind):
        return f"DECIMAL({kind.precision},{kind.scale})"
    if pa.types.is_map(kind):
        return f"MAP({canonical_type_of(kind.key_type)}, {canonical_type_of(kind.item_type)})"
    if pa.types.is_list(kind):
        return f"{canonical_type_of(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        fields = ", ".join(f"{quoted_field(field.name)} {canonical_type_of(field.type)}" for field in kind)
        return f"STRUCT({fields})"
    return "VARCHAR"


def natural(kind: pa.DataType) -> tuple[str, pa.DataType]:
    """Our name and the stored type of a column whose type nobody announced."""
    if pa.types.is_duration(kind) or pa.types.is_interval(kind):
        return "INTERVAL", pa.string()
    stored = natural_type(kind)
    return canonical_type_of(stored), stored


def natural_type(kind: pa.DataType) -> pa.DataType:
    """The stored type for a column whose type nobody announced: large, view and odd-unit types become common ones."""
    if isinstance(kind, pa.BaseExtensionType):
        return kind if kind in _NAMES else natural_type(kind.storage_type)
    if pa.types.is_dictionary(kind):
        return natural_type(kind.value_type)
    if pa.types.is_timestamp(kind):
        return pa.timestamp("ns" if kind.unit == "ns" and kind.tz is None else "us", "UTC" if kind.tz else None)
    if pa.types.is_null(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return pa.string()
    if pa.types.is_map(kind):
        return pa.map_(natural_type(kind.key_type), natural_type(kind.item_type))
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        return pa.list_(natural_type(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, natural_type(field.type)) for field in kind])
    return _natural_scalar(kind)


def _natural_scalar(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind) or pa.types.is_fixed_size_binary(kind):
        return pa.binary()
    if pa.types.is_date(kind):
        return pa.date32()
    if pa.types.is_time(kind):
        return pa.time64("us")
    if pa.types.is_float16(kind):
        return pa.float32()
    if pa.types.is_decimal(kind):
        return pa.decimal128(min(kind.precision, 38), kind.scale)
    return kind


def _struct_fields(text: str) -> list[tuple[str, str]]:
    fields = []
    for part in _split(text):
        if found := re.match(r'\s*"((?:[^"]|"")*)"\s+(.*)', part, re.DOTALL):
            fields.append((found[1].replace('""', '"'), found[2].strip()))
        else:
            name, _, kind = part.strip().partition(" ")
            fields.append((name, kind.strip()))
    return fields


def _split(text: str) -> list[str]:
    """At the commas outside parentheses and quotes."""
    parts, depth, quoted, start = [], 0, False, 0
    for position, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif not quoted and character in "()":
            depth += 1 if character == "(" else -1
        elif not quoted and depth == 0 and character == ",":
            parts.append(text[start:position])
            start = position + 1
    return [*parts, text[start:]]
