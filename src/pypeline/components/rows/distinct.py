"""Distinct: one row of those that are the same."""

from typing import Literal

from pypeline.kit import (
    Column,
    Component,
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
from pypeline.kit.columns import free_name, spelled
from pypeline.kit.expressions import aggregate, call, compare, literal, over
from pypeline.kit.sorting import Order, order_problems, reversed_keys, sort_keys


class DistinctOptions(Options):
    columns: list[Column] = option("Columns", "Rows are the same when these are (all columns when empty)", default=[])
    keep: Literal["first", "last", "any", "none"] = option(
        "Keep", "Which of the rows that are the same; none keeps only rows that are like no other", default="first"
    )
    order_by: Order = option("Order", "What first and last mean", default=[])


@relational
def drop_repeats(options: DistinctOptions, inputs: Inputs) -> Outcome:
    problems = (*_contradictions(options), *order_problems(options.order_by, "order_by"))
    if problems:
        return problems
    relation = inputs["input"]
    on = spelled(relation, options.columns) or list(relation.columns)
    if options.keep == "none":
        return _like_no_other(relation, on)
    keys = sort_keys(options.order_by)
    position = free_name(relation.columns, "position")
    order = reversed_keys(keys) if options.keep == "last" else keys
    numbered = relation.window([(position, over(call("row_number"), [column(name) for name in on], order))])
    first, later = (compare(operator, column(position), literal(1)) for operator in ("=", ">"))
    output = numbered.where(first).select(relation.columns) if options.columns else relation.distinct()
    return {"output": output, "duplicates": numbered.where(later).select(relation.columns)}


def _contradictions(options: DistinctOptions) -> tuple[Problem, ...]:
    is_ordered = options.keep in {"first", "last"} and bool(options.columns)
    if options.order_by and not is_ordered:
        message = "without columns, rows that are the same cannot be told apart" if not options.columns else ""
        message = message or f"keep: {options.keep} looks at no order"
        return (Problem("P316", message, Place(option="order_by"), "leave order_by out"),)
    if options.keep == "last" and is_ordered and not options.order_by:
        return (Problem("P303", "which row is the last is not said", Place(option="keep"), "give it order_by"),)
    return ()


def _like_no_other(relation: Relation, on: list[str]) -> dict[str, Relation]:
    size = free_name(relation.columns, "group_size")
    counted = relation.window([(size, over(aggregate("count"), [column(name) for name in on]))])
    alone, together = (compare(operator, column(size), literal(1)) for operator in ("=", ">"))
    return {
        "output": counted.where(alone).select(relation.columns),
        "duplicates": counted.where(together).select(relation.columns),
    }


DISTINCT = Component(
    name="distinct_mod",
    title="Distinct",
    summary="Keep one row of those that are the same.",
    category="Rows",
    icon="stack-minus",
    inputs=(Port("input", "Rows, some of them repeated"),),
    outputs=(Port("output", "One row of each"), Port("duplicates", "The rows that were left out")),
    options=DistinctOptions,
    body=drop_repeats,
    tags=("deduplicate", "unique"),
)
