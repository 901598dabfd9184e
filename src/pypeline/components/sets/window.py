"""Window: running totals, ranks, neighbours."""

from typing import Literal

from pypeline.components.sets.windowing import NEED_ORDER, Frame, Function, function_problem, windowed
from pypeline.kit import (
    Column,
    Component,
    Expression,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Relation,
    WindowExpression,
    column,
    option,
    relational,
)  # fmt: skip
from pypeline.kit.columns import fitting_literal, spelled, type_of
from pypeline.kit.expressions import over
from pypeline.kit.sorting import Order, order_problems, sort_keys
from pypeline.plan.expressions import Origin
from pypeline.plan.relations import Item


class WindowFunction(Options):
    """One new column: a function of the neighbours, or a whole expression with OVER."""

    function: Function | None = option("Function", default=None)
    column: Column | None = option("Column", "What it is computed of; the ranks and count need none", default=None)
    expression: WindowExpression | None = option(
        "Expression", "Instead of a function, e.g. amount / sum(amount) OVER ()", default=None
    )
    as_: str = option("Name", "Name of the new column", alias="as", min_length=1)
    offset: int = option(
        "Offset", "lag, lead: so many rows away; nth_value: the row's number; ntile: how many buckets", default=1, ge=0
    )
    default: str | bool | int | float | None = option(
        "Otherwise", "lag, lead: the value where there is no such row", default=None
    )
    frame: Literal["partition", "running"] | Frame | None = option(
        "Frame",
        "Which rows: partition (all), running (up to this row), or {unit: rows, start: -6, end: 0}. By default sums "
        "and the like run up to this row and its equals when there is an order; first_value and last_value see all",
        default=None,
    )
    where: Expression | None = option("Only rows where", "For sums and the like", default=None)
    ignore_nulls: bool = option("Pass over NULLs", "For lag, lead, first_value, last_value, nth_value", default=False)


class WindowOptions(Options):
    partition_by: list[Column] = option("Partition by", "Neighbours have the same values here", default=[])
    order_by: Order = option("Order", "The order of the neighbours", default=[])
    functions: list[WindowFunction] = option("Functions", min_length=1)


@relational
def add_columns(options: WindowOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    problems = list(order_problems(options.order_by, "order_by"))
    items: list[Item] = []
    for index, one in enumerate(options.functions):
        made = _made(options, one, relation, index)
        if isinstance(made, Problem):
            problems.append(made.at(Place(option=f"functions.{index}")))
        else:
            items.append((one.as_, made))
    return tuple(problems) or {"output": relation.window(items)}


def _made(options: WindowOptions, one: WindowFunction, relation: Relation, index: int) -> Expression | Problem:
    if (one.function is None) == (one.expression is None):
        return Problem("P316", "a window column has a function or an expression", remedy="give one of the two")
    if one.expression is not None:
        return one.expression
    assert one.function is not None  # noqa: S101 - one of the two
    if one.function in NEED_ORDER and not options.order_by:
        return Problem("P303", f"{one.function} needs an order", Place(option="order_by"), "add order_by: […]")
    problem = function_problem(
        one.function, has_column=one.column is not None, has_default=one.default is not None,
        has_where=one.where is not None, ignores_nulls=one.ignore_nulls, frame=one.frame,
    )  # fmt: skip
    if problem:
        return problem
    value = column(one.column) if one.column else None
    otherwise = fitting_literal(one.default, type_of(relation, one.column or ""), f"functions.{index}.default")
    if isinstance(otherwise, Problem):
        return otherwise
    call, frame = windowed(
        one.function, value, one.offset, otherwise if one.default is not None else None, one.where,
        ignores_nulls=one.ignore_nulls, frame=one.frame,
    )  # fmt: skip
    partition = [column(name) for name in spelled(relation, options.partition_by)]
    return over(call, partition, sort_keys(options.order_by), frame).with_origin(Origin(("functions", index)))


WINDOW = Component(
    name="window_mod",
    title="Window",
    summary="Add columns computed from neighbouring rows: running totals, ranks, previous values.",
    category="Sets",
    icon="app-window",
    inputs=(Port("input", "Rows"),),
    outputs=(Port("output", "The same rows with the new columns"),),
    options=WindowOptions,
    body=add_columns,
    reads_types=True,
)
