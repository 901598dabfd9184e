"""Column types in each engine's words."""

from __future__ import annotations

from functools import lru_cache

from sqlglot import exp

_NAMES: dict[str, dict[str, str]] = {
    "postgres": {
        "TINYINT": "SMALLINT",
        "UTINYINT": "SMALLINT",
        "USMALLINT": "INTEGER",
        "UINTEGER": "BIGINT",
        "UBIGINT": "DECIMAL(20, 0)",
        "HUGEINT": "DECIMAL(38, 0)",
        "UHUGEINT": "DECIMAL(39, 0)",
        "FLOAT": "REAL",
        "DOUBLE": "DOUBLE PRECISION",
        "VARCHAR": "TEXT",
        "BLOB": "BYTEA",
        "TIMESTAMP_S": "TIMESTAMP",
        "TIMESTAMP_MS": "TIMESTAMP",
        "TIMESTAMP_NS": "TIMESTAMP",
        "TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ",
        "TIME WITH TIME ZONE": "TIMETZ",
    },
    "clickhouse": {
        "BOOLEAN": "Bool",
        "TINYINT": "Int8",
        "SMALLINT": "Int16",
        "INTEGER": "Int32",
        "BIGINT": "Int64",
        "HUGEINT": "Int128",
        "UTINYINT": "UInt8",
        "USMALLINT": "UInt16",
        "UINTEGER": "UInt32",
        "UBIGINT": "UInt64",
        "UHUGEINT": "UInt128",
        "FLOAT": "Float32",
        "DOUBLE": "Float64",
        "VARCHAR": "String",
        "BLOB": "String",
        "UUID": "UUID",
        "DATE": "Date32",
        "TIMESTAMP": "DateTime64(6, 'UTC')",
        "TIMESTAMP_S": "DateTime64(0, 'UTC')",
        "TIMESTAMP_MS": "DateTime64(3, 'UTC')",
        "TIMESTAMP_NS": "DateTime64(9, 'UTC')",
        "TIMESTAMP WITH TIME ZONE": "DateTime64(6, 'UTC')",
        "JSON": "String",
    },
    "spark": {
        "UTINYINT": "SMALLINT",
        "USMALLINT": "INT",
        "UINTEGER": "BIGINT",
        "UBIGINT": "DECIMAL(20, 0)",
        "HUGEINT": "DECIMAL(38, 0)",
        "UHUGEINT": "DECIMAL(38, 0)",
        "VARCHAR": "STRING",
        "BLOB": "BINARY",
        "UUID": "STRING",
        "JSON": "STRING",
        "TIMESTAMP": "TIMESTAMP_NTZ",
        "TIMESTAMP_S": "TIMESTAMP_NTZ",
        "TIMESTAMP_MS": "TIMESTAMP_NTZ",
        "TIMESTAMP_NS": "TIMESTAMP_NTZ",
        "TIMESTAMP WITH TIME ZONE": "TIMESTAMP",
    },
}


@lru_cache(maxsize=4096)
def _type_tree(type_: str, dialect: str) -> exp.DataType:
    names = _NAMES.get(dialect)
    if names is None:
        return exp.DataType.build(type_, dialect="duckdb")
    nullable = dialect == "clickhouse"
    if type_.endswith("[]"):
        inner = _type_tree(type_[:-2], dialect).copy()
        return exp.DataType(
            this=exp.DType.ARRAY, expressions=[inner], nested=True, nullable=False if nullable else None
        )
    if type_ in names or type_.startswith("DECIMAL"):
        name = names.get(type_, type_)
        return exp.DataType.build(
            f"Nullable({name.replace('DECIMAL', 'Decimal')})" if nullable else name, dialect=dialect
        )
    return exp.DataType.build(type_, dialect="duckdb")


def lower_type(type_: str, dialect: str) -> exp.DataType:
    """A new tree of the canonical type for the dialect; in ClickHouse every scalar is Nullable."""
    return _type_tree(type_, dialect).copy()
