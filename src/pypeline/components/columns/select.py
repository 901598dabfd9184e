"""Select: keep some columns, in this order, or drop some."""

from typing import Annotated, Literal

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
    column,
    option,
    relational,
)
from pypeline.kit.columns import spelled
from pypeline.kit.expressions import cast
from pypeline.kit.shorthand import Shorthand


class Pick(Options):
    name: Column = option("Column")
    new_name: str = option("As", "Its new name", default="", alias="as")
    type: TypeName | None = option("Type", "Its new type", default=None)


class SelectOptions(Options):
    columns: list[Annotated[Pick, Shorthand("name")]] = option(
        "Columns", "Names, or {name, as, type} to rename or cast on the way", min_length=1,
        examples=(["id", {"name": "ttl", "as": "total", "type": "double"}],),
    )  # fmt: skip
    mode: Literal["keep", "drop"] = option("Mode", "Keep these columns in this order, or drop them", default="keep")


@relational
def choose(options: SelectOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    if options.mode == "drop":
        changed = [index for index, pick in enumerate(options.columns) if pick.new_name or pick.type]
        if changed:
            place = Place(option=f"columns.{changed[0]}")
            return Problem("P316", "a dropped column has no new name or type", place, "write its name only")
        dropped = set(spelled(relation, [pick.name for pick in options.columns]))
        return {"output": relation.select([name for name in relation.columns if name not in dropped])}
    names = spelled(relation, [pick.name for pick in options.columns])
    picked = zip(options.columns, names, strict=True)
    return {
        "output": relation.project(
            [
                (pick.new_name or name, cast(column(name), pick.type) if pick.type else column(name))
                for pick, name in picked
            ]
        )
    }


SELECT = Component(
    name="select_mod",
    title="Select columns",
    summary="Keep some columns in a certain order, or drop some.",
    category="Columns",
    icon="columns",
    inputs=(Port("input", "Rows with all their columns"),),
    outputs=(Port("output", "The same rows with the chosen columns"),),
    options=SelectOptions,
    body=choose,
    tags=("filter columns", "drop"),
)
