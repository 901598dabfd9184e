"""An order of rows as an option: `[{column: total, direction: desc, nulls: first}]`, or short `[total]`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from pypeline.kit.options import Column, Expression, Options, option
from pypeline.kit.shorthand import Shorthand
from pypeline.plan.relations import SortKey, column
from pypeline.problems import Place, Problem


class SortBy(Options):
    """One key: a column of the input, or an expression over its columns."""

    column: Column | None = option("Column", default=None)
    expression: Expression | None = option("Expression", "Sort by this instead of a column", default=None)
    direction: Literal["asc", "desc"] = option("Direction", "Smallest or largest first", default="asc")
    nulls: Literal["first", "last"] = option("NULLs", "Where rows without a value go", default="last")


Order = list[Annotated[SortBy, Shorthand("column")]]
"""The type of an option that orders rows; a plain text is a column in ascending order."""


def order_problems(order: Sequence[SortBy], name: str) -> tuple[Problem, ...]:
    """Keys of the option `name` that say both a column and an expression, or neither."""
    return tuple(
        Problem(
            "P316" if key.column is not None else "P303",
            "a sort key has a column and an expression"
            if key.column is not None
            else "a sort key needs a column or an expression",
            Place(option=f"{name}.{index}"),
            "keep one of the two",
        )
        for index, key in enumerate(order)
        if (key.column is None) == (key.expression is None)
    )


def sort_keys(order: Iterable[SortBy]) -> tuple[SortKey, ...]:
    """What `Relation.sort` and `over` take; `order_problems` has been asked before."""
    return tuple(
        SortKey(key.expression or column(str(key.column)), key.direction == "desc", key.nulls == "first")
        for key in order
    )


def reversed_keys(keys: Iterable[SortKey]) -> tuple[SortKey, ...]:
    """The opposite order, NULLs included."""
    return tuple(SortKey(key.expression, not key.descending, not key.nulls_first) for key in keys)
