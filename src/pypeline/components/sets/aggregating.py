"""The aggregate functions by the names of the catalogue, over a column or an expression."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

from pypeline.kit import Expression, SortKey
from pypeline.kit.expressions import aggregate, cast, literal

Function = Literal[
    "sum", "avg", "min", "max", "count", "count_distinct", "first", "last", "median", "stddev", "variance", "quantile",
    "list", "string_agg", "any", "all", "mode", "any_value", "product",
]  # fmt: skip
FUNCTIONS: tuple[str, ...] = get_args(Function)
ORDERED = frozenset({"first", "last", "list", "string_agg", "any_value"})
"""Functions whose answer depends on the order of rows."""

Measure = Callable[[Expression, Sequence[SortKey], Expression | None], Expression]
_NAMES = {"stddev": "stddev_samp", "variance": "var_samp", "any": "bool_or", "all": "bool_and"}


def measure(
    function: str, value: Expression | None, *, order_by: Sequence[SortKey] = (), where: Expression | None = None,
    quantile: float = 0.5, separator: str = ",", distinct: bool = False,
) -> Expression:  # fmt: skip
    """One aggregate. `value` is None only for `count`, which then counts rows."""
    if value is None:
        return aggregate("count", where=where)
    if function == "count_distinct":
        return aggregate("count", value, distinct=True, where=where)
    if function == "quantile":
        return aggregate("quantile_cont", value, literal(quantile), where=where)
    if function == "mode":  # of equally frequent values the least, whatever the order of rows
        return aggregate("mode", value, order_by=order_by or [SortKey(value)], where=where)
    if function == "string_agg":
        return _joined_texts(value, separator, order_by, where, distinct=distinct)
    name = _NAMES.get(function, function)
    return aggregate(name, value, order_by=order_by if function in ORDERED else (), where=where, distinct=distinct)


def _joined_texts(
    value: Expression, separator: str, order_by: Sequence[SortKey], where: Expression | None, *, distinct: bool
) -> Expression:
    # A distinct text can only be ordered by itself.
    text = cast(value, "VARCHAR")
    order = [SortKey(text, key.descending) for key in order_by[:1]] if distinct else order_by
    return aggregate("string_agg", text, literal(separator), order_by=order, where=where, distinct=distinct)
