"""One aggregation as an option: what it becomes, and what may be wrong with it."""

from pypeline.components.sets.aggregating import ORDERED, Function, measure
from pypeline.kit import AggregateExpression, Column, Expression, Options, Problem, column, option
from pypeline.kit.functions import find_function
from pypeline.kit.rebinding import calls_aggregate
from pypeline.kit.sorting import Order, order_problems, sort_keys
from pypeline.plan.expressions import Origin
from pypeline.plan.relations import Item


class Aggregation(Options):
    """A function of a column or of an expression, or an expression that aggregates by itself."""

    function: Function | None = option(
        "Function",
        "any and all: whether one or every value is true. NULLs are left out, except by first, last and list",
        default=None,
    )
    column: Column | None = option("Column", "count without a column counts rows", default=None)
    expression: AggregateExpression | None = option(
        "Expression", "Instead of a column; without a function it aggregates itself, e.g. sum(a) / sum(b)", default=None
    )
    as_: str = option("Name", "Name of the output column", default="", alias="as")
    where: Expression | None = option("Only rows where", default=None)
    order_by: Order = option("Order", "For first, last, list and string_agg", default=[])
    distinct: bool = option("Different values only", default=False)
    quantile: float = option(
        "Share", "For quantile: 0.9 is the value that 90 % of rows do not exceed", default=0.5, ge=0, le=1
    )
    separator: str = option("Separator", "For string_agg", default=",")


def aggregation_item(one: Aggregation, index: int) -> Item:
    name = one.as_ or "_".join(part for part in (one.function, one.column) if part)
    if one.function is None:
        assert one.expression is not None, "checked before"  # noqa: S101
        return name, one.expression
    value = one.expression or (column(one.column) if one.column else None)
    made = measure(
        one.function, value, order_by=sort_keys(one.order_by), where=one.where, quantile=one.quantile,
        separator=one.separator, distinct=one.distinct,
    )  # fmt: skip
    return name, made.with_origin(one.expression.origin if one.expression else Origin(("aggregations", index)))


def aggregation_problems(one: Aggregation, option_name: str) -> tuple[Problem, ...]:
    if one.column is not None and one.expression is not None:
        return (Problem("P316", "an aggregation has a column and an expression", remedy="keep one of the two"),)
    if one.expression is not None and not one.as_:
        return (Problem("P303", "the result of an expression needs a name", remedy="add as: …"),)
    if one.order_by and one.function not in ORDERED | {"mode"}:
        return (
            Problem(
                "P316", f"{one.function or 'an expression'} does not depend on an order", remedy="leave out order_by"
            ),
        )
    if one.function is None:
        return _own_problems(one)
    if one.function != "count" and one.column is None and one.expression is None:
        return (Problem("P303", f"{one.function} needs a column or an expression", remedy="add column: …"),)
    if one.expression is not None and calls_aggregate(one.expression, _is_aggregate):
        return (
            Problem(
                "P206",
                f"the expression adds up rows already, and {one.function} would again",
                remedy="leave out function",
            ),
        )
    return order_problems(one.order_by, f"{option_name}.order_by")


def _own_problems(one: Aggregation) -> tuple[Problem, ...]:
    if one.expression is None:
        return (Problem("P303", "an aggregation needs a function", remedy="add function: sum, avg, count, …"),)
    if one.where is not None or one.distinct:
        return (
            Problem(
                "P316",
                "where and distinct belong to a function",
                remedy="write sum(x) FILTER (WHERE …) in the expression",
            ),
        )
    if not calls_aggregate(one.expression, _is_aggregate):
        return (Problem("P206", "the expression adds nothing up", remedy="add function: …, or write e.g. sum(…)"),)
    return ()


def _is_aggregate(name: str) -> bool:
    found = find_function(name)
    return found is not None and found.role == "aggregate"
