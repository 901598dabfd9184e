"""Transpose: rows become columns and columns become rows."""

from pypeline.components.sets.aggregating import measure
from pypeline.components.sets.melting import melted
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
    SchemaColumn,
    SortKey,
    TypeName,
    column,
    option,
    relational,
)  # fmt: skip
from pypeline.kit.columns import free_name, spelled
from pypeline.kit.expressions import case, cast, equals, literal


class TransposeOptions(Options):
    names_from: Column = option("Names from", "Each row's value here becomes the name of a column")
    names: list[str] = option(
        "Names", "The values of that column, in the order wanted; without them only a run can tell", default=[]
    )
    columns: list[Column] = option("Columns", "What becomes rows (all other columns when empty)", default=[])
    name_column: str = option("Name column", "Holds the old columns' names", default="column", min_length=1)
    value_type: TypeName | None = option(
        "Value type", "Needed when the columns hold different kinds of values", default=None
    )


@relational
def flip(options: TransposeOptions, inputs: Inputs) -> Outcome:
    relation = inputs["input"]
    key = spelled(relation, [options.names_from])[0]
    columns = spelled(relation, options.columns) or [name for name in relation.columns if name != key]
    if not columns or key in columns:
        return Problem(
            "P316", f"there has to be a column besides {key}", Place(option="columns"), f"name columns other than {key}"
        )
    typed = melted(relation, columns, options.value_type or "")
    if isinstance(typed, Problem):
        return typed
    cells = typed.select([key, *columns]).unpivot(
        columns, options.name_column, free_name((key, options.name_column), "value"), keep_nulls=True
    )
    return {"output": _named(options, cells, key, columns) if options.names else _open(options, cells, key)}


def _named(options: TransposeOptions, cells: Relation, key: str, columns: list[str]) -> Relation:
    value, name = column(cells.columns[-1]), column(options.name_column)
    made = [
        (wanted, measure("max", value, where=equals(cast(column(key), "VARCHAR"), literal(wanted))))
        for wanted in options.names
    ]
    place = case([(equals(name, literal(old)), literal(number)) for number, old in enumerate(columns)])
    return cells.aggregate([(options.name_column, name)], made).sort([SortKey(place)])


def _open(options: TransposeOptions, cells: Relation, key: str) -> Relation:
    pivot = Pivot((options.name_column,), key, measure("max", column(cells.columns[-1])))
    schema = Open((SchemaColumn(options.name_column, "VARCHAR"),), f"each value of {key} becomes a column")
    return Relation(pivot, (cells,), (options.name_column,), schema)


TRANSPOSE = Component(
    name="transpose_mod",
    title="Transpose",
    summary="Turn rows into columns and columns into rows.",
    category="Sets",
    icon="flip-horizontal",
    inputs=(Port("input", "One row per new column"),),
    outputs=(Port("output", "One row per old column"),),
    options=TransposeOptions,
    body=flip,
    reads_types=True,
)
