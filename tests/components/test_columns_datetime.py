"""Date and time, over dates, timestamps, times and texts, NULL among them."""

import pytest

from transforms import Component


def over(tmp_path, query, **options):
    return Component(tmp_path, "datetime_mod", column="t", **options).over(query, "t", "u")


def shown(rows):
    return [None if row[0] is None else str(row[0]) for row in rows]


TEXTS = "VALUES ('31/01/2026', 1), ('2026-02-01', 2), ('soon', 3), (NULL, 4)"
FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]


def test_text_is_read_with_the_first_format_that_fits(tmp_path):
    component = over(tmp_path, TEXTS, formats=FORMATS, type="date", on_error="null")
    assert shown(component.rows()) == ["2026-01-31", "2026-02-01", None, None]
    assert component.types()[0] == "DATE"


def test_text_that_fits_no_format_is_rejected_or_stops(tmp_path):
    rejecting = over(tmp_path, TEXTS, formats=FORMATS, on_error="reject").linked("output", "rejected")
    assert rejecting.rows("rejected") == [("soon", 3, "P611", "t: 'soon' is no timestamp")]
    assert shown(rejecting.rows()) == ["2026-01-31 00:00:00", "2026-02-01 00:00:00", None]
    assert [p.code for p in over(tmp_path, TEXTS, formats=FORMATS).failure("output")] in (["P601"], ["P611"])


def test_iso_text_needs_no_format(tmp_path):
    component = over(tmp_path, "VALUES ('2026-01-31 12:30:00', 1), (NULL, 2)", name="at")
    assert [str(row[2]) for row in component.rows()] == ["2026-01-31 12:30:00", "None"]
    assert over(tmp_path, "SELECT '12:30', 1", type="time").types()[0] == "TIME"


MOMENTS = "VALUES (TIMESTAMP '2026-01-31 23:45:10', TIMESTAMP '2026-03-01 00:00:00'), (NULL, NULL)"
DAYS = "VALUES (DATE '2026-01-31', DATE '2026-03-01'), (NULL, DATE '2026-03-01')"


@pytest.mark.parametrize(
    ("query", "options", "expected"),
    [
        (MOMENTS, {"action": "format", "format": "%A, %d %B %Y"}, "Saturday, 31 January 2026"),
        (DAYS, {"action": "format", "format": "%d.%m.%y"}, "31.01.26"),
        ("VALUES (TIME '12:30:00', 1), (NULL, 2)", {"action": "format", "format": "%H h %M"}, "12 h 30"),
        (MOMENTS, {"action": "truncate", "unit": "hour"}, "2026-01-31 23:00:00"),
        (DAYS, {"action": "truncate", "unit": "quarter"}, "2026-01-01"),
        (DAYS, {"action": "shift", "unit": "month", "amount": 1}, "2026-02-28"),
        (DAYS, {"action": "shift", "unit": "quarter", "amount": -1}, "2025-10-31"),
        (DAYS, {"action": "shift", "unit": "hour", "amount": 5}, "2026-01-31 05:00:00"),
        (MOMENTS, {"action": "difference", "until": "u", "unit": "month"}, "2"),
        (MOMENTS, {"action": "difference", "until": "u", "unit": "month", "complete": True}, "1"),
        (MOMENTS, {"action": "difference", "until": "u", "unit": "day"}, "29"),
        (
            MOMENTS,
            {"action": "time_zone", "from_zone": "America/New_York", "to_zone": "Asia/Tokyo"},
            "2026-02-01 13:45:10",
        ),
    ],
)
def test_dates_and_times_are_changed_and_null_stays_null(tmp_path, query, options, expected):
    assert shown(over(tmp_path, query, **options).rows()) == [expected, None]


def test_a_date_is_shifted_by_another_column(tmp_path):
    component = over(
        tmp_path,
        "VALUES (DATE '2026-01-31', 3), (DATE '2026-01-31', NULL)",
        action="shift",
        unit="day",
        amount_column="u",
    )
    assert shown(component.rows()) == ["2026-02-03", None]


def test_parts_become_columns(tmp_path):
    names = [
        "year",
        "quarter",
        "month",
        "month_name",
        "week",
        "day",
        "day_of_week",
        "day_name",
        "day_of_year",
        "hour",
        "minute",
        "second",
    ]
    component = over(tmp_path, MOMENTS, action="parts", parts=names)
    assert component.rows()[0][2:] == (2026, 1, 1, "January", 5, 31, 6, "Saturday", 31, 23, 45, 10)
    assert component.names()[2:4] == ["t_year", "t_quarter"]
    assert over(tmp_path, MOMENTS, action="parts", parts=["day"], name="x_").names()[2:] == ["x_day"]


@pytest.mark.parametrize(
    ("options", "code", "option"),
    [
        ({"action": "format"}, "P303", "action"),
        ({"action": "format", "format": "%Y", "unit": "day"}, "P316", "unit"),
        ({"action": "shift", "unit": "day"}, "P316", "action"),
        ({"action": "difference"}, "P303", "action"),
        ({"action": "truncate", "unit": "eon"}, "P304", "unit"),
    ],
)
def test_options_that_do_not_go_together(tmp_path, options, code, option):
    assert [(p.code, p.place.option) for p in over(tmp_path, DAYS, **options).problems()] == [(code, option)]


def test_only_dates_and_times_are_taken_apart(tmp_path):
    (problem,) = over(tmp_path, TEXTS, action="parts", parts=["year"]).problems()
    assert (problem.code, problem.place.option, problem.remedy) == ("P316", "column", "read it first: action: parse")
