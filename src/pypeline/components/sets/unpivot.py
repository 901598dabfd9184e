"""Unpivot: columns become rows of a name and a value."""

from pypeline.components.sets.melting import melted
from pypeline.kit import (
    Column,
    Component,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    TypeName,
    option,
    relational,
)  # fmt: skip
from pypeline.kit.columns import spelled


class UnpivotOptions(Options):
    columns: list[Column] = option("Columns", "Each becomes a row of its name and its value", default=[])
    index: list[Column] = option("Keep", "Instead of columns: these stay, all others become rows", default=[])
    name_column: str = option("Name column", default="name", min_length=1)
    value_column: str = option("Value column", default="value", min_length=1)
    keep_nulls: bool = option("Keep NULLs", "Off: an empty cell makes no row", default=False)
    value_type: TypeName | None = option(
        "Value type", "Needed when the columns hold different kinds of values", default=None
    )


@relational
def melt(options: UnpivotOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    if bool(options.columns) == bool(options.index):
        return Problem(
            "P316",
            "either columns or index is needed, and not both",
            Place(option="columns"),
            "name the columns that become rows",
        )
    kept = {name.casefold() for name in options.index}
    columns = spelled(relation, options.columns) or [name for name in relation.columns if name.casefold() not in kept]
    if not columns:
        return Problem(
            "P316", "index keeps every column; none is left to become rows", Place(option="index"), "leave some out"
        )
    found = melted(relation, columns, options.value_type or "")
    if isinstance(found, Problem):
        return found
    return {"output": found.unpivot(columns, options.name_column, options.value_column, keep_nulls=options.keep_nulls)}


UNPIVOT = Component(
    name="unpivot_mod",
    title="Unpivot",
    summary="Turn columns into rows of a name and a value.",
    category="Sets",
    icon="table-unpivot",
    inputs=(Port("input", "Rows with many columns"),),
    outputs=(Port("output", "One row per cell"),),
    options=UnpivotOptions,
    body=melt,
    reads_types=True,
)
