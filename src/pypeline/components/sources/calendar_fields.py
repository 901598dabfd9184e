"""What can be said of a day, as expressions over a DATE column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from pypeline.kit import Expression
from pypeline.kit.expressions import call, case, cast, compare, concat, literal

Field = Literal[
    "date", "year", "quarter", "month", "month_name", "month_start", "month_end", "year_month", "week", "day",
    "day_of_year", "weekday", "weekday_name", "is_weekend",
]  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _named(number: Expression, names: Sequence[str]) -> Expression:
    """A CASE reads the same in every engine; their own names follow the server's language."""
    return case([(compare("=", number, literal(place)), literal(name)) for place, name in enumerate(names, start=1)])


def _whole(function: str) -> Callable[[Expression], Expression]:
    return lambda day: cast(call(function, day), "INTEGER")


def _month_start(day: Expression) -> Expression:
    return cast(call("date_trunc", literal("month"), day), "DATE")


def _year_month(day: Expression) -> Expression:
    month = call("lpad", cast(_whole("month")(day), "VARCHAR"), literal(2), literal("0"))
    return concat(cast(_whole("year")(day), "VARCHAR"), literal("-"), month)


_MAKERS: dict[str, Callable[[Expression], Expression]] = {
    "date": lambda day: day,
    "year": _whole("year"),
    "quarter": _whole("quarter"),
    "month": _whole("month"),
    "month_name": lambda day: _named(_whole("month")(day), MONTHS),
    "month_start": _month_start,
    "month_end": lambda day: cast(call("last_day", day), "DATE"),
    "year_month": _year_month,
    "week": _whole("week"),
    "day": _whole("day"),
    "day_of_year": _whole("dayofyear"),
    "weekday": _whole("isodow"),
    "weekday_name": lambda day: _named(_whole("isodow")(day), WEEKDAYS),
    "is_weekend": lambda day: compare(">=", _whole("isodow")(day), literal(6)),
}


def field_of(field: Field, day: Expression) -> Expression:
    """Weeks are ISO's; a weekday counts from 1 (Monday) to 7."""
    return _MAKERS[field](day)
