"""Sort, limit, sample, distinct, switch."""

import pytest

from support import multiset
from transforms import Component

PEOPLE = "VALUES (1, 'b', 10), (2, 'a', NULL), (3, 'b', 30), (4, 'a', 5), (5, NULL, 30)"
NAMES = ("id", "team", "score")


def over_people(tmp_path, component, **options):
    return Component(tmp_path, component, **options).over(PEOPLE, *NAMES)


def ids(rows):
    return [row[0] for row in rows]


def test_sort_takes_columns_expressions_directions_and_the_place_of_null(tmp_path):
    by = ["team", {"column": "score", "direction": "desc", "nulls": "first"}, {"expression": "id % 2"}]
    assert ids(over_people(tmp_path, "sort_mod", by=by).rows()) == [2, 4, 3, 1, 5]


def test_null_comes_last_in_both_directions_unless_said(tmp_path):
    assert ids(over_people(tmp_path, "sort_mod", by=["score", "id"]).rows())[-1] == 2
    down = [{"column": "score", "direction": "desc"}, "id"]
    assert ids(over_people(tmp_path, "sort_mod", by=down).rows()) == [3, 5, 1, 4, 2]


def test_a_sort_key_is_a_column_or_an_expression(tmp_path):
    both = over_people(tmp_path, "sort_mod", by=["id", {"column": "id", "expression": "id"}])
    (problem,) = both.problems()
    assert (problem.code, problem.place.option) == ("P316", "by[1]")
    assert over_people(tmp_path, "sort_mod", by=[{"direction": "asc"}]).codes() == ["P303"]
    assert over_people(tmp_path, "sort_mod", by=["scor"]).codes() == ["P305"]


def test_limit_keeps_the_first_rows_and_says_when_no_order_tells_which(tmp_path):
    limited = over_people(tmp_path, "limit_mod", rows=2, offset=1)
    assert len(limited.rows()) == 2
    assert limited.codes() == ["W317"]
    assert over_people(tmp_path, "limit_mod", rows=0).rows() == []


def test_a_sample_with_a_seed_is_always_the_same(tmp_path):
    first, second = (
        Component(tmp_path, "sample_mod", rows=50, seed=7).over("SELECT range % 400 FROM range(1000)", "n").rows()
        for _ in range(2)
    )
    other = Component(tmp_path, "sample_mod", rows=50, seed=8).over("SELECT range % 400 FROM range(1000)", "n").rows()
    assert len(first) == 50
    assert multiset(first) == multiset(second) != multiset(other)


def test_a_percentage_is_exact_also_of_each_group(tmp_path):
    grouped = Component(tmp_path, "sample_mod", percent=10, seed=1, group_by=["g"])
    rows = grouped.over("SELECT range % 3, range FROM range(300)", "g", "n").rows()
    assert multiset(ids(rows)) == {0: 10, 1: 10, 2: 10}


def test_a_sample_without_a_seed_warns(tmp_path):
    assert over_people(tmp_path, "sample_mod", rows=2).codes() == ["W317"]
    assert len(over_people(tmp_path, "sample_mod", rows=2).rows()) == 2
    assert len(over_people(tmp_path, "sample_mod", rows=1, group_by=["team"]).rows()) == 3


@pytest.mark.parametrize(("mode", "kept"), [("first", [2, 1, 5]), ("last", [4, 3, 5])])
def test_the_first_or_last_of_each_group_by_an_order(tmp_path, mode, kept):
    order = [{"column": "score", "nulls": "first"}]
    sampled = over_people(tmp_path, "sample_mod", rows=1, mode=mode, group_by=["team"], order_by=order)
    assert sorted(ids(sampled.rows())) == sorted(kept)


