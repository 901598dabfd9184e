"""Expect: what is not as expected is counted, rejected or stops the execution before anything is written."""

import pytest

from support import run
from transforms import Component

ORDERS = "VALUES (1, 'paid', 10.0, DATE '2026-01-01'), (2, 'lost', -5.0, NULL), (2, NULL, NULL, DATE '2020-01-01')"
NAMES = ("id", "status", "total", "day")

RULES = {
    "not_null": {"check": "not_null", "columns": ["status"]},
    "unique": {"check": "unique", "columns": ["id"]},
    "in_range": {"check": "in_range", "columns": ["total"], "min": 0},
    "in_set": {"check": "in_set", "columns": ["status"], "values": ["paid", "open"]},
    "matches": {"check": "matches", "columns": ["status"], "pattern": "^p"},
    "length": {"check": "length", "columns": ["status"], "min": 1, "max": 3},
    "expression": {"check": "expression", "expression": "total > 0 OR status = 'open'"},
    "dates": {"check": "in_range", "columns": ["day"], "min": "2025-01-01", "max": "2026-12-31"},
}


def expecting(tmp_path, *expectations, **options):
    return Component(tmp_path, "expect_mod", expectations=list(expectations), **options).over(ORDERS, *NAMES)


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        ("not_null", [3]), ("unique", [2, 3]), ("in_range", [2]), ("in_set", [2]), ("matches", [2]), ("length", [1, 2]),
        ("expression", [2]), ("dates", [3]),
    ],
)  # fmt: skip
def test_rows_that_break_a_rule_are_rejected_and_null_breaks_only_not_null(tmp_path, rule, bad):
    component = expecting(tmp_path, RULES[rule], on_failure="reject").linked("output", "rejected")
    everything = [(1, "paid"), (2, "lost"), (2, None)]
    assert [row[:2] for row in component.rows("rejected")] == [everything[number - 1] for number in bad]
    assert len(component.rows()) == 3 - len(bad)


def test_a_rejected_row_says_every_rule_it_breaks(tmp_path):
    component = expecting(tmp_path, RULES["in_range"], {**RULES["in_set"], "name": "known status"}, on_failure="reject")
    (row,) = component.linked("rejected").rows("rejected")
    assert row[-2:] == ("P605", "total is at least 0; known status")


def test_a_broken_rule_stops_the_execution_with_its_name_and_the_number_of_rows(tmp_path):
    (problem,) = expecting(tmp_path, RULES["unique"], RULES["in_range"]).failure()
    assert (problem.code, problem.place.node) == ("P605", "it")
    assert problem.message == "2 rows do not meet: id is unique; 1 row does not meet: total is at least 0"


def test_nothing_is_written_when_a_rule_is_broken(tmp_path):
    document = expecting(tmp_path, RULES["unique"]).document.replace(
        "- id: end_output\n  name: limit_mod\n  configs:\n    rows: 1000000",
        "- id: end_output\n  name: parquet_sink\n  configs: {output_path: out.parquet}",
    )
    outcome, events = run(document, tmp_path)
    assert outcome.status == "FAILED"
    assert not (tmp_path / "out.parquet").exists()
    assert {event.node: event.status for event in events if event.event == "task_finished"}["it"] == "FAILED"


def test_a_warning_goes_on_with_every_row(tmp_path):
    component = expecting(tmp_path, RULES["unique"], {"check": "row_count", "min": 5}, on_failure="warn")
    outcome, _ = run(component.document, tmp_path, "it.output")
    assert outcome.status == "WARNING"
    assert [(p.code, p.message) for p in outcome.problems] == [
        ("W616", "2 rows do not meet: id is unique"),
        ("W616", "at least 5 rows is expected, and there are 3"),
    ]
    assert len(component.rows()) == 3


def test_rejecting_without_a_link_stops(tmp_path):
    assert [p.code for p in expecting(tmp_path, RULES["unique"], on_failure="reject").failure()] == ["P605"]


def test_rules_of_the_whole_table(tmp_path):
    good = expecting(
        tmp_path, {"check": "row_count", "min": 1, "max": 3}, {"check": "aggregate", "aggregate": "sum(total) > 0"}
    )
    assert len(good.rows()) == 3
    (problem,) = (
        expecting(tmp_path, {"check": "aggregate", "aggregate": "sum(total) > 99"}, on_failure="reject")
        .linked("rejected")
        .failure()
    )
    assert problem.code == "P605"
    assert "sum(total) > 99" in problem.message


def test_everything_as_expected_ends_well_fused_or_not(tmp_path):
    component = expecting(tmp_path, {"check": "not_null", "columns": ["id"]})
    for unfused in (False, True):
        outcome, _ = run(component.document, tmp_path, "it.output", unfused=unfused)
        assert outcome.status == "SUCCESS"


def test_no_rows_break_no_rule(tmp_path):
    empty = Component(tmp_path, "expect_mod", expectations=[RULES["not_null"] | {"columns": ["a"]}])
    assert empty.over("SELECT 1 WHERE false", "a").rows() == []


@pytest.mark.parametrize(
    ("rule", "code", "option"),
    [
        ({"check": "in_range", "columns": ["total"]}, "P303", "expectations[0]"),
        ({"check": "not_null"}, "P303", "expectations[0]"),
        ({"check": "not_null", "columns": ["id"], "min": 1}, "P316", "expectations[0].min"),
        ({"check": "in_range", "columns": ["total"], "min": "a"}, "P304", "expectations[0].min"),
        ({"check": "in_set", "columns": ["status"], "values": [1]}, "P304", "expectations[0].values"),
        ({"check": "row_count", "min": -1}, "P304", "expectations[0].min"),
        ({"check": "not_null", "columns": ["ID", "nope"]}, "P305", "expectations[0].columns[1]"),
        ({"check": "expression", "expression": "id + 1"}, "P205", "expectations[0].expression"),
        ({"check": "expression", "expression": "status = 1"}, "P204", "expectations[0].expression"),
        ({"check": "nice"}, "P304", "expectations[0].check"),
    ],
)
def test_a_rule_that_cannot_be_is_located(tmp_path, rule, code, option):
    problems = expecting(tmp_path, rule).problems()
    assert [(p.code, p.place.option) for p in problems] == [(code, option)]
