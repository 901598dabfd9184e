"""Every type goes to a database and comes back as it was."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from connections.flows import into, reading
from support import compiled, rows_of, run

pytestmark = pytest.mark.postgres
BOTH = pytest.mark.parametrize("at", ["lite", "pg"])
MOMENT = dt.datetime(2026, 10, 25, 1, 30, 0, 123456, tzinfo=dt.UTC)
VALUES = {
    "SMALLINT": ("-32768", -32768),
    "INTEGER": ("2147483647", 2147483647),
    "BIGINT": ("-9223372036854775808", -(2**63)),
    "UBIGINT": ("18446744073709551615", 2**64 - 1),
    "DECIMAL(10,2)": ("'24.90'", Decimal("24.90")),
    "DECIMAL(38,5)": ("'123456789012345678901234567890123.45678'", Decimal("123456789012345678901234567890123.45678")),
    "FLOAT": ("1.5", 1.5),
    "DOUBLE": ("0.1", 0.1),
    "VARCHAR": ("'Zoë ''quoted'' \\ 漢字'", "Zoë 'quoted' \\ 漢字"),
    "BOOLEAN": ("true", True),
    "DATE": ("'2026-02-28'", dt.date(2026, 2, 28)),
    "TIME": ("'23:59:59.123456'", dt.time(23, 59, 59, 123456)),
    "TIMESTAMP": ("'2026-10-25 02:30:00.123456'", MOMENT.replace(hour=2, tzinfo=None)),
    "TIMESTAMP WITH TIME ZONE": ("'2026-10-25 03:30:00.123456+02'", MOMENT),
    "UUID": ("'6f1e6f6e-0000-4000-8000-000000000001'", "6f1e6f6e-0000-4000-8000-000000000001"),
    "JSON": ("'{\"a\": [1, null]}'", '{"a": [1, null]}'),
    "BLOB": ("'\\x00\\xFF'", b"\x00\xff"),
}
COMES_BACK_AS = {"UBIGINT": "DECIMAL(20,0)"}


@BOTH
@pytest.mark.parametrize("type_", VALUES)
def test_a_value_and_a_null_come_back_as_they_were(place, at, type_):
    literal, value = VALUES[type_]
    query = f"SELECT 1 AS id, CAST({literal} AS {type_}) AS x UNION ALL SELECT 2, NULL"
    text = into(place.folder, query, connection=at, table=place.table(at, "t"))
    outcome, _ = run(text, place.folder)
    assert [str(problem) for problem in outcome.problems] == []
    back = reading(connection=at, table=place.table(at, "t"))
    wanted = COMES_BACK_AS.get(type_, type_)
    assert described(back, place) == wanted
    rows = sorted(rows_of(back, place.folder, "src.data"))
    assert rows == [(1, value), (2, None)]


def described(text: str, place) -> str:
    return compiled(text, place.folder).bound.nodes["src"].schemas["data"].types()["x"]


@BOTH
def test_a_sum_of_whole_numbers_keeps_all_its_digits(place, at):
    text = into(
        place.folder, "SELECT 9007199254740993 AS n FROM range(1000)", connection=at, table=place.table(at, "t")
    )
    group = "- {id: sums, name: aggregate_mod, configs: {aggregations: [{function: sum, column: n, as: x}]}}"
    text = text.replace("- id: out", f"{group}\n- id: out").replace(
        "rows.data - out.input", "rows.data - sums.input\n  - sums.output - out.input"
    )
    outcome, _ = run(text, place.folder)
    assert [str(problem) for problem in outcome.problems] == []
    back = reading(connection=at, table=place.table(at, "t"))
    assert rows_of(back, place.folder, "src.data") == [(Decimal(9007199254740993000),)]


@BOTH
def test_no_rows_make_a_table_and_come_back_as_no_rows(place, at):
    run(
        into(
            place.folder, "SELECT 1 AS id, DATE '2026-01-01' AS day LIMIT 0", connection=at, table=place.table(at, "t")
        ),
        place.folder,
    )
    assert rows_of(reading(connection=at, table=place.table(at, "t")), place.folder, "src.data") == []


def test_postgres_lists_stay_lists_and_objects_become_json(place):
    text = into(
        place.folder, "SELECT [1, NULL, 3] AS l, ['a'] AS w, {'a': 1} AS o", connection="pg", table=f"{place.schema}.t"
    )
    assert run(text, place.folder)[0].status == "SUCCESS"
    assert place.pg("SELECT l, w, o FROM @.t") == [([1, None, 3], ["a"], {"a": 1})]
    assert rows_of(reading(connection="pg", table=f"{place.schema}.t"), place.folder, "src.data") == [
        ([1, None, 3], ["a"], '{"a": 1}')
    ]


def test_postgres_types_of_its_own_come_as_text_or_as_their_like(place):
    query = """SELECT '1 year 2 mons 3 days 04:05:06'::interval AS i, '10.0.0.1'::inet AS a, sum(1.25) AS s, 'z'::char(3) AS c,
        ARRAY['2026-01-01'::date] AS d"""
    assert rows_of(reading(connection="pg", query=query), place.folder, "src.data") == [
        ("1 year 2 months 3 days 04:05:06", "10.0.0.1/32", Decimal("1.2500000000"), "z", "{2026-01-01}")
    ]


def test_a_number_too_wide_for_the_engine_fails_and_is_never_cut(place):
    outcome, _ = run(reading(connection="pg", query="SELECT 1e37::numeric AS n"), place.folder, "src.data")
    assert [(problem.code, problem.place.node) for problem in outcome.problems] == [("P611", "src")]


def test_a_sqlite_column_that_holds_something_else_is_named(place):
    place.lite("CREATE TABLE t (age INTEGER)")
    place.lite("INSERT INTO t VALUES (1), ('abc')")
    outcome, _ = run(reading(connection="lite", table="t"), place.folder, "src.data")
    assert [problem.message for problem in outcome.problems] == [
        "column age holds 'abc', which is not a whole number as the column says"
    ]


def test_a_sqlite_expression_has_the_type_of_its_values(place):
    place.lite("CREATE TABLE t (a INTEGER, b REAL, c)")
    place.lite("INSERT INTO t VALUES (1, 2.5, 'x')")
    query = "SELECT a + 1 AS n, a + b AS f, c || 'y' AS s, NULL AS gone, a FROM t;  -- all of it"
    assert rows_of(reading(connection="lite", query=query), place.folder, "src.data") == [(2, 3.5, "xy", None, 1)]
