"""Explode: a row for each element of a list."""

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
    column,
    family,
    option,
    relational,
)
from pypeline.kit.columns import free_name, spelled, type_of
from pypeline.kit.expressions import call, cast, literal


class ExplodeOptions(Options):
    column: Column = option("Column", "A list, or a map (its keys and values)")
    name: str = option("Name", "What the elements are called (as the list when empty)", default="")
    key_name: str = option("Name of keys", "For a map: the column of its keys", default="key")
    empty: Literal["keep", "drop"] = option(
        "Rows without elements", "Keep them with NULL, or drop them", default="keep"
    )
    position_name: str = option("Position", "A column of this name counts the elements from 1", default="")
    keep_original: bool = option(
        "Keep the list", "Beside its elements, when they have a name of their own", default=False
    )


@relational
def one_row_each(options: ExplodeOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    (source,) = spelled(relation, [options.column])
    kind = family(type_of(relation, source))
    if kind not in {"list", "map"}:
        text = f"{source} is {type_of(relation, source)}, not a list"
        return Problem(
            "P316", text, Place(option="column"), "make a list first: split_column_mod, or json_mod for JSON"
        )
    if options.keep_original and options.name in {"", source}:
        return Problem(
            "P316", "the list and its elements need two names", Place(option="name"), "give the elements a name"
        )
    values = call("map_entries", column(source)) if kind == "map" else column(source)
    element = free_name(relation.columns, "element")
    numbered = call("list_zip", values, call("generate_series", literal(1), cast(call("length", values), "BIGINT")))
    exploded = relation.extend([(element, numbered if options.position_name else values)])
    rows = exploded.unnest(element, keep_empty=options.empty == "keep")
    found = call("struct_extract", column(element), literal(1)) if options.position_name else column(element)
    items = [(name, column(name)) for name in relation.columns if name != source or options.keep_original]
    if kind == "map":
        items.append((options.key_name, call("struct_extract", found, literal("key"))))
        found = call("struct_extract", found, literal("value"))
    items.append((options.name or source, found))
    if options.position_name:
        items.append((options.position_name, call("struct_extract", column(element), literal(2))))
    return {"output": rows.project(items)}


EXPLODE = Component(
    name="explode_mod",
    title="Explode",
    summary="Make a row for each element of a list.",
    category="Columns",
    icon="rows",
    inputs=(Port("input", "Rows with a list"),),
    outputs=(Port("output", "A row for each element"),),
    options=ExplodeOptions,
    body=one_row_each,
    reads_types=True,
    tags=("unnest", "list"),
)
