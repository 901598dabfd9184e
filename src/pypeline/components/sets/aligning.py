"""Inputs of a set operation brought to the same columns, in the same order, of the same types."""

from __future__ import annotations

from collections.abc import Sequence

from pypeline.kit import Expression, Place, Problem, Relation
from pypeline.kit.columns import type_of
from pypeline.kit.expressions import cast, column, literal
from pypeline.plan.unify import common_type


def aligned(inputs: Sequence[Relation], *, by_name: bool, fills_missing: bool) -> list[Relation] | Problem:
    """By name, in the order of the first input, or column by column. Missing columns are NULL when `fills_missing`."""
    problem = _uneven(inputs, by_name=by_name, fills_missing=fills_missing)
    if problem:
        return problem
    names = _all_names(inputs) if by_name else list(inputs[0].columns)
    places = [_places(relation, names, by_name=by_name) for relation in inputs]
    types: dict[str, str] = {}
    for index, name in enumerate(names):
        given = [type_of(relation, at[index]) for relation, at in zip(inputs, places, strict=True) if at[index]]
        common = common_type(given)
        if common is None:
            return _unfit(name, given)
        types[name] = common
    return [_shaped(relation, types, at) for relation, at in zip(inputs, places, strict=True)]


def _all_names(inputs: Sequence[Relation]) -> list[str]:
    names: dict[str, str] = {}
    for relation in inputs:
        for name in relation.columns:
            names.setdefault(name.casefold(), name)
    return list(names.values())


def _places(relation: Relation, names: Sequence[str], *, by_name: bool) -> list[str]:
    """For each output column the relation's own column; "" when it has none."""
    if not by_name:
        return list(relation.columns)
    own = {name.casefold(): name for name in relation.columns}
    return [own.get(name.casefold(), "") for name in names]


def _shaped(relation: Relation, types: dict[str, str], places: Sequence[str]) -> Relation:
    items: list[tuple[str, Expression]] = []
    for (name, type_), own in zip(types.items(), places, strict=True):
        value = column(own) if own else literal(None, type_)
        is_as_wanted = not own or type_of(relation, own) == type_
        items.append((name, value if is_as_wanted else cast(value, type_)))
    if list(types) == list(relation.columns) and all(expression.bare_column for _, expression in items):
        return relation
    return relation.project(items)


def _uneven(inputs: Sequence[Relation], *, by_name: bool, fills_missing: bool) -> Problem | None:
    first = inputs[0]
    for number, other in enumerate(inputs[1:], start=2):
        if not by_name and len(other.columns) != len(first.columns):
            return Problem(
                "P315",
                f"input{number} has {len(other.columns)} columns, input1 has {len(first.columns)}",
                Place(option="by_name"),
                "select the same columns before, or set by_name: true",
            )
        only = {name.casefold(): name for name in (*first.columns, *other.columns)}
        alone = [name for folded, name in only.items() if not (first.has(folded) and other.has(folded))]
        if by_name and not fills_missing and alone:
            side = "input1" if first.has(alone[0]) else f"input{number}"
            return Problem(
                "P315",
                f"only {side} has the column {alone[0]}",
                Place(option="by_name"),
                "select the same columns before",
            )
    return None


def _unfit(name: str, types: Sequence[str]) -> Problem:
    one = types[0]
    other = next(type_ for type_ in types if common_type([one, type_]) is None)
    return Problem(
        "P315",
        f"column {name} is {one} in one input and {other} in another",
        remedy="cast it to one type before, e.g. VARCHAR",
    )
