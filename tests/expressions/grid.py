"""A small table of awkward values, the same in every engine, and expressions over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sqlglot import exp

from pypeline.emit.scalars import lower_type
from pypeline.kit.expressions import Role, read_expression
from pypeline.kit.functions import FUNCTIONS, Function
from pypeline.plan.expressions import Expression

TYPES = {
    "id": "INTEGER",
    "a": "INTEGER",
    "b": "BIGINT",
    "x": "DOUBLE",
    "n": "DECIMAL(10,3)",
    "s": "VARCHAR",
    "u": "VARCHAR",
    "f": "BOOLEAN",
    "d": "DATE",
    "e": "DATE",
    "t": "TIMESTAMP",
    "w": "TIMESTAMP",
    "l": "INTEGER[]",
    "k": "VARCHAR[]",
    "digits": "VARCHAR",
    "dates": "VARCHAR",
    "m": "INTEGER",
}
_ROWS: tuple[tuple[str | None, ...], ...] = (
    (
        "1",
        "0",
        "0",
        "0.0",
        "0.000",
        "",
        "a",
        "true",
        "2024-01-31",
        "2024-02-01",
        "2024-01-31 23:59:59.999999",
        "2024-02-01 00:00:00",
        "[1, 2, 3]",
        "['a', 'b']",
        "0",
        "2024-02-29",
        "1",
    ),
    (
        "2",
        "1",
        "-1",
        "0.5",
        "1.005",
        "abc",
        "b",
        "false",
        "2023-12-31",
        "2024-12-31",
        "2023-12-31 00:00:00",
        "2023-12-31 12:30:15.5",
        "[]",
        "[]",
        "-12",
        "1999-12-31",
        "2",
    ),
    (
        "3",
        "-7",
        "2",
        "-2.5",
        "-2.500",
        "Ärger É",
        "Z",
        None,
        "2024-02-29",
        "2023-02-28",
        "2024-02-29 12:00:00.1",
        "2024-02-29 11:59:00",
        "[5, 5]",
        "['x']",
        " 7 ",
        "2024-01-01",
        "3",
    ),
    (
        "4",
        "40000",
        "3",
        "1e15",
        "9999999.999",
        "a,b,,c",
        "a",
        "true",
        "1999-01-03",
        "2000-01-01",
        "1999-01-03 03:04:05",
        "2000-01-01 00:00:01",
        "[7]",
        "['é', '']",
        "2147483647",
        "1970-01-01",
        "1",
    ),
    ("5", None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None),
    (
        "6",
        "3",
        "-3",
        "3.5",
        "3.450",
        "  padded\t ",
        "B",
        "false",
        "2024-12-30",
        "2024-12-29",
        "2024-12-30 10:20:30",
        "2024-12-29 23:00:00",
        "[3, 1, 2]",
        "['b', 'a']",
        "+5",
        "2024-12-31",
        "2",
    ),
    (
        "7",
        "10",
        "0",
        "2.5",
        "2.500",
        "it's 100%_\\d",
        "é",
        "true",
        "2021-01-01",
        "2021-01-01",
        "2021-01-01 00:00:00.000001",
        "2021-01-01 00:00:00",
        "[0]",
        "['a']",
        "007",
        "2021-03-04",
        "4",
    ),
    (
        "8",
        "-1",
        "9",
        "-0.5",
        "-0.005",
        "日本語テキスト",
        "a",
        "false",
        "1950-06-14",
        "1969-12-31",
        "1950-06-14 05:06:07.25",
        "1969-12-31 23:59:59",
        "[-1, 4]",
        "['日本']",
        "1",
        "2000-02-29",
        "5",
    ),
    (
        "9",
        "4",
        "4",
        "0.125",
        "0.125",
        "abcABC123 x",
        "_",
        "true",
        "2024-03-31",
        "2024-02-29",
        "2024-03-31 02:30:00",
        "2024-02-29 02:30:00",
        "[2, 4, 6, 8]",
        "['q', 'w']",
        "99",
        "2024-03-31",
        "6",
    ),
)

NULL_ROW = 4


def table(dialect: str) -> str:
    """The grid as `(SELECT … UNION ALL …) AS grid`."""
    selects = []
    for row in _ROWS:
        cells = [
            exp.alias_(_cell(text, type_, dialect), name, quoted=True)
            for text, (name, type_) in zip(row, TYPES.items(), strict=True)
        ]
        selects.append(exp.Select(expressions=cells).sql(dialect=dialect, identify=True))
    return f"({' UNION ALL '.join(selects)}) AS grid"


def _cell(text: str | None, type_: str, dialect: str) -> exp.Expr:
    if type_.endswith("[]") and text is not None:
        items: list[exp.Expr] = [
            exp.Literal.string(part) if isinstance(part, str) else exp.Literal.number(part) for part in eval(text)
        ]  # noqa: S307 - ours
        if dialect in {"duckdb", "postgres"}:
            return exp.Cast(this=exp.Array(expressions=items), to=lower_type(type_, dialect))
        made = exp.Anonymous(
            this="array", expressions=[exp.Cast(this=item, to=lower_type(type_[:-2], dialect)) for item in items]
        )
        return exp.Cast(this=made, to=lower_type(type_, dialect)) if dialect == "clickhouse" or not items else made
    if type_.endswith("[]") and dialect == "clickhouse":
        return exp.Cast(this=exp.Anonymous(this="array", expressions=[]), to=lower_type(type_, dialect))
    value: exp.Expr = exp.Null() if text is None else exp.Literal.string(text)
    return exp.Cast(this=value, to=lower_type(type_, dialect))


@dataclass(frozen=True)
class Case:
    """An expression over the grid."""

    function: str
    sql: str
    role: Role = "row"

    @property
    def expression(self) -> Expression:
        found = read_expression(self.sql, self.role)
        assert isinstance(found, Expression), f"{self.sql}: {found}"
        return found


_COLUMNS = {
    "text": ("s", "u"),
    "number": ("x", "n", "a"),
    "int": ("a",),
    "boolean": ("f",),
    "temporal": ("d", "t"),
    "list": ("l",),
}
_BY_VALUE = {True: ("s",), False: ("a", "x")}


def cases_of(function: Function) -> Iterator[Case]:
    """The examples, and each with one argument after the other replaced by columns of the grid."""
    role: Role = function.role if function.role != "row" else "row"
    for example in function.examples:
        yield Case(function.name, example.sql, role)
    for example in function.examples:
        yield from _varied(function, example.sql, role)


def _varied(function: Function, sql: str, role: Role) -> Iterator[Case]:
    found = read_expression(sql, role)
    assert isinstance(found, Expression), sql
    call = next((node for node in found.tree.find_all(exp.Anonymous) if node.name == function.name), None)
    for index in range(len(call.expressions) if call else 0):
        parameter = function.parameter(index)
        argument = call.expressions[index] if call else None
        if parameter.constant or isinstance(argument, exp.Lambda | exp.Star | exp.Interval | exp.PropertyEQ | None):
            continue
        columns = _COLUMNS.get(parameter.kind) or _BY_VALUE[isinstance(argument, exp.Literal) and argument.is_string]
        for name in columns:
            tree = found.tree.copy()
            target = next(node for node in tree.find_all(exp.Anonymous) if node.name == function.name)
            target.expressions[index].replace(exp.column(name, quoted=True))
            yield Case(function.name, Expression(tree).sql, role)


_ROW_CASES = r"""
a + b | a - b | m * b | a * 2 + 1 | x + n | n * 2 | n + 1.5 | n * n | -a | - x | a / b | x / n | a / 0 | a // m | a // b | a % b | a % 0 | n / m | 7 // 2
a = b | a <> b | a < b | x > n | n >= 1.5 | x = 0.5 | s = 'abc' | s < 'b' | s >= u | u < 'b' | f = true | d < e | t >= w | d >= '2024-01-01' | t < '2024-01-01 00:00:00' | d <= t | a = 1.0
a is distinct from b | a is not distinct from b | s is not distinct from u | a is null | s is not null | f is true | f is false | f is not true | (a > b) is true
a in (0, 1, 10) | a in (1, NULL) | a not in (1, NULL) | a not in (0, 1) | s in ('abc', '') | a in (b, m) | s not in ('abc') | d in ('2024-01-31', '2021-01-01')
a between 0 and 5 | a not between b and m | s between 'a' and 'b' | d between e and '2024-12-31' | x between -1 and 1
s like 'a%' | s like '%,%' | s like '%\d' | s like '%100!%!_%' escape '!' | s like '_' | s not like '%b%' | s ilike 'ABC%' | s like '' | s ilike '%PADDED%'
a > 0 and f | f or a < 0 | not f | not (a > 0) | a > 0 and (f or b > 0) and x is not null | f and null | null or f
case when a > 0 then 'pos' when a < 0 then 'neg' else 'zero' end | case when a > 0 then 1 end | case u when 'a' then 1 when 'b' then 2 else 0 end | case a when 1.0 then 'x' else 'y' end
s || u | s || '-' || u | a || 'x' | s || NULL | d || '' | f || '' | n || '' | 'x' || b || t
d + 1 | d - 30 | 1 + d | d - e | d + m | d + interval 1 month | d - interval 1 month | t + interval 90 second | t - interval 1 year | d + interval (m) day | t + interval '2' quarter | d + interval 1 week | interval 3 hour + t | t + interval (a // 1000000000) hour
cast(a as bigint) | cast(a as double) | cast(a as varchar) | cast(x as bigint) | cast(n as integer) | cast(n as bigint) | cast(n as decimal(12,1)) | cast(n as decimal(12,5)) | cast(n as double) | cast(n as varchar)
cast(f as integer) | cast(f as bigint) | cast(f as varchar) | cast(a as boolean) | cast(m as smallint) | cast(a as decimal(15,2)) | cast(d as timestamp) | cast(t as date) | cast(d as varchar) | cast(t as varchar) | cast(w as varchar)
cast(digits as integer) | cast(digits as bigint) | cast(digits as double) | cast(digits as decimal(12,2)) | cast(dates as date) | cast(dates as timestamp) | cast('12' as integer) | cast('2024-01-05' as date) | cast(NULL as integer) | cast(a as integer)
try_cast(b as tinyint) | try_cast(a as smallint) | try_cast(d as timestamp) | try_cast(a as varchar) | date '2024-01-05' | timestamp '2024-01-05 01:02:03' | 1e3 + a | 12345678901 + a | 0.1 + 0.2 = 0.3 | 1.50 * a
a & 3 | a | l[1] | l[2] | k[1] | [a, m] | [1, 2, 3] | l = [1, 2, 3] | len(l) | list_contains(l, a) | list_contains(k, u) | list_position(l, 5) | list_transform(l, v -> v + 1) | list_filter(l, v -> v > 1) | list_transform(l, v -> v * a)
'it''s \ "quoted"' | 'a\b' | '%s {0} ?' | '$1' | concat(s, u) | concat(s, NULL, 'x') | concat_ws('-', s, u, NULL) | coalesce(a, b, 0) | coalesce(s, 'none') | nullif(a, 1) | nullif(s, '') | if(f, 1, 2) | ifnull(a, -1)
round(x) | round(x, 1) | round(x, 2) | round(n) | round(n, 2) | round(n, 1) | round(a) | round(x * 3, 2) | ceil(n) | floor(n) | ceil(x) | trunc(n) | trunc(x) | abs(a + 1) | pow(x, 2) | pow(a, 2) | ln(x) | log10(x) | sqrt(x) | exp(x / 1e15)
substring(s, 2) | substring(s, 2, 3) | substring(s, 1, m) | substring(s, 1, a) | substring(s, 0, 2) | substring(s, -3) | substring(s, 3, 0) | left(s, 3) | left(s, -1) | right(s, 2) | right(s, 0) | lpad(s, 12, '*') | rpad(s, 2, 'xy') | lpad(s, 20, 'xy')
split_part(s, ',', 1) | split_part(s, ',', 2) | split_part(s, ',', 9) | split_part(s, ' ', 2) | replace(s, 'b', '<b>') | replace(s, '\', '/') | instr(s, 'b') | contains(s, 'b') | contains(s, '') | starts_with(s, '') | ends_with(s, 'c') | ends_with(s, '') | upper(s) | lower(s) | trim(s) | trim(s, ' a') | ltrim(s, 'a') | rtrim(s, 'cx') | reverse(s) | repeat(u, 3) | length(s) | strlen(s)
regexp_matches(s, '[a-z]+') | regexp_matches(s, '^abc$') | regexp_matches(s, '\d') | regexp_matches(s, 'ABC', 'i') | regexp_matches(s, 'a.c') | regexp_full_match(s, '[a-zA-Z0-9 ]*') | regexp_full_match(s, 'a|abc') | regexp_replace(s, '[a-z]', '_') | regexp_replace(s, '[a-z]', '_', 'g') | regexp_replace(s, '([a-z])([a-z])', '\2\1', 'g') | regexp_replace(s, '\s+', ' ', 'g') | regexp_replace(s, 'b', '$1', 'g') | regexp_extract(s, '[a-z]+') | regexp_extract(s, '([a-z])([a-z])', 2) | regexp_extract(s, '\d+') | regexp_matches(s, '\w+\W')
date_part('year', d) | date_part('month', t) | date_part('day', d) | date_part('dow', d) | date_part('isodow', d) | date_part('doy', d) | date_part('week', d) | date_part('quarter', d) | date_part('hour', t) | date_part('minute', w) | date_part('second', t) | date_part('epoch', t) | date_part('epoch', d) | extract(year from t)
date_trunc('year', d) | date_trunc('quarter', d) | date_trunc('month', d) | date_trunc('week', d) | date_trunc('day', t) | date_trunc('hour', t) | date_trunc('minute', t) | date_trunc('second', t) | date_trunc('week', t) | date_trunc('month', t)
date_diff('day', d, e) | date_diff('month', d, e) | date_diff('year', d, e) | date_diff('quarter', d, e) | date_diff('hour', t, w) | date_diff('minute', t, w) | date_diff('second', t, w) | date_diff('day', t, w) | date_diff('month', t, w) | last_day(d) | last_day(t) | date_add(d, interval 1 month) | make_date(2024, m, 28) | epoch(t) | monthname(d) | dayname(d)
strftime(d, '%Y-%m-%d') | strftime(t, '%d/%m/%y %H:%M:%S') | strftime(t, '%Y%m%dT%H%M%S') | strftime(d, 'year %Y, day %j') | strftime(d, '%a %A %b %B') | strftime(t, '%I:%M %p') | strftime(t, '%f') | strftime(d, '100%% "q" ''q''')
greatest(a, b, m) | least(a, b) | greatest(x, 1e0) | greatest(s, u) | greatest(d, e) | least(n, 1.5) | md5(s) | sha256(s) | sha1(s) | json_extract_string('{"a": {"b": "' || u || '"}}', '$.a.b') | bit_count(m) | xor(m, 5) | m & 1 | m << 2
"""
_AGGREGATE_CASES = """
count(*) | count(a) | count(distinct u) | count(distinct a) | sum(a) | sum(b) | sum(n) | sum(x) | sum(distinct b) | avg(a) | avg(n) | avg(x) | min(a) | max(a) | min(s) | max(s) | min(u) | max(u) | min(d) | max(t) | min(f) | max(f) | min(n) | max(x)
sum(a) filter (where f) | count(*) filter (where a > 0) | count(a) filter (where a > 100000) | bool_and(f) | bool_or(f) | bool_and(a > -100) | count_if(a > 0) | count_if(f) | sum(a) / count(*) | sum(a + b) | max(a) - min(a) | sum(case when f then 1 else 0 end)
list(a order by id) | list(u order by u desc, id) | list(distinct u order by u) | string_agg(u, ',' order by id) | string_agg(s, '|' order by s desc) | string_agg(distinct u, ',' order by u) | median(b) | median(x) | median(n) | quantile_cont(b, 0.25) | quantile_cont(x, 0.9) | quantile_disc(b, 0.5)
stddev_samp(b) | stddev_pop(b) | var_samp(x) | var_pop(b) | stddev(m) | covar_pop(b, m) | covar_samp(b, m) | corr(b, m) | bit_and(m) | bit_or(m) | bit_xor(m) | arg_max(u, id) | arg_min(s, id) | first(u order by id) | any_value(u order by id) | mode(u) | coalesce(sum(a), 0) | round(avg(x), 2) | avg(a) > 1
"""
_WINDOW_CASES = """
row_number() over (order by id) | rank() over (order by f) | dense_rank() over (order by f desc) | percent_rank() over (order by m) | cume_dist() over (order by m) | ntile(3) over (order by id) | row_number() over (partition by f order by id desc) | rank() over (order by a desc nulls first) | rank() over (order by s) | rank() over (order by u desc)
lag(a) over (order by id) | lag(a, 2) over (order by id) | lag(a, 1, 0) over (order by id) | lag(s) over (order by id) | lead(a) over (partition by f order by id) | lead(u, 1, 'none') over (order by id desc) | lead(d) over (order by d, id) | first_value(a) over (order by id) | first_value(u) over (partition by f order by a, id) | last_value(a) over (order by id rows between unbounded preceding and unbounded following) | nth_value(a, 2) over (order by id) | first_value(u ignore nulls) over (order by id desc) | lag(a ignore nulls) over (order by id)
sum(a) over (order by id) | sum(a) over (partition by f) | sum(b) over (order by id rows between 2 preceding and current row) | sum(x) over (order by m) | avg(b) over (order by id rows between 1 preceding and 1 following) | count(*) over () | count(a) over (partition by u) | min(u) over (partition by f) | max(a) over (order by id rows between unbounded preceding and 1 preceding) | sum(a) filter (where f) over (order by id) | a - lag(a) over (order by id) | sum(a) over (order by id) / count(*) over (order by id) | bool_or(f) over (order by id) | median(b) over (partition by f) | sum(m) over (order by m range between 1 preceding and current row)
"""


def _listed(text: str, role: Role) -> list[Case]:
    return [Case("", part.strip(), role) for line in text.strip().splitlines() for part in line.split(" | ")]


@lru_cache(maxsize=1)
def all_cases() -> tuple[Case, ...]:
    cases = [
        case
        for function in FUNCTIONS.values()
        if function.role != "window" and function.deterministic
        for case in cases_of(function)
    ]
    cases += [*_listed(_ROW_CASES, "row"), *_listed(_AGGREGATE_CASES, "aggregate"), *_listed(_WINDOW_CASES, "window")]
    return tuple({(case.sql, case.role): case for case in cases}.values())
