"""Lookup: columns of another table added to each row."""

from typing import Literal

from pypeline.components.sets.finding import Rejection, found, parted
from pypeline.components.sets.lookup_options import LookupOptions, lookup_problems, source_of, taken_items
from pypeline.components.sets.sides import keys_match
from pypeline.kit import (
    Component,
    Inputs,
    Outcome,
    Port,
    Problem,
    relational,
)
from pypeline.kit.columns import fitting_literal, spelled, type_of
from pypeline.kit.expressions import case, column
from pypeline.kit.sorting import sort_keys
from pypeline.plan.relations import Item


@relational
def look_up(options: LookupOptions, inputs: Inputs) -> Outcome:
    left, right = inputs["left"], inputs["right"]
    problems = lookup_problems(options, left, right)
    if problems:
        return problems
    keys = spelled(right, [key if isinstance(key, str) else key.right for key in options.on])
    taken = taken_items(options, left, right, keys)
    if isinstance(taken, Problem):
        return taken
    on = keys_match(options.on)
    assert on is not None, "min_length"  # noqa: S101
    which: Literal["one", "first"] = "one" if options.on_many == "reject" else "first"
    result = found(left, right, keys, on, taken, which, sort_keys(options.order_by))
    own: list[Item] = [(name, column(name)) for name in left.columns]
    output = list(own)
    for name, _ in taken:
        value = fitting_literal(options.defaults.get(name), type_of(right, source_of(taken, name)), f"defaults.{name}")
        if isinstance(value, Problem):
            return value
        is_filled = options.on_missing == "default" and name in options.defaults
        output.append((name, case([(result.is_missing, value)], column(name)) if is_filled else column(name)))
    named = ", ".join(keys)
    rejections = []
    if options.on_missing == "reject":
        rejections.append(
            Rejection(result.is_missing, "LOOKUP_MISSING", f"no row with this {named}", f"{named} is found")
        )
    if options.on_many == "reject":
        rejections.append(
            Rejection(
                result.is_many, "LOOKUP_SEVERAL", f"several rows with this {named}", f"{named} is found only once"
            )
        )
    return parted(result.rows, output, own, rejections, is_linked="rejected" in inputs.linked)


LOOKUP = Component(
    name="lookup_mod",
    title="Lookup",
    summary="Add columns of another table, where each row may be found at most once.",
    category="Sets",
    icon="search",
    inputs=(Port("left", "Rows to complete"), Port("right", "The table to look in")),
    outputs=(
        Port("output", "The rows with the new columns"),
        Port("rejected", "Rows that were not found, or several times"),
    ),
    options=LookupOptions,
    body=look_up,
    reads_types=True,
)
