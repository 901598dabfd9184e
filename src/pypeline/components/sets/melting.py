"""Columns that are to stand in one column are cast to the type they have in common."""

from __future__ import annotations

from collections.abc import Sequence

from pypeline.kit import Place, Problem, Relation
from pypeline.kit.columns import type_of
from pypeline.kit.expressions import cast, column
from pypeline.plan.unify import common_type


def melted(relation: Relation, columns: Sequence[str], value_type: str) -> Relation | Problem:
    """`relation` with `columns` of one type: `value_type`, or the narrowest that loses nothing."""
    types = {name: type_of(relation, name) for name in columns}
    target = value_type or common_type(types.values())
    if target is None:
        first = columns[0]
        other = next(name for name in columns if common_type([types[first], types[name]]) is None)
        return Problem(
            "P315",
            f"{first} is {types[first]} and {other} is {types[other]}; one column cannot hold both",
            Place(option="columns"),
            "set value_type: varchar",
        )
    changed = [(name, cast(column(name), target)) for name in columns if types[name] != target]
    return relation.extend(changed) if changed else relation
