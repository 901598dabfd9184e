"""Row id: number the rows, or give each a UUID."""

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
    TypeName,
    column,
    option,
    relational,
)
from pypeline.kit.columns import free_name
from pypeline.kit.expressions import call, cast, compare, concat, literal, over
from pypeline.kit.sorting import Order, order_problems, sort_keys


class RowIdOptions(Options):
    name: str = option("Name", "What the column is called", default="row_id", min_length=1)
    kind: Literal["number", "uuid"] = option("Kind", "Count the rows, or draw a random UUID for each", default="number")
    start: int = option("Start", "The number of the first row", default=1)
    step: int = option("Step", "The distance to the next number", default=1)
    order_by: Order = option("Order", "Which row is the first", default=[])
    group_by: list[Column] = option(
        "For each", "Begin again for each group of rows with the same values here", default=[]
    )
    type: TypeName = option("Type", "The type of the numbers", default="BIGINT")
    prefix: str = option("Prefix", "Text before the number; makes the column text", default="")
    position: Literal["first", "last"] = option("Position", "Where the column stands", default="first")


@relational
def number_rows(options: RowIdOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    problems = (*_contradictions(options), *order_problems(options.order_by, "order_by"))
    if problems:
        return problems
    if relation.has(options.name):
        text = f"there is a column {options.name} already"
        return Problem("P312", text, Place(option="name"), "choose another name")
    if options.kind == "uuid":
        numbered, value = relation, call("uuid")
    else:
        number = free_name([*relation.columns, options.name], "number")
        groups = [column(name) for name in options.group_by]
        numbered = relation.window([(number, over(call("row_number"), groups, sort_keys(options.order_by)))])
        value = _value(options, column(number))
    kept = [(name, column(name)) for name in relation.columns]
    item = (options.name, value)
    return {"output": numbered.project([item, *kept] if options.position == "first" else [*kept, item])}


def _contradictions(options: RowIdOptions) -> tuple[Problem, ...]:
    counting = {"start", "step", "order_by", "group_by", "type", "prefix"}
    given = [name for name in RowIdOptions.model_fields if name in counting & options.model_fields_set]
    if options.kind == "uuid" and given:
        return (Problem("P316", f"a UUID has no {given[0]}", Place(option=given[0]), f"leave {given[0]} out"),)
    if options.step == 0:
        return (Problem("P304", "with a step of 0 all rows have one number", Place(option="step"), "choose 1"),)
    return ()


def _value(options: RowIdOptions, number: Expression) -> Expression:
    if options.step != 1:
        number = compare("*", number, literal(options.step))
    shift = options.start - options.step
    if shift:
        number = compare("+" if shift > 0 else "-", number, literal(abs(shift)))
    value = cast(number, options.type)
    return concat(literal(options.prefix), cast(value, "VARCHAR")) if options.prefix else value


ROW_ID = Component(
    name="row_id_mod",
    title="Row id",
    summary="Number the rows, or give each a UUID.",
    category="Columns",
    icon="hash-straight",
    inputs=(Port("input", "Rows without a key"),),
    outputs=(Port("output", "The rows with one"),),
    options=RowIdOptions,
    body=number_rows,
    tags=("surrogate key", "sequence"),
)
