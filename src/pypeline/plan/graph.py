"""The flat graph of bound relations: inputs are indices, so nothing nests and a long pipeline needs no recursion."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pypeline.plan.relations import (
    Aggregate,
    ArtifactScan,
    Distinct,
    FileScan,
    Generate,
    Join,
    Limit,
    Operator,
    Pivot,
    QueryScan,
    RejectScan,
    Sample,
    SetOperation,
    Sort,
    Sql,
    TableScan,
    Unnest,
    Values,
    Window,
)
from pypeline.plan.schema import Column, Known, Schema


@dataclass(frozen=True, slots=True)
class BoundRelation:
    """A relation of the whole pipeline: `inputs` are indices of earlier ones; `name` is unique and fit for a CTE."""

    op: Operator
    inputs: tuple[int, ...]
    columns: tuple[str, ...]
    schema: Schema
    node: str
    name: str

    @property
    def is_leaf(self) -> bool:
        return isinstance(self.op, LEAVES)


LEAVES = (FileScan, RejectScan, TableScan, QueryScan, ArtifactScan, Values, Generate)
_BLOCKING = (Aggregate, Join, Sort, Distinct, Window, Pivot, SetOperation, Sample, Unnest, Sql, Limit)


def is_blocking(relation: BoundRelation) -> bool:
    """Whether computing it twice costs more than keeping the result (measured: spec/expressions.md §3)."""
    return isinstance(relation.op, _BLOCKING)


def reachable(relations: Sequence[BoundRelation], roots: Sequence[int], kept: Collection[int] = ()) -> list[int]:
    """The relations that `roots` need, themselves included, in order; what is `kept` needs nothing more."""
    wanted = set(roots)
    for index in range(max(roots, default=-1), -1, -1):
        if index in wanted and index not in kept:
            wanted.update(relations[index].inputs)
    return sorted(wanted)


def types_in_scope(relation: BoundRelation, relations: Sequence[BoundRelation]) -> dict[str, str]:
    """The types of the columns that the relation's expressions may name; a join's as `left.x` and `right.x`."""
    if isinstance(relation.op, Join):
        left, right = (relations[index].schema for index in relation.inputs)
        return {
            f"{side}.{c.name}": c.type for side, schema in (("left", left), ("right", right)) for c in schema.columns
        }
    return relations[relation.inputs[0]].schema.types() if relation.inputs else {}


def untyped(columns: Sequence[str]) -> Known:
    return Known(tuple(Column(name) for name in columns))
