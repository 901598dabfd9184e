"""The options of JSON work, and which of them go together."""

from typing import Annotated, Literal

from pypeline.components.columns.actions import unfit
from pypeline.kit import Column, Options, Place, Problem, Relation, TypeName, family, option
from pypeline.kit.columns import type_of
from pypeline.kit.shorthand import Shorthand
from pypeline.kit.sorting import Order, order_problems

Action = Literal["parse", "build", "flatten", "explode", "validate"]
TAKES: dict[str, tuple[str, ...]] = {
    "parse": ("column", "fields", "name", "on_error", "keep_original"),
    "build": ("columns", "name", "group_by", "order_by"),
    "flatten": ("column", "levels", "separator", "prefix", "keep_original"),
    "explode": ("column", "name", "type", "empty", "on_error", "keep_original"), "validate": ("column", "on_error"),
}  # fmt: skip


class Field(Options):
    path: str = option("Path", "Where it is in the JSON, e.g. customer.name or items[0]")
    type: TypeName = option("Type", default="VARCHAR")


class JsonOptions(Options):
    action: Action = option("Action", "What to do", default="parse")
    column: Column | None = option("Column", "JSON as text, a JSON column, or a structure to flatten", default=None)
    fields: dict[str, Annotated[Field, Shorthand("path")]] = option(
        "Fields", "New column: path, or {path, type}; without fields the text becomes a JSON column", default={}
    )
    columns: list[Column] = option("Columns", "What goes into the object (all others when empty)", default=[])
    name: str = option("New column", "For build and explode, and for parse without fields", default="")
    group_by: list[Column] = option(
        "One array for each", "Build an array of all objects with the same values here", default=[]
    )
    order_by: Order = option("Order", "The order inside each array", default=[])
    type: TypeName = option("Type", "The type of the exploded elements", default="JSON")
    empty: Literal["keep", "drop"] = option(
        "Rows without elements", "Keep them with NULL, or drop them", default="keep"
    )
    levels: int | None = option("Levels", "How many levels to flatten (all when empty)", default=None, ge=1)
    separator: str = option("Separator", "Stands between the names of levels", default="_")
    prefix: bool = option("Prefix", "Begin the new names with the column's name", default=True)
    on_error: Literal["fail", "null", "reject"] = option(
        "When a text is no JSON", "Stop, make it NULL, or send the row to the port rejected", default="fail"
    )
    keep_original: bool = option("Keep the column", default=True)


def problems_of(options: JsonOptions, relation: Relation) -> tuple[Problem, ...]:
    found = list(unfit(options, options.action, TAKES))
    if options.action != "build" and options.column is None:
        return (*found, Problem("P303", f"{options.action} needs a column", Place(option="action"), "add column: …"))
    if options.order_by and not options.group_by:
        found.append(Problem("P316", "an order is for arrays", Place(option="order_by"), "add group_by"))
    if options.column is not None and not found:
        kind, wanted = (
            family(type_of(relation, options.column)),
            {"struct"} if options.action == "flatten" else {"text", "json"},
        )
        if kind not in wanted:
            remedy = (
                "read it first: action: parse with fields" if options.action == "flatten" else "choose a column of text"
            )
            text = f"{options.column} is {type_of(relation, options.column)}, not {' or '.join(sorted(wanted))}"
            found.append(Problem("P316", text, Place(option="column"), remedy))
    return (*found, *order_problems(options.order_by, "order_by"))
