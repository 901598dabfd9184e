"""Leaves: files, tables, artifacts, literal rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from pypeline.emit.blocks import Block, Stage, alias, column, columns, identifier, number, table
from pypeline.emit.files import engine_encoding, literal, relative_name, scan_source
from pypeline.emit.scalars import lower_type
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import ArtifactScan, FileScan, Generate, QueryScan, RejectScan, TableScan, Values

if TYPE_CHECKING:
    from pypeline.emit.queries import Writer


def _given(writer: Writer, relation: BoundRelation) -> Block | None:
    source = writer.sources(relation)
    return Block(relation.columns, source, Stage.FROM) if source is not None else None


def _file_scan(writer: Writer, relation: BoundRelation, op: FileScan, _ready: list[Block]) -> Block:
    given = _given(writer, relation)
    if given:
        return given
    if writer.dialect != "duckdb":
        writer.refuse(relation, f"{writer.dialect} does not read local files", "load the file into a table first")
    encoding = str(op.options.get("encoding", "utf-8"))
    if engine_encoding(encoding) is None:
        writer.refuse(relation, f"DuckDB does not read {encoding}; pype run does", "save the file as UTF-8")
    block = Block(relation.columns, scan_source(op, writer.reject_tables.get(relation.name)), Stage.FROM)
    file_column = op.options.get("filename")
    named = (
        alias(relative_name(column(file_column), op.relative_to), file_column)
        if file_column and op.relative_to
        else None
    )
    if not relation.columns:  # they are known only when the files are read
        block.items = [exp.Star(replace=[named])] if named is not None else None
    elif op.format != "csv" or named is not None:
        block.items, block.stage = columns(relation.columns), Stage.SELECT
        if named is not None:
            block.items = [named if name == file_column else column(name) for name in relation.columns]
    return block


def _given_scan(writer: Writer, relation: BoundRelation, op: ArtifactScan | RejectScan, _ready: list[Block]) -> Block:
    name = op.key if isinstance(op, ArtifactScan) else relation.name
    return _given(writer, relation) or Block(relation.columns, table(name), Stage.FROM)


def _database_scan(writer: Writer, relation: BoundRelation, op: TableScan | QueryScan, _ready: list[Block]) -> Block:
    given = _given(writer, relation)
    if given is None:
        what = f"the table {op.name}" if isinstance(op, TableScan) else "a query"
        writer.refuse(relation, f"{what} of the connection {op.connection} cannot be read by this text yet")
    return given or Block(relation.columns, None)


def _values(writer: Writer, relation: BoundRelation, op: Values, _ready: list[Block]) -> Block:
    """Every cell is cast, so that the first row does not decide the types."""
    if writer.dialect != "duckdb":
        for name, type_ in zip(relation.columns, op.types, strict=True):
            if "STRUCT(" in type_ or "MAP(" in type_:
                writer.refuse(relation, f"{writer.dialect} cannot be given the objects of {name} as literals")
    types = [lower_type(type_, writer.dialect) for type_ in op.types]
    rows = op.rows or ((None,) * len(op.types),)
    selects: list[exp.Expr] = []
    for row in rows:
        cells: list[exp.Expr] = [
            exp.Cast(this=literal(cell), to=type_.copy()) for cell, type_ in zip(row, types, strict=True)
        ]
        named = (
            [alias(cell, name) for cell, name in zip(cells, relation.columns, strict=True)] if not selects else cells
        )
        selects.append(exp.Select(expressions=named))
    if not op.rows:
        selects[0].set("where", exp.Where(this=exp.false()))
    tree = selects[0]
    if len(selects) > 1:
        if writer.dialect == "duckdb":
            tuples = [
                exp.Tuple(
                    expressions=select.expressions
                    if index
                    else [part.this if isinstance(part, exp.Alias) else part for part in select.expressions]
                )
                for index, select in enumerate(selects)
            ]
            source = exp.Values(
                expressions=tuples,
                alias=exp.TableAlias(this=identifier("rows"), columns=[identifier(name) for name in relation.columns]),
            )
            return Block(relation.columns, source)
        for select in selects[1:]:
            tree = exp.Union(this=tree, expression=select, distinct=False)
    return Block(relation.columns, None, whole=tree)


def _generate(writer: Writer, relation: BoundRelation, op: Generate, _ready: list[Block]) -> Block:
    name = relation.columns[0]
    start, end = number(0), number(op.rows - 1)
    item = column(name)
    source: exp.Expr
    if writer.dialect == "duckdb":
        source = exp.Table(
            this=exp.Anonymous(this="range", expressions=[number(op.rows)]),
            alias=exp.TableAlias(this=identifier("numbers"), columns=[identifier(name)]),
        )
    elif writer.dialect == "postgres":
        source = exp.Table(
            this=exp.Anonymous(this="generate_series", expressions=[start, end]),
            alias=exp.TableAlias(this=identifier("numbers"), columns=[identifier(name)]),
        )
    else:
        source = exp.Table(
            this=exp.Anonymous(
                this="numbers" if writer.dialect == "clickhouse" else "range", expressions=[number(op.rows)]
            )
        )
        item = column("number" if writer.dialect == "clickhouse" else "id")
    return Block(
        relation.columns,
        source,
        Stage.SELECT,
        [alias(exp.Cast(this=item, to=lower_type("BIGINT", writer.dialect)), name)],
    )


LEAF_WRITERS: dict[type, Callable[[Any, BoundRelation, Any, list[Block]], Block]] = {
    FileScan: _file_scan,
    RejectScan: _given_scan,
    ArtifactScan: _given_scan,
    TableScan: _database_scan,
    QueryScan: _database_scan,
    Values: _values,
    Generate: _generate,
}
