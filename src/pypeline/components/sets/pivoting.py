"""The cells of a pivot whose columns are named: one aggregate for each, over the rows that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pypeline.components.sets.aggregating import measure
from pypeline.kit import Expression, Problem, Relation, column
from pypeline.kit.columns import fitting_literal, type_of
from pypeline.kit.expressions import call, cast, equals, is_null, literal
from pypeline.plan.relations import Item

Value = str | bool | int | float | None


@dataclass(frozen=True)
class Cells:
    """`values` are compared as what they are; `types`, if there are any, name them as text and cast the cells."""

    column: str
    function: str
    values: Sequence[Value]
    types: dict[str, str]
    fill: Value


def cell_items(options: Cells, relation: Relation, values: Sequence[str]) -> list[Item] | Problem:
    items: list[Item] = []
    for number, wanted in enumerate(options.values or options.types):
        belongs = _belongs(options, relation, wanted, f"values.{number}")
        if isinstance(belongs, Problem):
            return belongs
        for value in values:
            made = measure(options.function, column(value), where=belongs)
            filled = _filled(options, made, type_of(relation, value))
            if isinstance(filled, Problem):
                return filled
            typed = cast(filled, options.types[str(wanted)]) if options.types else filled
            items.append((_name(wanted, value if len(values) > 1 else ""), typed))
    return items


def _belongs(options: Cells, relation: Relation, wanted: Value, place: str) -> Expression | Problem:
    """Whether a row belongs to the column made of this value."""
    if wanted is None:
        return is_null(column(options.column))
    if options.types:
        return equals(cast(column(options.column), "VARCHAR"), literal(wanted))
    value = fitting_literal(wanted, type_of(relation, options.column), place)
    return value if isinstance(value, Problem) else equals(column(options.column), value)


def _filled(options: Cells, made: Expression, type_: str) -> Expression | Problem:
    if options.fill is None:
        return made
    value = (
        fitting_literal(options.fill, type_, "fill")
        if options.function in {"min", "max", "first", "last"}
        else literal(options.fill)
    )
    return value if isinstance(value, Problem) else call("coalesce", made, value)


def _name(wanted: Value, prefix: str) -> str:
    text = "null" if wanted is None else str(wanted).lower() if isinstance(wanted, bool) else str(wanted)
    return f"{prefix}_{text}" if prefix else text
