"""Values at a step's border: types that Parquet cannot hold are cast on the way out and back to the bound schema on the
way in.
"""

from __future__ import annotations

from sqlglot import exp

from pypeline.emit.blocks import alias, column, identifier
from pypeline.emit.files import literal
from pypeline.plan.schema import Schema
from pypeline.plan.types import family

# DuckDB stores 128-bit integers in Parquet as DOUBLE, which silently loses digits beyond 2^53.
STORED_AS = {
    "HUGEINT": "DECIMAL(38,0)",
    "UHUGEINT": "VARCHAR",
    "BIT": "VARCHAR",
    "INTERVAL": "VARCHAR",
    "TIME WITH TIME ZONE": "VARCHAR",
    "TIMESTAMP_S": "TIMESTAMP",
}


def for_storage(query: exp.Expr, schema: Schema) -> exp.Expr:
    """`query` with the columns that Parquet cannot hold cast to a type that keeps every value."""
    if not any(found.type in STORED_AS for found in schema.columns):
        return query
    items = [
        alias(_cast(found.name, STORED_AS[found.type]), found.name) if found.type in STORED_AS else column(found.name)
        for found in schema.columns
    ]
    return exp.Select(
        expressions=items,
        from_=exp.From(this=exp.Subquery(this=query, alias=exp.TableAlias(this=identifier("result")))),
    )


def stored_source(path: str, schema: Schema) -> exp.Expr:
    """A FROM item that reads an artifact with the types of its bound schema."""
    scan = exp.Table(this=exp.Anonymous(this="read_parquet", expressions=[literal(path)]))
    if not any(found.type in STORED_AS for found in schema.columns):
        return scan
    items = [
        alias(_cast(found.name, found.type), found.name) if found.type in STORED_AS else column(found.name)
        for found in schema.columns
    ]
    return exp.Subquery(
        this=exp.Select(expressions=items, from_=exp.From(this=scan)), alias=exp.TableAlias(this=identifier("stored"))
    )


def fetched_source(path: str, schema: Schema) -> exp.Expr:
    """A FROM item that reads what a database's driver wrote: what travelled as text becomes the bound type."""
    scan = exp.Table(this=exp.Anonymous(this="read_parquet", expressions=[literal(path)]))
    items = [alias(_cast(found.name, found.type), found.name) for found in schema.columns]
    return exp.Subquery(
        this=exp.Select(expressions=items, from_=exp.From(this=scan)), alias=exp.TableAlias(this=identifier("fetched"))
    )


def for_delivery(query: exp.Expr, schema: Schema, *, lists: bool) -> exp.Expr:
    """`query` in the types that a database's driver takes; what has no like there travels as text."""
    items = [alias(_delivered(found.name, found.type, lists=lists), found.name) for found in schema.columns]
    return exp.Select(
        expressions=items,
        from_=exp.From(this=exp.Subquery(this=query, alias=exp.TableAlias(this=identifier("result")))),
    )


_DELIVERED_AS = {
    **STORED_AS,
    "TINYINT": "SMALLINT",
    "UTINYINT": "SMALLINT",
    "USMALLINT": "INTEGER",
    "UINTEGER": "BIGINT",
    "UBIGINT": "DECIMAL(20,0)",
    "UUID": "VARCHAR",
    "JSON": "VARCHAR",
    "TIMESTAMP_MS": "TIMESTAMP",
    "TIMESTAMP_NS": "TIMESTAMP",
    '"NULL"': "VARCHAR",
    "NULL": "VARCHAR",
}


def _delivered(name: str, type_: str, *, lists: bool) -> exp.Expr:
    if type_.startswith("ENUM") or type_ in _DELIVERED_AS:
        return _cast(name, _DELIVERED_AS.get(type_, "VARCHAR"))
    kind = family(type_)
    if kind in {"struct", "map"} or (kind == "list" and not (lists and type_[:-2] in PLAIN_IN_LISTS)):
        as_json = exp.Anonymous(this="to_json", expressions=[column(name)])
        return exp.Cast(this=as_json, to=exp.DataType.build("VARCHAR", dialect="duckdb"))
    return column(name)


PLAIN_IN_LISTS = frozenset({"BOOLEAN", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "VARCHAR"})


def _cast(name: str, type_: str) -> exp.Cast:
    return exp.Cast(this=column(name), to=exp.DataType.build(type_, dialect="duckdb"))
