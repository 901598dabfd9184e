"""Lookup: columns of another table added to each row."""

from typing import Literal

from pypeline.components.sets.finding import Rejection, found, parted
from pypeline.components.sets.sides import KeyPair, keys_match, missing_key
from pypeline.kit import (
    Component,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Relation,
    column_of,
    option,
    relational,
)
from pypeline.kit.columns import fitting_literal, spelled, type_of
from pypeline.kit.expressions import case, column
from pypeline.kit.sorting import Order, order_problems, sort_keys
from pypeline.plan.relations import Item


class LookupOptions(Options):
    on: list[str | KeyPair] = option("Keys", "A name both sides have, or {left: a, right: b}", min_length=1)
    columns: list[column_of("right")] | dict[str, column_of("right")] = option(  # type: ignore[valid-type]
        "Columns", "What is added: names, or {new name: name}; everything but the keys when empty", default=[]
    )
    on_missing: Literal["null", "default", "reject"] = option(
        "Not found", "NULLs, the defaults, or the row goes to rejected (unlinked, the run fails)", default="null"
    )
    defaults: dict[str, str | bool | int | float | None] = option("Defaults", "{new column: value}", default={})
    on_many: Literal["reject", "first"] = option(
        "Found several times",
        "The row goes to rejected (unlinked, the run fails), or the first by the order",
        default="reject",
    )
    order_by: Order = option("Order", "Which of several is the first; columns of the right side", default=[])


@relational
def look_up(options: LookupOptions, inputs: Inputs) -> Outcome:
    left, right = inputs["left"], inputs["right"]
    problems = _problems(options, left, right)
    if problems:
        return problems
    keys = spelled(right, [key if isinstance(key, str) else key.right for key in options.on])
    taken = _taken(options, left, right, keys)
    if isinstance(taken, Problem):
        return taken
    on = keys_match(options.on)
    assert on is not None, "min_length"  # noqa: S101
    which: Literal["one", "first"] = "one" if options.on_many == "reject" else "first"
    result = found(left, right, keys, on, taken, which, sort_keys(options.order_by))
    own: list[Item] = [(name, column(name)) for name in left.columns]
    output = list(own)
    for name, _ in taken:
        value = fitting_literal(options.defaults.get(name), type_of(right, _source(taken, name)), f"defaults.{name}")
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


def _source(taken: list[Item], name: str) -> str:
    return next(expression.columns[0] for new, expression in taken if new == name)


def _taken(options: LookupOptions, left: Relation, right: Relation, keys: list[str]) -> list[Item] | Problem:
    if isinstance(options.columns, dict):
        wanted = {new: str(old) for new, old in options.columns.items()}
    else:
        wanted = {name: name for name in options.columns or [name for name in right.columns if name not in keys]}
    clash = next((new for new in wanted if left.has(new)), None)
    if clash is not None:
        return Problem(
            "P312",
            f"two columns would be called {clash}",
            Place(option="columns"),
            f"write columns: {{new_name: {clash}}}",
        )
    return [(new, column(old, "right")) for new, old in wanted.items()]


def _problems(options: LookupOptions, left: Relation, right: Relation) -> tuple[Problem, ...]:
    unequal = next((n for n, key in enumerate(options.on) if not isinstance(key, str) and key.op != "="), None)
    if unequal is not None:
        return (
            Problem(
                "P316",
                "a lookup compares its keys with =",
                Place(option=f"on.{unequal}.op"),
                "use join_mod for other comparisons",
            ),
        )
    if options.defaults and options.on_missing != "default":
        return (
            Problem(
                "P316",
                "defaults are used only with on_missing: default",
                Place(option="defaults"),
                "set on_missing: default",
            ),
        )
    if options.order_by and options.on_many != "first":
        return (
            Problem(
                "P316", "order_by is used only with on_many: first", Place(option="order_by"), "set on_many: first"
            ),
        )
    missing = missing_key(options.on, {"left": left, "right": right})
    return (missing,) if missing else order_problems(options.order_by, "order_by")


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
