"""Joins and set operations: operators over two relations or more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from pypeline.emit.blocks import Block, Stage, columns, number, table
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import Join, SetOperation

if TYPE_CHECKING:
    from pypeline.emit.queries import Writer


_SIDES: dict[str, dict[str, str]] = {
    "inner": {"kind": "INNER"},
    "left": {"side": "LEFT"},
    "right": {"side": "RIGHT"},
    "full": {"side": "FULL"},
    "semi": {"kind": "SEMI"},
    "anti": {"kind": "ANTI"},
    "cross": {"kind": "CROSS"},
    "asof": {"method": "ASOF"},
    "asof_left": {"method": "ASOF", "side": "LEFT"},
}


def join(writer: Writer, relation: BoundRelation, op: Join, _ready: list[Block]) -> Block:
    left, right = (writer.relations[index].name for index in relation.inputs)
    on = writer.scalar(op.on, relation) if op.on else None
    items = writer.items(relation, op.items)
    if op.how in {"semi", "anti"} and writer.dialect not in {"duckdb", "spark"}:
        exists: exp.Expr = exp.Exists(
            this=exp.Select(
                expressions=[number(1)], from_=exp.From(this=table(right, "right")), where=exp.Where(this=on)
            )
        )
        block = Block(relation.columns, table(left, "left"), Stage.SELECT, items)
        block.args["where"] = exp.Where(this=exists if op.how == "semi" else exp.Not(this=exists))
        return block
    if op.how.startswith("asof") and writer.dialect != "duckdb":
        writer.refuse(relation, f"{writer.dialect} has no as-of join", "run this node on DuckDB")
    join = exp.Join(this=table(right, "right"), on=on, **_SIDES[op.how])
    return Block(relation.columns, table(left, "left"), Stage.SELECT, items, [join])


_SET_NODES: dict[str, type[exp.SetOperation]] = {"union": exp.Union, "intersect": exp.Intersect, "except": exp.Except}


def set_operation(writer: Writer, relation: BoundRelation, op: SetOperation, _ready: list[Block]) -> Block:
    selects: list[exp.Expr] = [
        exp.Select(
            expressions=columns(writer.relations[index].columns),
            from_=exp.From(this=table(writer.relations[index].name)),
        )
        for index in relation.inputs
    ]
    tree = selects[0]
    for select in selects[1:]:
        tree = _SET_NODES[op.kind](this=tree, expression=select, distinct=not op.all)
    return Block(relation.columns, None, whole=tree)