def test_the_last_rows_of_all_by_an_order(tmp_path):
    assert sorted(ids(over_people(tmp_path, "sample_mod", rows=2, mode="last", order_by=["id"]).rows())) == [4, 5]
    half = over_people(tmp_path, "sample_mod", percent=40, mode="first", order_by=["id"])
    assert sorted(ids(half.rows())) == [1, 2]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, "P316"),
        ({"rows": 1, "percent": 2}, "P316"),
        ({"rows": 1, "mode": "last"}, "P303"),
        ({"rows": 1, "order_by": ["id"]}, "P316"),
        ({"rows": 1, "mode": "first", "seed": 1}, "P316"),
        ({"percent": 101}, "P304"),
    ],
)
def test_options_of_a_sample_that_do_not_go_together(tmp_path, options, code):
    assert over_people(tmp_path, "sample_mod", **options).codes() == [code]


def test_distinct_drops_rows_that_repeat_another_null_like_null(tmp_path):
    repeated = Component(tmp_path, "distinct_mod").over("VALUES (1, NULL), (1, NULL), (2, 'x'), (1, NULL)", "a", "b")
    assert multiset(repeated.rows()) == multiset([(1, None), (2, "x")])
    assert repeated.rows("duplicates") == [(1, None), (1, None)]


@pytest.mark.parametrize(("keep", "kept"), [("first", [1, 4, 5]), ("last", [2, 3, 5])])
def test_distinct_by_columns_keeps_the_first_or_last_by_an_order(tmp_path, keep, kept):
    component = over_people(tmp_path, "distinct_mod", columns=["TEAM"], keep=keep, order_by=["score"])
    assert sorted(ids(component.rows())) == sorted(kept)
    assert sorted(ids(component.rows("duplicates"))) == sorted({1, 2, 3, 4, 5} - set(kept))
    assert component.codes() == []


def test_distinct_keep_none_leaves_only_rows_like_no_other(tmp_path):
    component = over_people(tmp_path, "distinct_mod", columns=["team"], keep="none")
    assert ids(component.rows()) == [5]
    assert sorted(ids(component.rows("duplicates"))) == [1, 2, 3, 4]


def test_distinct_says_when_its_choice_is_open(tmp_path):
    assert "W317" in over_people(tmp_path, "distinct_mod", columns=["team"]).codes()
    assert over_people(tmp_path, "distinct_mod", columns=["team"], keep="last").codes() == ["P303"]
    assert over_people(tmp_path, "distinct_mod", order_by=["id"]).codes() == ["P316"]


CASES = [{"name": "high", "condition": "score > 8"}, {"name": "odd", "condition": "id % 2 = 1", "label": "Odd ids"}]


def test_a_row_leaves_through_the_first_case_that_is_true(tmp_path):
    switched = over_people(tmp_path, "switch_mod", cases=[*CASES, {"name": "team_a", "condition": "team = 'a'"}])
    switched.linked("high", "odd", "team_a", "default")
    assert sorted(ids(switched.rows("high"))) == [1, 3, 5]
    assert switched.rows("odd") == []
    assert sorted(ids(switched.rows("team_a"))) == [2, 4]
    assert switched.rows("default") == []


def test_a_row_for_which_every_case_is_null_goes_to_default(tmp_path):
    switched = over_people(tmp_path, "switch_mod", cases=[{"name": "b", "condition": "team = 'b'"}]).linked("b")
    assert sorted(ids(switched.rows("default"))) == [2, 4, 5]


@pytest.mark.parametrize(("name", "code"), [("default", "P304"), ("a b", "P304"), ("high", "P316")])
def test_names_of_cases_are_names_of_ports(tmp_path, name, code):
    cases = [CASES[0], {"name": name, "condition": "true"}]
    (problem,) = [p for p in over_people(tmp_path, "switch_mod", cases=cases).linked("high").problems() if p.is_error]
    assert (problem.code, problem.place.option) == (code, "cases[1].name")


def test_a_wrong_condition_of_a_case_is_located_there_alone(tmp_path):
    cases = [{"name": "low", "condition": "team > 1"}, *CASES]
    problems = over_people(tmp_path, "switch_mod", cases=cases).linked("low").problems()
    assert "P204" in [problem.code for problem in problems]
    assert {problem.place.option for problem in problems} == {"cases[0].condition"}
