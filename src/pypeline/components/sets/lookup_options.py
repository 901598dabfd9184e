"""The options of a lookup, what they take from the right side, and what may be wrong with them."""

from typing import Literal

from pypeline.components.sets.sides import KeyPair, missing_key
from pypeline.kit import Options, Place, Problem, Relation, column, column_of, option
from pypeline.kit.sorting import Order, order_problems
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


def source_of(taken: list[Item], name: str) -> str:
    return next(expression.columns[0] for new, expression in taken if new == name)


def taken_items(options: LookupOptions, left: Relation, right: Relation, keys: list[str]) -> list[Item] | Problem:
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


def lookup_problems(options: LookupOptions, left: Relation, right: Relation) -> tuple[Problem, ...]:
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
