"""Pivot: the values of a column become columns."""

from collections.abc import Sequence

from pypeline.components.sets.aggregating import Function, measure
from pypeline.components.sets.pivoting import Cells, Value, cell_items
from pypeline.kit import (
    Column,
    Component,
    Inputs,
    Open,
    Options,
    Outcome,
    Pivot,
    Place,
    Port,
    Problem,
    Relation,
    TypeName,
    column,
    option,
    relational,
)  # fmt: skip
from pypeline.kit.columns import spelled, type_of
from pypeline.kit.expressions import cast
from pypeline.plan.types import is_integer


class PivotOptions(Options):
    index: list[Column] = option(
        "Rows", "One row for each combination of these (all other columns when empty)", default=[]
    )
    column: Column = option("Column", "Its values become columns")
    value: Column | list[Column] = option(
        "Value", "What the cells are made of; with several, columns are called value_name"
    )
    function: Function = option("Function", "What becomes of several values in one cell", default="sum")
    values: list[Value] = option(
        "Values", "The values that become columns; without them only a run can tell", default=[]
    )
    columns: dict[str, TypeName] = option("Columns", "The new columns with their types, instead of values", default={})
    fill: Value = option("Fill", "What stands in a cell that no row belongs to", default=None)


@relational
def turn(options: PivotOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    values = [options.value] if isinstance(options.value, str) else list(options.value)
    problem = _contradiction(options, values)
    if problem:
        return problem
    used = {name.casefold() for name in (options.column, *values)}
    index = spelled(relation, options.index) or [name for name in relation.columns if name.casefold() not in used]
    if options.values or options.columns:
        wanted = Cells(options.column, options.function, options.values, options.columns, options.fill)
        cells = cell_items(wanted, relation, values)
        if isinstance(cells, Problem):
            return cells
        return {"output": relation.aggregate([(name, column(name)) for name in index], cells)}
    return {"output": _open(options, relation, index, values[0])}


def _open(options: PivotOptions, relation: Relation, index: Sequence[str], value: str) -> Relation:
    made = measure(options.function, column(value))
    if options.function == "sum" and is_integer(type_of(relation, value)):
        made = cast(made, "DECIMAL(38,0)")  # a file holds no larger integer
    known = tuple(found for name in index if relation.schema and (found := relation.schema.find(name)))
    schema = Open(known, f"each value of {options.column} becomes a column")
    return Relation(Pivot(tuple(index), options.column, made), (relation,), tuple(index), schema)


def _contradiction(options: PivotOptions, values: Sequence[str]) -> Problem | None:
    if options.values and options.columns:
        return Problem(
            "P316", "values and columns both name the new columns", Place(option="columns"), "keep one of the two"
        )
    is_open = not options.values and not options.columns
    if is_open and (len(values) > 1 or options.fill is not None):
        return Problem(
            "P316",
            "several values or a fill need the new columns to be named",
            Place(option="values"),
            "list them in values",
        )
    if options.columns and len(values) > 1:
        return Problem(
            "P316",
            "columns names one column a value, but there are several",
            Place(option="columns"),
            "list values instead",
        )
    return None


PIVOT = Component(
    name="pivot_mod",
    title="Pivot",
    summary="Turn the values of a column into columns.",
    category="Sets",
    icon="table-pivot",
    inputs=(Port("input", "Rows with a name and a value each"),),
    outputs=(Port("output", "One row per group, one column per name"),),
    options=PivotOptions,
    body=turn,
    reads_types=True,
)
