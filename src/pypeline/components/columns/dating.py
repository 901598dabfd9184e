"""What can be done with a date or time, as expressions."""

from collections.abc import Sequence
from typing import Literal

from pypeline.kit import Expression
from pypeline.kit.expressions import call, case, cast, compare, is_null, literal, try_cast

Unit = Literal["year", "quarter", "month", "week", "day", "hour", "minute", "second"]
Part = Literal[
    "year", "quarter", "month", "month_name", "week", "day", "day_of_week", "day_name", "day_of_year", "hour", "minute",
    "second", "epoch",
]  # fmt: skip

_FUNCTIONS = {
    "month_name": "monthname", "day_of_week": "isodow", "day_name": "dayname", "day_of_year": "dayofyear",
}  # fmt: skip
_INTERVALS = {
    "year": "to_years", "month": "to_months", "week": "to_weeks", "day": "to_days", "hour": "to_hours",
    "minute": "to_minutes", "second": "to_seconds",
}  # fmt: skip
PARSED = {"date": "DATE", "timestamp": "TIMESTAMP", "time": "TIME"}


def parsed(text: Expression, formats: Sequence[str], type_: str, *, is_strict: bool) -> Expression:
    """The first format that fits. Strict: a text that fits none fails, else it becomes NULL."""
    wanted = PARSED[type_]
    if not formats:
        return cast(text, wanted) if is_strict else try_cast(text, wanted)
    tries = [call("try_strptime", text, literal(one)) for one in formats[:-1] if is_strict]
    tries += [call("strptime", text, literal(formats[-1]))] if is_strict else []
    tries = tries or [call("try_strptime", text, literal(one)) for one in formats]
    if is_strict and len(tries) > 1:
        earlier = call("coalesce", *tries[:-1]) if len(tries) > 2 else tries[0]  # noqa: PLR2004 - one before the last
        found = case([(is_null(earlier).negated(), earlier)], tries[-1])
    else:
        found = call("coalesce", *tries) if len(tries) > 1 else tries[0]
    return found if type_ == "timestamp" else cast(found, wanted)


def formatted(value: Expression, type_: str, layout: str) -> Expression:
    """A time of day is written as one of a day that is not shown."""
    if type_.startswith("TIME") and not type_.startswith("TIMESTAMP"):
        value = compare("+", literal("2000-01-01", "DATE"), value)
    return call("strftime", value, literal(layout))


def parts(value: Expression, wanted: Sequence[Part]) -> list[tuple[str, Expression]]:
    return [(part, call(_FUNCTIONS.get(part, part), value)) for part in wanted]


def shifted(value: Expression, type_: str, unit: Unit, amount: Expression) -> Expression:
    """A date stays a date unless hours or less are added."""
    interval = (
        call(_INTERVALS["month"], compare("*", amount, literal(3)))
        if unit == "quarter"
        else call(_INTERVALS[unit], amount)
    )
    moved = compare("+", value, interval)
    return cast(moved, "DATE") if type_ == "DATE" and unit not in {"hour", "minute", "second"} else moved


def difference(start: Expression, end: Expression, unit: Unit, *, complete: bool) -> Expression:
    return call("date_sub" if complete else "date_diff", literal(unit), start, end)


def in_zone(value: Expression, source: str, target: str) -> Expression:
    """The wall clock of one time zone as that of another."""
    return call("timezone", literal(target), call("timezone", literal(source), value))
