"""Join: rows of two inputs side by side."""

from typing import Literal

from pypeline.components.sets.join_rules import contradiction
from pypeline.components.sets.sides import (
    KeyPair,
    joined_items,
    keys_match,
    missing_key,
    qualified,
    shared_names,
)
from pypeline.kit import (
    Component,
    Expression,
    Inputs,
    Options,
    Outcome,
    Port,
    Problem,
    Relation,
    option,
    relational,
)
from pypeline.kit.expressions import all_of, call, column
from pypeline.plan.relations import Item, JoinKind

How = Literal["inner", "left", "right", "full", "semi", "anti", "cross", "asof", "asof_left"]


class JoinOptions(Options):
    how: How = option(
        "Keep",
        "inner: rows that match · left, right, full: also the unmatched rows of that side · semi, anti: left rows with "
        "or without a match, no right columns · cross: every pair · asof, asof_left: the nearest right row",
        default="inner",
    )
    on: list[str | KeyPair] = option(
        "Keys",
        "A name both sides have, or {left: a, right: b, op: =}. NULL matches nothing (but by `is not distinct from`)",
        default=[],
        examples=("customer_id", {"left": "customer", "right": "id"}),
    )
    condition: Expression | None = option(
        "Condition",
        "Must hold besides the keys. left.a and right.a name the sides; a alone is enough when only one side has it",
        default=None,
        examples=("left.day BETWEEN valid_from AND valid_to",),
    )
    suffix: str = option(
        "Suffix", "Added to a right column whose name is also on the left", default="_right", min_length=1
    )
    same_names: Literal["suffix", "suffix_both", "coalesce", "left"] = option(
        "Same names",
        "Columns that are no keys and have the same name: both with the suffix on the right (or on both), the left one "
        "filled from the right, or the left one only",
        default="suffix",
    )


@relational
def join(options: JoinOptions, inputs: Inputs) -> Outcome:
    left, right = inputs["left"], inputs["right"]
    problem = contradiction(options.how, options.on, has_condition=options.condition is not None) or missing_key(
        options.on, {"left": left, "right": right}
    )
    if problem:
        return problem
    on = _on(options, left, right)
    if isinstance(on, Problem):
        return on
    items = _items(options, left, right)
    if isinstance(items, Problem):
        return items
    return {"output": left.join(right, options.how, on, items)}


def _on(options: JoinOptions, left: Relation, right: Relation) -> Expression | Problem | None:
    keys = keys_match(options.on)
    if options.condition is None:
        return keys
    condition = qualified(options.condition, left, right)
    if isinstance(condition, Problem) or keys is None:
        return condition
    return all_of(keys, condition).with_origin(condition.origin)


def _items(options: JoinOptions, left: Relation, right: Relation) -> list[Item] | Problem:
    if options.how in {"semi", "anti"}:
        return [(name, column(name, "left")) for name in left.columns]
    sides: dict[JoinKind, str] = {"right": "right"}
    keys: list[Item] = []
    for name in shared_names(options.on):
        both = call("coalesce", column(name, "left"), column(name, "right"))
        keys.append((name, both if options.how == "full" else column(name, sides.get(options.how, "left"))))
    return joined_items(left, right, keys, options.suffix, options.same_names)


JOIN = Component(
    name="join_mod",
    title="Join",
    summary="Put the rows of two inputs side by side where their keys match.",
    category="Sets",
    icon="git-merge",
    inputs=(Port("left", "Left rows"), Port("right", "Right rows")),
    outputs=(Port("output", "Joined rows"),),
    options=JoinOptions,
    body=join,
)
