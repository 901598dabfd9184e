"""A row for each day, week, month, quarter or year of a span of time."""

import datetime as dt
import re
from typing import Literal

from pypeline.components.sources.calendar_fields import Field, field_of
from pypeline.kit import (
    Component,
    Expression,
    Generate,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Relation,
    column,
    option,
    relational,
)
from pypeline.kit.expressions import call, cast, compare, literal

_RELATIVE = re.compile(r"today(?:\s*([+-])\s*(\d{1,4})\s*(day|week|month|year)s?)?", re.IGNORECASE)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
MOST_DAYS = 1_000_000


class CalendarSourceOptions(Options):
    start: str = option(
        "From", "A date such as 2026-01-01, or today, or today - 30 days", examples=("2026-01-01", "today - 2 years")
    )
    end: str = option("To", "The last day, written as the first", examples=("2026-12-31", "today"))
    fields: list[Field] = option(
        "Fields",
        "Columns to make, in this order",
        default=["date", "year", "quarter", "month", "week", "day", "weekday", "is_weekend"],
        min_length=1,
    )
    every: Literal["day", "week", "month", "quarter", "year"] = option("A row for each", default="day")


@relational
def days(options: CalendarSourceOptions, _inputs: Inputs) -> Outcome:
    spans: list[Expression] = []
    for name in ("start", "end"):
        day = _day(getattr(options, name))
        if day is None:
            remedy = "write it like 2026-01-31, today, or today - 30 days"
            return Problem("P304", f"{getattr(options, name)} is not a date", Place(option=name), remedy)
        spans.append(day)
    first, last = spans
    count = _count(options)
    if count <= 0:
        return Problem(
            "P316", f"the calendar ends before it starts: {options.start} to {options.end}", Place(option="end")
        )
    numbered = Relation(Generate(count), (), ("number",))
    dated = numbered.project([("date", _stepped(first, options.every))]).where(compare("<=", column("date"), last))
    return {
        "data": dated.project([(field, field_of(field, column("date"))) for field in dict.fromkeys(options.fields)])
    }


def _day(text: str) -> Expression | None:
    found = _RELATIVE.fullmatch(text.strip())
    if found is None:
        try:
            return literal(dt.date.fromisoformat(text.strip()), "DATE")
        except ValueError:
            return None
    today = cast(call("today"), "DATE")
    if not found.group(1):
        return today
    sign, number, unit = found.groups()
    span = call(f"to_{unit.lower()}s", literal(int(f"{sign}{number}")))
    return cast(compare("+", today, span), "DATE")


def _count(options: CalendarSourceOptions) -> int:
    """How many rows there may be at most: exact between two dates, else as many as could be needed."""
    try:
        span = (dt.date.fromisoformat(options.end.strip()) - dt.date.fromisoformat(options.start.strip())).days + 1
    except ValueError:
        span = MOST_DAYS
    shortest = {"day": 1, "week": 7, "month": 28, "quarter": 90, "year": 365}[options.every]
    return -(-span // shortest)


def _stepped(first: Expression, every: str) -> Expression:
    number = cast(column("number"), "INTEGER")
    if every in {"day", "week"}:
        steps = number if every == "day" else compare("*", number, literal(7))
        return cast(compare("+", first, steps), "DATE")
    months = compare("*", number, literal(_MONTHS[every]))
    return cast(compare("+", first, call("to_months", months)), "DATE")


CALENDAR_SOURCE = Component(
    name="calendar_source",
    title="Calendar",
    summary="A row for each day of a span of time, with what there is to say about it.",
    category="Sources",
    icon="calendar-days",
    outputs=(Port("data", "The days"),),
    options=CalendarSourceOptions,
    body=days,
)
