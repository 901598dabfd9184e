"""Rows that are made: generated ones and calendars."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from tests.support import codes_of, compiled, rows_of


def document(name: str, **options: Any) -> str:
    return yaml.safe_dump(
        {"flow": {"name": "t"}, "modules": [{"id": "s", "name": name, "configs": options}]}, sort_keys=False
    )


def rows(base: Path, name: str, **options: Any) -> list[tuple[Any, ...]]:
    return rows_of(document(name, **options), base, "s.data")


def test_rows_are_counted_and_computed(tmp_path: Path) -> None:
    assert rows(tmp_path, "generate_source", rows=2) == [(1,), (2,)]
    columns = {"id": "n", "square": "n * n", "odd name": "square + id"}
    assert rows(tmp_path, "generate_source", rows=3, columns=columns) == [(1, 1, 2), (2, 4, 6), (3, 9, 12)]
    assert rows(tmp_path, "generate_source", rows=0, columns=columns) == []


def test_drawn_values_are_the_same_every_time_and_others_with_another_seed(tmp_path: Path) -> None:
    columns = {"a": {"kind": "integer", "min": 1, "max": 1000}, "b": {"kind": "integer", "min": 1, "max": 1000}}
    once = rows(tmp_path, "generate_source", rows=50, columns=columns)
    assert once == rows(tmp_path, "generate_source", rows=50, columns=columns)
    assert once[:20] == rows(tmp_path, "generate_source", rows=20, columns=columns)
    assert once != rows(tmp_path, "generate_source", rows=50, columns=columns, seed=2)
    assert [a for a, _ in once] != [b for _, b in once]


def test_drawn_values_keep_to_what_was_asked(tmp_path: Path) -> None:
    columns = {
        "dice": {"kind": "integer", "min": 1, "max": 6},
        "price": {"kind": "number", "min": -1, "max": 1, "decimals": 1},
        "town": {"kind": "choice", "values": ["Ulm", "O'Hara"]},
        "ok": {"kind": "boolean", "share": 0.25},
        "day": {"kind": "date", "min": "2026-01-30", "max": "2026-02-01"},
        "maybe": {"kind": "text", "nulls": 0.5},
        "at": {"kind": "timestamp", "min": "2026-01-30", "max": "2026-01-30"},
        "key": {"kind": "code"},
    }
    found = list(zip(*rows(tmp_path, "generate_source", rows=2000, columns=columns), strict=True))
    assert set(found[0]) == {1, 2, 3, 4, 5, 6}
    assert set(found[1]) == {tenth / 10 for tenth in range(-10, 11)}
    assert set(found[2]) == {"Ulm", "O'Hara"}
    assert 400 < sum(found[3]) < 600
    assert set(found[4]) == {dt.date(2026, 1, 30), dt.date(2026, 1, 31), dt.date(2026, 2, 1)}
    assert 900 < found[5].count(None) < 1100
    assert {at.date() for at in found[6]} == {dt.date(2026, 1, 30)}
    assert len(set(found[7])) == 2000
    assert max(Counter(found[0]).values()) < 400


def test_wrong_bounds_are_problems_at_the_column(tmp_path: Path) -> None:
    for spec in (
        {"kind": "integer", "min": 6, "max": 1},
        {"kind": "choice"},
        {"kind": "date", "min": "soon"},
        {"kind": "number", "max": 1e12},
        {"kind": "integer", "min": "x"},
    ):
        (problem,) = compiled(document("generate_source", rows=1, columns={"a": spec}), tmp_path).problems
        assert (problem.code, problem.place.option) == ("P304", "columns.a")
    assert codes_of(document("generate_source", rows=1, columns={"N": "1"}), tmp_path) == ["P312"]
    assert codes_of(document("generate_source", rows=1, columns={"a": "nope + 1"}), tmp_path) == ["P202"]


def test_a_column_called_like_our_own_counter_changes_nothing(tmp_path: Path) -> None:
    spec = {"kind": "integer", "max": 1000}
    plain = rows(tmp_path, "generate_source", rows=20, columns={"a": spec})
    assert [
        (row[1],) for row in rows(tmp_path, "generate_source", rows=20, columns={"counter": "7", "a": spec})
    ] == plain


def test_a_calendar_has_a_row_for_each_day_with_the_fields_asked_for(tmp_path: Path) -> None:
    fields = [
        "date",
        "year",
        "quarter",
        "month",
        "month_name",
        "month_start",
        "month_end",
        "year_month",
        "week",
        "day",
        "day_of_year",
        "weekday",
        "weekday_name",
        "is_weekend",
    ]
    found = rows(tmp_path, "calendar_source", start="2024-02-28", end="2024-03-02", fields=fields)
    assert len(found) == 4
    assert found[1] == (
        dt.date(2024, 2, 29),
        2024,
        1,
        2,
        "February",
        dt.date(2024, 2, 1),
        dt.date(2024, 2, 29),
        "2024-02",
        9,
        29,
        60,
        4,
        "Thursday",
        False,
    )
    assert found[3][-3:] == (6, "Saturday", True)


def test_a_calendar_may_step_by_weeks_months_or_years(tmp_path: Path) -> None:
    def days(every: str) -> list[str]:
        return [
            str(day)
            for (day,) in rows(
                tmp_path, "calendar_source", start="2026-01-31", end="2026-04-01", fields=["date"], every=every
            )
        ]

    assert days("month") == ["2026-01-31", "2026-02-28", "2026-03-31"]
    assert days("quarter") == ["2026-01-31"]
    assert days("week")[:2] == ["2026-01-31", "2026-02-07"]
    assert days("year") == ["2026-01-31"]


def test_a_calendar_may_be_relative_to_today(tmp_path: Path) -> None:
    found = rows(tmp_path, "calendar_source", start="today - 2 days", end="Today+1 day", fields=["date"])
    assert [(day - found[0][0]).days for (day,) in found] == [0, 1, 2, 3]


def test_dates_that_are_none_and_spans_that_are_none_are_problems(tmp_path: Path) -> None:
    assert codes_of(document("calendar_source", start="soon", end="2026-01-01"), tmp_path) == ["P304"]
    assert codes_of(document("calendar_source", start="2026-01-02", end="2026-01-01"), tmp_path) == ["P316"]
    assert rows(tmp_path, "calendar_source", start="2026-01-01", end="2026-01-01", fields=["day", "day"]) == [(1,)]
