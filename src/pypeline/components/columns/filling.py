"""Filling gaps: with values that fit a column, or with figures computed beside it."""

from collections.abc import Mapping, Sequence

from pypeline.kit import Expression, Outcome, Problem, Relation, column
from pypeline.kit.columns import columns_of, fitting_literal, free_name, spelled, type_of
from pypeline.kit.expressions import call

Scalar = str | int | float | bool


def fitting(relation: Relation, method: str, groups: Sequence[str]) -> list[str]:
    """The columns a method can fill: numbers for a mean, all but the grouping ones for the others."""
    names = columns_of(relation, "number") if method in {"mean", "median"} else list(relation.columns)
    return [name for name in names if name not in spelled(relation, groups)]


def accepting(relation: Relation, value: Scalar) -> list[str]:
    """The columns of text, numbers or truth that the value is a value of."""
    names = columns_of(relation, "text", "number", "boolean")
    return [name for name in names if not isinstance(fitting_literal(value, type_of(relation, name), ""), Problem)]


def with_values(relation: Relation, values: Mapping[str, tuple[Scalar, str]]) -> Outcome:
    """The relation with the gaps of each column filled; the second of each pair is the option, for problems."""
    problems, items = [], []
    for name, (value, option) in values.items():
        found = fitting_literal(value, type_of(relation, name), option)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            items.append((name, call("coalesce", column(name), found)))
    return tuple(problems) or {"output": relation.extend(items) if items else relation}


def with_figures(relation: Relation, figures: Mapping[str, Expression]) -> Relation:
    """The relation with the gaps of each column filled from a window function."""
    taken, windows, items = list(relation.columns), [], []
    for name, figure in figures.items():
        found = free_name(taken, f"{name}_found")
        taken.append(found)
        windows.append((found, figure))
        items.append((name, call("coalesce", column(name), column(found))))
    return relation.window(windows).extend(items).select(relation.columns)
