"""Fill NULL: put a value where there is none."""

from typing import Literal

from pypeline.components.columns.filling import Scalar, accepting, fitting, with_figures, with_values
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
    column,
    option,
    relational,
)
from pypeline.kit.columns import columns_of, spelled, type_of
from pypeline.kit.expressions import aggregate, call, ignoring_nulls, over
from pypeline.kit.sorting import Order, order_problems, sort_keys

Method = Literal["value", "previous", "next", "mean", "median", "min", "max", "mode"]


class FillNullOptions(Options):
    columns: list[Column] = option("Columns", "Columns to fill (empty: all that the value or method fits)", default=[])
    method: Method = option(
        "Fill with", "A value, the row before or after, or a figure of the column's other values", default="value"
    )
    value: Scalar | None = option("Value", "What stands where nothing stood", default=None)
    values: dict[Column, Scalar] = option("Values", "Column: its own value", default={})
    order_by: Order = option("Order", "What previous and next mean", default=[])
    group_by: list[Column] = option("For each", "Look only at rows with the same values here", default=[])


@relational
def fill(options: FillNullOptions, inputs: Inputs) -> Outcome:
    problems = (*_contradictions(options), *order_problems(options.order_by, "order_by"))
    if problems:
        return problems
    relation = inputs["input"]
    if options.method == "value":
        return with_values(relation, _values(options, relation))
    names = spelled(relation, options.columns) or fitting(relation, options.method, options.group_by)
    numbers = columns_of(relation, "number")
    wrong = [name for name in names if options.method in {"mean", "median"} and name not in numbers]
    if wrong:
        text = f"{wrong[0]} is {type_of(relation, wrong[0])} and has no {options.method}"
        return Problem("P316", text, Place(option="columns"), "choose columns of numbers")
    return {"output": with_figures(relation, {name: _figure(options, name) for name in names})}


def _contradictions(options: FillNullOptions) -> tuple[Problem, ...]:
    found = []
    is_value, is_walk = options.method == "value", options.method in {"previous", "next"}
    if is_value and (options.value is None) == (not options.values):
        found.append(Problem("P316", "give value or values, one of the two", Place(option="value"), "add value: 0"))
    if is_value and options.values and options.columns:
        found.append(Problem("P316", "values names its columns itself", Place(option="columns"), "leave columns out"))
    if not is_value and (options.value is not None or options.values):
        found.append(Problem("P316", f"{options.method} takes no value", Place(option="value"), "choose method: value"))
    if is_walk and not options.order_by:
        found.append(
            Problem(
                "P303", f"which row is the {options.method} one is not said", Place(option="method"), "give it order_by"
            )
        )
    if options.order_by and not is_walk:
        found.append(
            Problem("P316", f"{options.method} looks at no order", Place(option="order_by"), "leave order_by out")
        )
    if is_value and options.group_by:
        found.append(
            Problem("P316", "a value is the same for every group", Place(option="group_by"), "leave group_by out")
        )
    return tuple(found)


def _values(options: FillNullOptions, relation: Relation) -> dict[str, tuple[Scalar, str]]:
    """What goes into which column, and the option that says so."""
    if options.value is None:
        names = spelled(relation, list(options.values))
        return {name: (value, f"values.{name}") for name, value in zip(names, options.values.values(), strict=True)}
    names = spelled(relation, options.columns) or accepting(relation, options.value)
    return dict.fromkeys(names, (options.value, "value"))


def _figure(options: FillNullOptions, name: str) -> Expression:
    groups = [column(group) for group in options.group_by]
    if options.method == "previous":
        value = ignoring_nulls(call("last_value", column(name)))
        return over(value, groups, sort_keys(options.order_by), ("rows", None, 0))
    if options.method == "next":
        value = ignoring_nulls(call("first_value", column(name)))
        return over(value, groups, sort_keys(options.order_by), ("rows", 0, None))
    function = "avg" if options.method == "mean" else options.method
    return over(aggregate(function, column(name)), groups)


FILL_NULL = Component(
    name="fill_null_mod",
    title="Fill NULLs",
    summary="Put a value where there is none.",
    category="Columns",
    icon="drop-half",
    inputs=(Port("input", "Rows with gaps"),),
    outputs=(Port("output", "The same rows with the gaps filled"),),
    options=FillNullOptions,
    body=fill,
    reads_types=True,
    tags=("missing values", "impute", "coalesce"),
)
