"""Sample: some of the rows, by chance or from one end, of the whole or of each group."""

from typing import Literal

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
    SortKey,
    column,
    option,
    relational,
)
from pypeline.kit.columns import free_name
from pypeline.kit.expressions import aggregate, call, cast, compare, literal, over
from pypeline.kit.sorting import Order, order_problems, reversed_keys, sort_keys


class SampleOptions(Options):
    rows: int | None = option("Rows", "How many rows to keep (of each group)", default=None, ge=0)
    percent: float | None = option(
        "Percent", "How many of 100 rows to keep (of each group)", default=None, ge=0, le=100
    )
    mode: Literal["random", "first", "last"] = option(
        "Which rows", "By chance, or from one end of the order", default="random"
    )
    seed: int | None = option("Seed", "The same seed draws the same rows again", default=None)
    group_by: list[Column] = option("For each", "Sample every group of rows with the same values here", default=[])
    order_by: Order = option("Order", "What first and last mean", default=[])


@relational
def draw(options: SampleOptions, inputs: Inputs) -> Outcome:
    problems = (*_contradictions(options), *order_problems(options.order_by, "order_by"))
    if problems:
        return problems
    relation = inputs["input"]
    if options.mode == "random" and options.seed is None and not options.group_by:
        return {"output": relation.sample(rows=options.rows, percent=options.percent)}
    if options.mode == "random" and options.seed is None:
        luck = free_name(relation.columns, "luck")
        drawn = _first_of_each(options, relation.extend([(luck, call("random"))]), (SortKey(column(luck)),))
        return {"output": drawn.select(relation.columns)}
    keys = _order(options, relation)
    if options.rows is not None and not options.group_by:
        return {"output": (relation.sort(keys) if keys else relation).limit(options.rows)}
    return {"output": _first_of_each(options, relation, keys)}


def _contradictions(options: SampleOptions) -> tuple[Problem, ...]:
    found = []
    if (options.rows is None) == (options.percent is None):
        found.append(Problem("P316", "a sample has rows or percent, one of the two", remedy="give it rows: 1000"))
    if options.mode == "random" and options.order_by:
        found.append(Problem("P316", "a sample by chance has no order", Place(option="order_by"), "choose mode: first"))
    if options.mode != "random" and options.seed is not None:
        found.append(Problem("P316", f"{options.mode} rows need no seed", Place(option="seed"), "leave seed out"))
    is_ordered = options.mode == "random" or options.order_by or (options.mode == "first" and not options.group_by)
    if not is_ordered:
        message = f"which rows are {options.mode} is not said"
        found.append(Problem("P303", message, Place(option="mode"), "give it order_by"))
    return tuple(found)


def _order(options: SampleOptions, relation: Relation) -> tuple[SortKey, ...]:
    """Rows in the order of a hash are in no order, but always in the same; equal rows are equal wherever they come."""
    if options.mode != "random":
        keys = sort_keys(options.order_by)
        return reversed_keys(keys) if options.mode == "last" else keys
    return (SortKey(call("hash", literal(options.seed), *(column(name) for name in relation.columns))),)


def _first_of_each(options: SampleOptions, relation: Relation, keys: tuple[SortKey, ...]) -> Relation:
    position = free_name(relation.columns, "position")
    size = free_name(relation.columns, "group_size")
    groups = [column(name) for name in options.group_by]
    numbered = relation.window(
        [(position, over(call("row_number"), groups, keys)), (size, over(aggregate("count"), groups))]
    )
    return numbered.where(compare("<=", column(position), _wanted(options, size))).select(relation.columns)


def _wanted(options: SampleOptions, size: str) -> Expression:
    if options.rows is not None:
        return literal(options.rows)
    share = compare("*", cast(column(size), "DOUBLE"), literal((options.percent or 0) / 100))
    return call("round", share)


SAMPLE = Component(
    name="sample_mod",
    title="Sample",
    summary="Keep some of the rows: by chance, or the first or last of each group.",
    category="Rows",
    icon="dice-five",
    inputs=(Port("input", "Rows to draw from"),),
    outputs=(Port("output", "The rows drawn"),),
    options=SampleOptions,
    body=draw,
)
