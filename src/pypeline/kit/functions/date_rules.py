"""How other engines take dates apart, cut, compare and write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.formats import date_format
from pypeline.kit.functions.intervals import shifted
from pypeline.kit.functions.lowering import Spelling, fill
from pypeline.kit.functions.shapes import string
from pypeline.kit.functions.table import Argument, Function, Refused

_PARTS: dict[str, dict[str, str]] = {
    "year": {"postgres": "year", "clickhouse": "toYear({0})", "spark": "YEAR({0})"},
    "month": {"postgres": "month", "clickhouse": "toMonth({0})", "spark": "MONTH({0})"},
    "day": {"postgres": "day", "clickhouse": "toDayOfMonth({0})", "spark": "DAY({0})"},
    "quarter": {"postgres": "quarter", "clickhouse": "toQuarter({0})", "spark": "QUARTER({0})"},
    "week": {"postgres": "week", "clickhouse": "toISOWeek({0})", "spark": "WEEKOFYEAR({0})"},
    "isoyear": {"postgres": "isoyear", "clickhouse": "toISOYear({0})", "spark": "EXTRACT(YEAROFWEEK FROM {0})"},
    "dayofweek": {"postgres": "dow", "clickhouse": "toDayOfWeek({0}) % 7", "spark": "DAYOFWEEK({0}) - 1"},
    "isodow": {"postgres": "isodow", "clickhouse": "toDayOfWeek({0})", "spark": "WEEKDAY({0}) + 1"},
    "dayofyear": {"postgres": "doy", "clickhouse": "toDayOfYear({0})", "spark": "DAYOFYEAR({0})"},
    "hour": {"postgres": "hour", "clickhouse": "toHour({0})", "spark": "HOUR({0})"},
    "minute": {"postgres": "minute", "clickhouse": "toMinute({0})", "spark": "MINUTE({0})"},
    "second": {"postgres": "second", "clickhouse": "toSecond({0})", "spark": "SECOND({0})"},
}
_SAME = {
    "dow": "dayofweek",
    "weekday": "dayofweek",
    "doy": "dayofyear",
    "weekofyear": "week",
    "years": "year",
    "months": "month",
    "days": "day",
    "dayofmonth": "day",
    "hours": "hour",
    "minutes": "minute",
    "seconds": "second",
    "quarters": "quarter",
    "weeks": "week",
}
_CLOCK = frozenset({"hour", "minute", "second"})


def part_name(text: str) -> str:
    lowered = text.lower()
    return _SAME.get(lowered, lowered)


def part_of(part: str, value: Argument, dialect: str) -> exp.Expr | Refused:
    """A part of a date or timestamp as a number."""
    name = part_name(part)
    if value.type not in {"DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"}:
        return Refused("the value is not known to be a DATE or TIMESTAMP; cast it")
    if name == "epoch":
        return _epoch(value, dialect)
    if name not in _PARTS:
        return Refused(f"the part {part!r}")
    if name in _CLOCK and value.type == "DATE":
        return Refused(f"a date has no {name}; cast it to TIMESTAMP")
    spelling = _PARTS[name][dialect]
    if dialect == "postgres":
        spelling = (
            f"CAST(FLOOR(DATE_PART('{spelling}', {{0}})) AS BIGINT)"
            if name == "second"
            else f"CAST(DATE_PART('{spelling}', {{0}}) AS BIGINT)"
        )
    elif dialect == "spark" and name == "isoyear":
        return Refused("the part 'isoyear'")
    return fill(spelling, dialect, [value.tree])


def _epoch(value: Argument, dialect: str) -> exp.Expr:
    templates = {
        "postgres": "CAST(DATE_PART('epoch', {0}) AS DOUBLE PRECISION)",
        "clickhouse": "toUnixTimestamp64Micro(toDateTime64({0}, 6, 'UTC')) / 1000000",
        "spark": "CAST(UNIX_DATE(CAST({0} AS DATE)) AS DOUBLE) * 86400 + HOUR({0}) * 3600 + MINUTE({0}) * 60"
        " + CAST(DATE_PART('SECOND', {0}) AS DOUBLE)",
    }
    if dialect == "spark" and value.type == "DATE":
        return fill("CAST(UNIX_DATE({0}) AS DOUBLE) * 86400", dialect, [value.tree])
    return fill(templates[dialect], dialect, [value.tree])


def date_part(dialect: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        return part_of(arguments[0].literal or "", arguments[1], dialect)

    return lower


def part_function(name: str, summary: str, result: int, aliases: tuple[str, ...] = ()) -> Function:
    def lowering(dialect: str) -> Spelling:
        return lambda arguments: part_of(name, arguments[0], dialect)

    example = f"{name}(TIMESTAMP '2024-12-30 10:20:30')"
    return function(
        name,
        "temporal",
        "BIGINT",
        summary,
        [(example, result)],
        postgres=lowering("postgres"),
        clickhouse=lowering("clickhouse"),
        spark=lowering("spark"),
        aliases=aliases,
    )


# toStartOfMonth and its like answer 1970 for every earlier date.
_TRUNC_CLICKHOUSE = {
    "year": "makeDate32(toYear({0}), 1, 1)",
    "quarter": "makeDate32(toYear({0}), toQuarter({0}) * 3 - 2, 1)",
    "month": "makeDate32(toYear({0}), toMonth({0}), 1)",
    "week": "subtractDays(toDate32({0}), toDayOfWeek({0}) - 1)",
}


def date_trunc(dialect: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        part, value = part_name(arguments[0].literal or ""), arguments[1]
        if part not in {"year", "quarter", "month", "week", "day", "hour", "minute", "second"}:
            return Refused(f"the part {arguments[0].literal!r}")
        if value.type not in {"DATE", "TIMESTAMP"}:
            return Refused("the value is not known to be a DATE or TIMESTAMP; cast it")
        if dialect == "postgres":
            return fill(f"DATE_TRUNC('{part}', CAST({{0}} AS TIMESTAMP))", dialect, [value.tree])
        if dialect == "spark":
            return fill(f"CAST(DATE_TRUNC('{part}', {{0}}) AS TIMESTAMP_NTZ)", dialect, [value.tree])
        if part in _TRUNC_CLICKHOUSE:
            return fill(f"toDateTime64({_TRUNC_CLICKHOUSE[part]}, 6, 'UTC')", dialect, [value.tree])
        if part == "second":  # dateTrunc rounds moments before 1970 upwards
            return fill("toStartOfSecond(toDateTime64({0}, 6, 'UTC'))", dialect, [value.tree])
        return fill(
            f"toDateTime64(dateTrunc('{part}', toDateTime64({{0}}, 6, 'UTC')), 6, 'UTC')", dialect, [value.tree]
        )

    return lower


def date_diff(templates: Mapping[str, str], dialect: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        part = part_name(arguments[0].literal or "")
        if part not in templates:
            return Refused(f"the part {arguments[0].literal!r}")
        kinds = {argument.type for argument in arguments[1:]}
        if not kinds <= {"DATE", "TIMESTAMP"}:
            return Refused("the values are not known to be DATE or TIMESTAMP; cast them")
        if part in _CLOCK and "DATE" in kinds:
            return Refused(f"a date has no {part}; cast it to TIMESTAMP")
        return fill(templates[part], dialect, [argument.tree for argument in arguments[1:]])

    return lower


def _boundaries(day: str, year: str, month: str, quarter: str, clock: Mapping[str, str]) -> dict[str, str]:
    """How many boundaries of a unit lie between {0} and {1}; `day` counts days, the others give a part of `@`."""

    def between(part: str, per_year: int) -> str:
        first, last = (f"{year.replace('@', at)} * {per_year} + {part.replace('@', at)}" for at in ("{0}", "{1}"))
        return f"({last}) - ({first})"

    return {
        "day": day,
        "year": f"{year.replace('@', '{1}')} - {year.replace('@', '{0}')}",
        "month": between(month, 12),
        "quarter": between(quarter, 4),
        **clock,
    }


POSTGRES_DIFF = _boundaries(
    "CAST({1} AS DATE) - CAST({0} AS DATE)",
    "CAST(DATE_PART('year', @) AS BIGINT)",
    "CAST(DATE_PART('month', @) AS BIGINT)",
    "CAST(DATE_PART('quarter', @) AS BIGINT)",
    {
        part: f"CAST((DATE_PART('epoch', DATE_TRUNC('{part}', {{1}}))"
        f" - DATE_PART('epoch', DATE_TRUNC('{part}', {{0}}))) / {seconds} AS BIGINT)"
        for part, seconds in (("hour", 3600), ("minute", 60), ("second", 1))
    },
)
SPARK_DIFF = _boundaries(
    "DATEDIFF({1}, {0})",
    "YEAR(@)",
    "MONTH(@)",
    "QUARTER(@)",
    {
        part: f"CAST(DATEDIFF({{1}}, {{0}}) AS BIGINT) * {86400 // seconds}"
        f" + ({clock.replace('@', '{1}')}) - ({clock.replace('@', '{0}')})"
        for part, seconds, clock in (
            ("hour", 3600, "HOUR(@)"),
            ("minute", 60, "HOUR(@) * 60 + MINUTE(@)"),
            ("second", 1, "HOUR(@) * 3600 + MINUTE(@) * 60 + SECOND(@)"),
        )
    },
)
CLICKHOUSE_DIFF = {
    part: f"dateDiff('{part}', {{0}}, {{1}})"
    for part in ("day", "year", "month", "quarter", "hour", "minute", "second")
}


def formatted(dialect: str, template: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        value, wanted = arguments
        if value.type not in {"DATE", "TIMESTAMP"} or wanted.literal is None:
            return Refused("the value is not known to be a DATE or TIMESTAMP, or the format is not a constant")
        text = date_format(wanted.literal, dialect)
        return text if isinstance(text, Refused) else fill(template, dialect, [value.tree, string(text)])

    return lower


def added(dialect: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        return shifted(arguments[0], arguments[1], dialect, 1)

    return lower
