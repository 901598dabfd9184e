"""Values at a step's border: types that Parquet cannot hold are cast on the way out and back to the bound schema on the
way in.
"""

from __future__ import annotations

from sqlglot import exp

from pypeline.emit.blocks import alias, column, identifier
from pypeline.emit.files import literal
from pypeline.plan.schema import Schema

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


def _cast(name: str, type_: str) -> exp.Cast:
    return exp.Cast(this=column(name), to=exp.DataType.build(type_, dialect="duckdb"))
