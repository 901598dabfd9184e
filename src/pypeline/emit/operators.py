"""One function per relational operator: it adds its clause to a SELECT block, or starts a new one around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from pypeline.emit.blocks import Block, Stage, alias, column, columns, identifier, number, subquery, table
from pypeline.emit.handwritten import with_tables
from pypeline.emit.joins import join, set_operation
from pypeline.emit.leaves import LEAF_WRITERS
from pypeline.emit.scalars import lower_type
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import (
    Aggregate,
    Distinct,
    Join,
    Limit,
    Pivot,
    Project,
    Sample,
    SetOperation,
    Sort,
    SortKey,
    Sql,
    Unnest,
    Unpivot,
    Where,
    Window,
)

if TYPE_CHECKING:
    from pypeline.emit.queries import Writer

MERGES = frozenset({Where, Project, Window, Aggregate, Sort, Limit, Distinct})


def apply(writer: Writer, relation: BoundRelation, ready: list[Block]) -> Block:
    """The block of `relation` over the blocks of its inputs."""
    block = WRITERS[type(relation.op)](writer, relation, relation.op, ready)
    block.columns = relation.columns
    return block


def fresh(block: Block, latest: Stage) -> Block:
    """`block` if its clauses go no further than `latest`, else a new block that selects from it."""
    if block.stage <= latest and block.whole is None:
        return block
    return Block(block.columns, subquery(block.tree(), "inner"))


def _where(writer: Writer, relation: BoundRelation, op: Where, ready: list[Block]) -> Block:
    block = fresh(ready[0], Stage.WHERE)
    condition = writer.scalar(op.condition, relation)
    before = block.args.get("where")
    block.args["where"] = exp.Where(
        this=exp.And(this=before.this, expression=exp.Paren(this=condition)) if before else condition
    )
    block.stage = Stage.WHERE
    return block


def _project(writer: Writer, relation: BoundRelation, op: Project, ready: list[Block]) -> Block:
    block = fresh(ready[0], Stage.WHERE)
    block.items = _extended(block.columns, op) or writer.items(relation, op.items)
    if isinstance(block.items[0], exp.Star):
        block.items += writer.items(relation, op.items[len(block.columns) :])
    block.stage = Stage.SELECT
    return block


def _extended(names: Sequence[str], op: Project) -> list[exp.Expr]:
    """A star, when the items are all columns as they are and then others: that reads as what it means."""
    kept = op.items[: len(names)]
    is_extension = len(op.items) > len(names) and all(
        name == old and expression.bare_column == old for (name, expression), old in zip(kept, names, strict=True)
    )
    return [exp.Star()] if is_extension else []


def _window(writer: Writer, relation: BoundRelation, op: Window, ready: list[Block]) -> Block:
    block = fresh(ready[0], Stage.WHERE)
    block.items = [*columns(block.columns), *writer.items(relation, op.items)]
    block.stage = Stage.SELECT
    return block


def _aggregate(writer: Writer, relation: BoundRelation, op: Aggregate, ready: list[Block]) -> Block:
    block = fresh(ready[0], Stage.WHERE)
    keys = [writer.scalar(expression, relation) for _, expression in op.keys]
    block.items = [
        *(alias(key, name) for key, (name, _) in zip(keys, op.keys, strict=True)),
        *writer.items(relation, op.measures),
    ]
    if keys:
        block.args["group"] = exp.Group(expressions=[key.copy() for key in keys])
    block.stage = Stage.SELECT
    return block


def ordered(writer: Writer, relation: BoundRelation, keys: Sequence[SortKey]) -> list[exp.Expr]:
    return [
        exp.Ordered(this=writer.sort_key(key.expression, relation), desc=key.descending, nulls_first=key.nulls_first)
        for key in keys
    ]


def _sort(writer: Writer, relation: BoundRelation, op: Sort, ready: list[Block]) -> Block:
    keys = ordered(writer, relation, op.keys)
    # In an expression, a name after ORDER BY is a column of the source; alone it is one of the result.
    are_names = all(isinstance(key.this, exp.Column) for key in keys)
    block = fresh(ready[0], Stage.DISTINCT if are_names else Stage.WHERE)
    block.args["order"] = exp.Order(expressions=keys)
    block.stage = Stage.ORDER
    return block


def _limit(_writer: Writer, _relation: BoundRelation, op: Limit, ready: list[Block]) -> Block:
    block = fresh(ready[0], Stage.ORDER)
    if op.rows is not None:
        block.args["limit"] = exp.Limit(expression=number(op.rows))
    if op.offset:
        block.args["offset"] = exp.Offset(expression=number(op.offset))
    block.stage = Stage.LIMIT
    return block


def _distinct(writer: Writer, relation: BoundRelation, op: Distinct, ready: list[Block]) -> Block:
    if not op.on:
        block = fresh(ready[0], Stage.SELECT)
        block.args["distinct"] = exp.Distinct()
        block.stage = Stage.DISTINCT
        return block
    # DISTINCT ON is spoken by DuckDB and PostgreSQL only; a row number says the same everywhere.
    block = fresh(ready[0], Stage.WHERE)
    partition = columns(op.on)
    order = exp.Order(expressions=ordered(writer, relation, op.order)) if op.order else None
    row_number = exp.Window(this=exp.RowNumber(), partition_by=partition, order=order)
    mark = _unused_name(block.columns)
    block.items = [*columns(block.columns), alias(row_number, mark)]
    outer = Block(block.columns, subquery(block.tree(), "inner"), Stage.SELECT, columns(block.columns))
    outer.args["where"] = exp.Where(this=exp.EQ(this=column(mark), expression=number(1)))
    return outer


def _unused_name(names: Sequence[str]) -> str:
    folded = {name.casefold() for name in names}
    return next(name for count in range(len(names) + 1) if (name := f"row_number{count or ''}") not in folded)


def _unnest(writer: Writer, relation: BoundRelation, op: Unnest, ready: list[Block]) -> Block:
    source = writer.relations[relation.inputs[0]]
    if writer.dialect == "duckdb":
        values: exp.Expr = column(op.column)
        if op.keep_empty:
            empty = exp.EQ(
                this=exp.func("COALESCE", exp.func("LEN", column(op.column), dialect="duckdb"), number(0)),
                expression=number(0),
            )
            values = exp.If(this=empty, true=exp.Array(expressions=[exp.Null()]), false=values)
            values = exp.Case(ifs=[values])
            values.set("default", column(op.column))
        item = alias(exp.Unnest(expressions=[values]), op.column)
        return Block(
            relation.columns,
            table(source.name),
            Stage.SELECT,
            [item if name.casefold() == op.column.casefold() else column(name) for name in relation.columns],
        )
    writer.refuse(relation, f"{writer.dialect} cannot unnest this list the same way", "run this node on DuckDB")
    return ready[0]


def _unpivot(writer: Writer, relation: BoundRelation, op: Unpivot, _ready: list[Block]) -> Block:
    """A UNION ALL of one SELECT per column says the same in every dialect; DuckDB and Spark scan the CTE once each."""
    source = writer.relations[relation.inputs[0]]
    kept = [name for name in relation.columns if name not in {op.name_column, op.value_column}]
    value_type = lower_type(
        (relation.schema.find(op.value_column) or relation.schema.columns[-1]).type or "VARCHAR", writer.dialect
    )
    tree: exp.Expr | None = None
    for name in op.columns:
        label = exp.Cast(this=exp.Literal.string(name), to=lower_type("VARCHAR", writer.dialect))
        value: exp.Expr = (
            column(name) if not relation.schema.columns[-1].type else exp.Cast(this=column(name), to=value_type)
        )
        select = exp.Select(
            expressions=[*columns(kept), alias(label, op.name_column), alias(value, op.value_column)],
            from_=exp.From(this=table(source.name)),
        )
        if not op.keep_nulls:
            select.set("where", exp.Where(this=exp.Not(this=exp.Is(this=column(name), expression=exp.Null()))))
        tree = select if tree is None else exp.Union(this=tree, expression=select, distinct=False)
    return Block(relation.columns, None, whole=tree)


def _pivot(writer: Writer, relation: BoundRelation, op: Pivot, _ready: list[Block]) -> Block:
    if writer.dialect != "duckdb":
        writer.refuse(
            relation, "columns of a pivot without `values` are known only on DuckDB", "list the values of the pivot"
        )
    source = writer.relations[relation.inputs[0]]
    field = exp.In(this=column(op.column), expressions=[])
    tree = exp.Pivot(
        this=table(source.name),
        expressions=[column(op.column)],
        using=[writer.scalar(op.measure, relation)],
        group=exp.Group(expressions=columns(op.index)) if op.index else None,
        fields=[field],
    )
    tree.set("fields", None)
    return Block(relation.columns, None, whole=tree)


def _sample(writer: Writer, relation: BoundRelation, op: Sample, _ready: list[Block]) -> Block:
    source = writer.relations[relation.inputs[0]]
    if writer.dialect != "duckdb":
        writer.refuse(relation, f"{writer.dialect} would draw another sample", "run this node on DuckDB")
    arguments: dict[str, Any] = (
        {"size": number(op.rows)} if op.rows is not None else {"percent": number(op.percent or 0)}
    )
    method = "RESERVOIR" if op.rows is not None or op.seed is not None else "BERNOULLI"
    sample = exp.TableSample(
        method=exp.Var(this=method), seed=number(op.seed) if op.seed is not None else None, **arguments
    )
    return Block(relation.columns, exp.Table(this=identifier(source.name), sample=sample), Stage.SELECT)


def _sql(writer: Writer, relation: BoundRelation, op: Sql, _ready: list[Block]) -> Block:
    if writer.dialect != "duckdb":
        writer.refuse(relation, f"a query written by hand runs on DuckDB only, not on {writer.dialect}")
    tables = {port: writer.relations[index].name for port, index in zip(op.ports, relation.inputs, strict=True)}
    taken = [other.name for other in writer.relations]
    return Block(relation.columns, None, whole=with_tables(op.tree, tables, taken))


WRITERS: dict[type, Callable[[Any, BoundRelation, Any, list[Block]], Block]] = {
    Where: _where,
    Project: _project,
    Window: _window,
    Aggregate: _aggregate,
    Sort: _sort,
    Limit: _limit,
    Distinct: _distinct,
    Join: join,
    SetOperation: set_operation,
    Unnest: _unnest,
    Unpivot: _unpivot,
    Pivot: _pivot,
    Sample: _sample,
    Sql: _sql,
    **LEAF_WRITERS,
}
