"""Dates and times. Times without a zone are what a clock shows; weeks begin on Monday and follow ISO 8601."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlglot import exp

from pypeline.kit.functions.define import function
from pypeline.kit.functions.formats import date_format
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
_SAME = {"dow": "dayofweek", "weekday": "dayofweek", "doy": "dayofyear", "weekofyear": "week", "years": "year", "months": "month", "days": "day",
         "dayofmonth": "day", "hours": "hour", "minutes": "minute", "seconds": "second", "quarters": "quarter", "weeks": "week"}
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
        spelling = f"CAST(FLOOR(DATE_PART('{spelling}', {{0}})) AS BIGINT)" if name == "second" else f"CAST(DATE_PART('{spelling}', {{0}}) AS BIGINT)"
    elif dialect == "spark" and name == "isoyear":
        return Refused("the part 'isoyear'")
    return fill(spelling, dialect, [value.tree])


def _epoch(value: Argument, dialect: str) -> exp.Expr:
    templates = {
        "postgres": "CAST(DATE_PART('epoch', {0}) AS DOUBLE PRECISION)",
        "clickhouse": "toUnixTimestamp64Micro(toDateTime64({0}, 6, 'UTC')) / 1000000",
        "spark": "CAST(UNIX_DATE(CAST({0} AS DATE)) AS DOUBLE) * 86400 + HOUR({0}) * 3600 + MINUTE({0}) * 60 + CAST(DATE_PART('SECOND', {0}) AS DOUBLE)",
    }
    if dialect == "spark" and value.type == "DATE":
        return fill("CAST(UNIX_DATE({0}) AS DOUBLE) * 86400", dialect, [value.tree])
    return fill(templates[dialect], dialect, [value.tree])


def _date_part(dialect: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        return part_of(arguments[0].literal or "", arguments[1], dialect)
    return lower


def _part_function(name: str, summary: str, result: int, aliases: tuple[str, ...] = ()) -> Function:
    def lowering(dialect: str) -> Spelling:
        return lambda arguments: part_of(name, arguments[0], dialect)
    example = f"{name}(TIMESTAMP '2024-12-30 10:20:30')"
    return function(name, "temporal", "BIGINT", summary, [(example, result)], postgres=lowering("postgres"), clickhouse=lowering("clickhouse"),
                    spark=lowering("spark"), aliases=aliases)


_TRUNC_CLICKHOUSE = {"year": "toStartOfYear", "quarter": "toStartOfQuarter", "month": "toStartOfMonth", "week": "toMonday"}


def _date_trunc(dialect: str) -> Spelling:
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
            return fill(f"toDateTime64({_TRUNC_CLICKHOUSE[part]}(toDate32({{0}})), 6, 'UTC')", dialect, [value.tree])
        return fill(f"toDateTime64(dateTrunc('{part}', toDateTime64({{0}}, 6, 'UTC')), 6, 'UTC')", dialect, [value.tree])
    return lower


def _date_diff(templates: Mapping[str, str], dialect: str) -> Spelling:
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
    return {"day": day, "year": f"{year.replace('@', '{1}')} - {year.replace('@', '{0}')}", "month": between(month, 12), "quarter": between(quarter, 4), **clock}


_POSTGRES_DIFF = _boundaries(
    "CAST({1} AS DATE) - CAST({0} AS DATE)", "CAST(DATE_PART('year', @) AS BIGINT)", "CAST(DATE_PART('month', @) AS BIGINT)", "CAST(DATE_PART('quarter', @) AS BIGINT)",
    {part: f"CAST((DATE_PART('epoch', DATE_TRUNC('{part}', {{1}})) - DATE_PART('epoch', DATE_TRUNC('{part}', {{0}}))) / {seconds} AS BIGINT)"
     for part, seconds in (("hour", 3600), ("minute", 60), ("second", 1))})
_SPARK_DIFF = _boundaries(
    "DATEDIFF({1}, {0})", "YEAR(@)", "MONTH(@)", "QUARTER(@)",
    {part: f"CAST(DATEDIFF({{1}}, {{0}}) AS BIGINT) * {86400 // seconds} + ({clock.replace('@', '{1}')}) - ({clock.replace('@', '{0}')})"
     for part, seconds, clock in (("hour", 3600, "HOUR(@)"), ("minute", 60, "HOUR(@) * 60 + MINUTE(@)"), ("second", 1, "HOUR(@) * 3600 + MINUTE(@) * 60 + SECOND(@)"))})
_CLICKHOUSE_DIFF = {part: f"dateDiff('{part}', {{0}}, {{1}})" for part in ("day", "year", "month", "quarter", "hour", "minute", "second")}


def _formatted(dialect: str, template: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        value, wanted = arguments
        if value.type not in {"DATE", "TIMESTAMP"} or wanted.literal is None:
            return Refused("the value is not known to be a DATE or TIMESTAMP, or the format is not a constant")
        text = date_format(wanted.literal, dialect)
        return text if isinstance(text, Refused) else fill(template, dialect, [value.tree, string(text)])
    return lower


def _added(dialect: str) -> Spelling:
    def lower(arguments: Sequence[Argument]) -> exp.Expr | Refused:
        from pypeline.kit.functions.intervals import shifted
        return shifted(arguments[0], arguments[1], dialect, 1)
    return lower


DATES = (
    function("today", "", "DATE", "The current date in UTC.", deterministic=False, aliases=("current_date",), postgres="CURRENT_DATE", spark="CURRENT_DATE()", clickhouse="today()"),
    function("now", "", "TIMESTAMP WITH TIME ZONE", "The moment the query began.", deterministic=False, aliases=("current_timestamp", "get_current_timestamp", "transaction_timestamp"),
             postgres="NOW()", spark="NOW()", clickhouse="now64(6)"),
    function("date_part", "'text, temporal", "BIGINT", "A part: year, quarter, month, week, day, dayofweek (Sunday is 0), isodow, dayofyear, hour, minute, second, epoch.",
             [("date_part('year', DATE '2024-02-29')", 2024), ("extract(dow FROM DATE '2024-01-07')", 0)], aliases=("datepart",),
             postgres=_date_part("postgres"), clickhouse=_date_part("clickhouse"), spark=_date_part("spark")),
    _part_function("year", "The year.", 2024),
    _part_function("quarter", "The quarter, 1 to 4.", 4),
    _part_function("month", "The month, 1 to 12.", 12),
    _part_function("week", "The ISO week, 1 to 53.", 1, ("weekofyear",)),
    _part_function("day", "The day of the month.", 30, ("dayofmonth",)),
    _part_function("dayofweek", "The day of the week; Sunday is 0.", 1, ("weekday",)),
    _part_function("isodow", "The day of the week; Monday is 1, Sunday 7.", 1),
    _part_function("dayofyear", "The day of the year.", 365),
    _part_function("hour", "The hour, 0 to 23.", 10),
    _part_function("minute", "The minute.", 20),
    _part_function("second", "The second, whole.", 30),
    function("epoch", "temporal", "DOUBLE", "Seconds since 1970-01-01 00:00:00.", [("epoch(TIMESTAMP '1970-01-02 00:00:00.5')", 86400.5)],
             postgres=lambda a: part_of("epoch", a[0], "postgres"), clickhouse=lambda a: part_of("epoch", a[0], "clickhouse"), spark=lambda a: part_of("epoch", a[0], "spark")),
    function("epoch_ms", "any", "", "Milliseconds since 1970 as a timestamp, or of a timestamp.", [("epoch_ms(TIMESTAMP '1970-01-01 00:00:01')", 1000)]),
    function("epoch_us", "temporal", "BIGINT", "Microseconds since 1970.", [("epoch_us(TIMESTAMP '1970-01-01 00:00:01')", 1000000)]),
    function("to_timestamp", "number", "TIMESTAMP WITH TIME ZONE", "Seconds since 1970 as a moment.", [("to_timestamp(0) = TIMESTAMPTZ '1970-01-01 00:00:00+00'", True)]),
    function("date_trunc", "'text, temporal", "TIMESTAMP", "The start of the year, quarter, month, week, day, hour, minute or second it lies in.",
             [("date_trunc('month', TIMESTAMP '2024-02-15 10:20:30')::VARCHAR", "2024-02-01 00:00:00")], aliases=("datetrunc",),
             postgres=_date_trunc("postgres"), clickhouse=_date_trunc("clickhouse"), spark=_date_trunc("spark")),
    function("date_diff", "'text, temporal, temporal", "BIGINT", "How many boundaries of the unit (year, quarter, month, day, hour, minute, second) lie between the two.",
             [("date_diff('month', DATE '2024-01-31', DATE '2024-02-01')", 1), ("date_diff('day', DATE '2024-01-31', DATE '2024-03-01')", 30)], aliases=("datediff",),
             postgres=_date_diff(_POSTGRES_DIFF, "postgres"), clickhouse=_date_diff(_CLICKHOUSE_DIFF, "clickhouse"), spark=_date_diff(_SPARK_DIFF, "spark")),
    function("date_sub", "'text, temporal, temporal", "BIGINT", "How many whole units lie between the two.", [("date_sub('month', DATE '2024-01-31', DATE '2024-02-28')", 0)], aliases=("datesub",)),
    function("date_add", "temporal, interval", "TIMESTAMP", "The date or time, moved by an interval.", [("date_add(DATE '2024-01-31', INTERVAL 1 MONTH)::VARCHAR", "2024-02-29 00:00:00")],
             postgres=_added("postgres"), clickhouse=_added("clickhouse"), spark=_added("spark")),
    function("make_date", "int, int, int", "DATE", "The date of a year, month and day.", [("make_date(2024, 2, 29)::VARCHAR", "2024-02-29")],
             postgres="MAKE_DATE({*})", clickhouse="makeDate32({*})", spark="MAKE_DATE({*})"),
    function("make_timestamp", "int, int, int, int, int, number", "TIMESTAMP", "The time of year, month, day, hour, minute and second.",
             [("make_timestamp(2024, 2, 29, 1, 2, 3)::VARCHAR", "2024-02-29 01:02:03")], postgres="MAKE_TIMESTAMP({*})", spark="MAKE_TIMESTAMP_NTZ({*})"),
    function("last_day", "temporal", "DATE", "The last day of the month.", [("last_day(DATE '2024-02-01')::VARCHAR", "2024-02-29")],
             postgres="CAST(DATE_TRUNC('month', CAST({0} AS TIMESTAMP)) + INTERVAL '1 month' - INTERVAL '1 day' AS DATE)", clickhouse="toLastDayOfMonth(toDate32({0}))", spark="LAST_DAY({0})"),
    function("strftime", "temporal, 'text", "VARCHAR", "The date or time in a format (%Y %m %d %H %M %S …).",
             [("strftime(TIMESTAMP '2024-02-09 03:04:05', '%d.%m.%Y %H:%M:%S')", "09.02.2024 03:04:05"), ("strftime(DATE '2024-02-09', '%Y-%m')", "2024-02")],
             postgres=_formatted("postgres", "TO_CHAR({0}, {1})"), clickhouse=_formatted("clickhouse", "formatDateTime({0}, {1})"), spark=_formatted("spark", "DATE_FORMAT({0}, {1})")),
    function("strptime", "text, 'text", "TIMESTAMP", "The time that a text says in a format.", [("strptime('09.02.2024', '%d.%m.%Y')::VARCHAR", "2024-02-09 00:00:00")]),
    function("try_strptime", "text, 'text", "TIMESTAMP", "The time that a text says in a format, or NULL.", [("try_strptime('x', '%Y')", None)]),
    function("monthname", "temporal", "VARCHAR", "The English name of the month.", [("monthname(DATE '2024-02-01')", "February")],
             postgres="TO_CHAR({0}, 'FMMonth')", clickhouse="formatDateTime({0}, '%M')", spark="DATE_FORMAT({0}, 'MMMM')"),
    function("dayname", "temporal", "VARCHAR", "The English name of the day.", [("dayname(DATE '2024-02-01')", "Thursday")],
             postgres="TO_CHAR({0}, 'FMDay')", clickhouse="formatDateTime({0}, '%W')", spark="DATE_FORMAT({0}, 'EEEE')"),
    function("yearweek", "temporal", "BIGINT", "ISO year and week, as 202401.", [("yearweek(DATE '2024-12-30')", 202501)]),
    function("century", "temporal", "BIGINT", "The century.", [("century(DATE '2024-01-01')", 21)]),
    function("age", "temporal, [temporal]", "INTERVAL", "The time between two moments in years, months and days.", [("age(DATE '2024-05-01', DATE '2024-01-01')::VARCHAR", "4 months")]),
    function("time_bucket", "interval, temporal, [any]", "$1", "The start of the interval it lies in.", [("time_bucket(INTERVAL 1 HOUR, TIMESTAMP '2024-01-01 10:20:00')::VARCHAR", "2024-01-01 10:00:00")]),
    function("make_time", "int, int, number", "TIME", "The time of day of hour, minute and second.", [("make_time(1, 2, 3)::VARCHAR", "01:02:03")]),
    function("timezone", "text, any", "", "The moment a clock of that zone shows, or the clock's time of a moment.", [("timezone('UTC', TIMESTAMP '2024-01-01 00:00:00') = TIMESTAMPTZ '2024-01-01 00:00:00+00'", True)]),
    *(function(f"to_{unit}s", "int", "INTERVAL", f"An interval of so many {unit}s.", [(f"to_{unit}s(3) = INTERVAL 3 {unit}", True)])
      for unit in ("year", "month", "week", "day", "hour", "minute", "second")),
)
