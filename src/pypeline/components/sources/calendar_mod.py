"""A calendar as long as the data: from the first day in it to the last."""

from pypeline.components.sources.calendar_fields import Field, field_of
from pypeline.components.sources.calendar_source import MOST_DAYS
from pypeline.kit import (
    Column,
    Component,
    Generate,
    Inputs,
    Options,
    Outputs,
    Port,
    Relation,
    column,
    option,
    relational,
)
from pypeline.kit.expressions import aggregate, cast, compare


class CalendarOptions(Options):
    from_column: Column = option("First day of", "The calendar starts with the smallest date of this column")
    to_column: Column | None = option(
        "Last day of", "It ends with the largest date of this column; the same one when empty", default=None
    )
    fields: list[Field] = option(
        "Fields", "Columns to make, in this order", default=["date", "year", "month", "week", "day"], min_length=1
    )


@relational
def days(options: CalendarOptions, inputs: Inputs) -> Outputs:
    last_column = options.to_column or options.from_column
    bounds = [
        ("first_day", cast(aggregate("min", column(options.from_column)), "DATE")),
        ("last_day", cast(aggregate("max", column(last_column)), "DATE")),
    ]
    span = inputs["input"].aggregate([], bounds)
    numbers = Relation(Generate(MOST_DAYS), (), ("number",))
    day = cast(compare("+", column("first_day", "right"), cast(column("number", "left"), "INTEGER")), "DATE")
    dated = numbers.join(span, "cross", None, [("date", day), ("last_day", column("last_day", "right"))])
    kept = dated.where(compare("<=", column("date"), column("last_day")))
    return {
        "output": kept.project([(field, field_of(field, column("date"))) for field in dict.fromkeys(options.fields)])
    }


CALENDAR = Component(
    name="calendar_mod",
    title="Calendar of the data",
    summary="A row for each day from the first date in the input to the last.",
    category="Rows",
    icon="calendar-range",
    inputs=(Port("input", "Rows with dates"),),
    outputs=(Port("output", "The days"),),
    options=CalendarOptions,
    body=days,
)
