"""summary_mod, profile_mod, frequency_mod, correlation_mod, unique_key_mod, compare_mod."""

import pytest

from flows import Flow

ROWS = "SELECT * FROM (VALUES ('a', 1, [1]), ('b', NULL, [2]), ('b', 3, NULL)) t(name, n, l)"
EMPTY = f"{ROWS} WHERE false"


def test_a_summary_has_a_row_per_column_and_null_where_a_statistic_makes_no_sense(tmp_path):
    flow = Flow(tmp_path, "summary_mod", {"statistics": ["count", "nulls", "distinct", "min", "mean"]}, input=ROWS)
    assert flow.rows() == [
        ("name", "VARCHAR", 3, 0, 2, "a", None),
        ("n", "INTEGER", 2, 1, 2, "1", 2.0),
        ("l", "INTEGER[]", 2, 1, 2, None, None),
    ]


def test_a_summary_can_be_turned_and_narrowed(tmp_path):
    options = {"only": "numbers", "layout": "columns", "statistics": ["max", "q75"]}
    assert Flow(tmp_path, "summary_mod", options, input=ROWS).rows() == [("max", "3"), ("q75", "2.5")]
    assert Flow(tmp_path, "summary_mod", {"only": "dates"}, input=ROWS).codes() == ["P316"]


def test_of_no_rows_everything_is_counted_as_none(tmp_path):
    rows = Flow(tmp_path, "summary_mod", {"statistics": ["count", "min"]}, input=EMPTY).rows()
    assert [row[2:] for row in rows] == [(0, None), (0, None), (0, None)]
    profile = Flow(tmp_path, "profile_mod", {}, input=EMPTY).rows()
    assert [row[2:5] for row in profile] == [(0, 0, None)] * 3


def test_odd_names_are_only_names(tmp_path):
    rows = 'SELECT 1 AS "SELECT", 2 AS "a ""b""", 3 AS "count", 4 AS "ünï"'
    for component in ("summary_mod", "profile_mod", "frequency_mod"):
        found = Flow(tmp_path, component, {}, input=rows).rows()
        assert [row[0] for row in found] == ["SELECT", 'a "b"', "count", "ünï"]


def test_a_profile_judges_what_kind_of_column_it_is(tmp_path):
    rows = "SELECT * FROM (VALUES (1, ' x'), (2, ''), (-3, NULL)) t(n, s)"
    flow = Flow(tmp_path, "profile_mod", {}, input=rows)
    found = [dict(zip(flow.columns(), row, strict=True)) for row in flow.rows()]
    assert (found[0]["is_key"], found[0]["negatives"], found[0]["blanks"]) == (True, 1, None)
    assert (found[1]["is_key"], found[1]["untrimmed"], found[1]["blanks"]) == (False, 1, 1)


def test_values_are_counted_the_most_frequent_first_and_null_is_one_of_them(tmp_path):
    rows = "SELECT * FROM (VALUES ('b'), ('b'), ('a'), (NULL)) t(x)"
    assert Flow(tmp_path, "frequency_mod", {}, input=rows).rows() == [
        ("x", "b", 2, 0.5, 1), ("x", "a", 1, 0.25, 2), ("x", None, 1, 0.25, 3),
    ]  # fmt: skip
    without = Flow(tmp_path, "frequency_mod", {"include_nulls": False, "top": 1}, input=rows)
    assert without.rows() == [("x", "b", 2, pytest.approx(2 / 3), 1)]


def test_columns_counted_together_keep_their_types(tmp_path):
    flow = Flow(tmp_path, "frequency_mod", {"columns": ["n", "name"], "together": True}, input=ROWS)
    assert flow.schema()[:2] == [("n", "INTEGER"), ("name", "VARCHAR")]
    clash = Flow(tmp_path, "frequency_mod", {"together": True}, input='SELECT 1 AS "count"')
    assert clash.codes() == ["P312"]


def test_rows_with_a_gap_are_left_out_of_a_correlation(tmp_path):
    rows = "SELECT i, -i AS j, CASE WHEN i < 3 THEN i END AS k, 1 AS still FROM range(6) t(i)"
    flow = Flow(tmp_path, "correlation_mod", {"layout": "pairs", "min_rows": 4}, input=rows)
    assert {row[:2]: row[2:] for row in flow.rows()} == {
        ("i", "j"): (pytest.approx(-1), 6), ("i", "k"): (None, 3), ("i", "still"): (None, 6),
        ("j", "k"): (None, 3), ("j", "still"): (None, 6), ("k", "still"): (None, 3),
    }  # fmt: skip


def test_ranks_that_are_tied_share_their_mean(tmp_path):
    rows = "SELECT * FROM (VALUES (1, 1), (2, 1), (3, 5), (4, 9)) t(a, b)"
    flow = Flow(tmp_path, "correlation_mod", {"method": "spearman", "layout": "pairs"}, input=rows)
    assert flow.rows() == [("a", "b", pytest.approx(0.9486832980505138), 4)]


@pytest.mark.parametrize("method", ["pearson", "spearman"])
def test_a_column_of_one_value_correlates_with_nothing_not_even_with_itself(tmp_path, method):
    rows = "SELECT i AS a, 7 AS same, CASE WHEN i = 1 THEN 1 END AS few FROM range(1, 4) t(i)"
    flow = Flow(tmp_path, "correlation_mod", {"method": method}, input=rows)
    assert flow.rows() == [("a", 1.0, None, None), ("same", None, None, None), ("few", None, None, None)]


@pytest.mark.parametrize("columns", [["n"], ["name", "n"]])
def test_a_correlation_needs_two_columns_of_numbers(tmp_path, columns):
    (problem,) = Flow(tmp_path, "correlation_mod", {"columns": columns}, input=ROWS).problems()
    assert (problem.code, problem.place.option) == ("P316", "columns")


def test_a_key_has_neither_repeats_nor_gaps(tmp_path):
    rows = "SELECT * FROM (VALUES (1, 'a', 1), (1, 'b', NULL), (2, 'b', 3)) t(p, q, r)"
    flow = Flow(tmp_path, "unique_key_mod", {"max_columns": 3, "only_unique": True}, input=rows)
    assert [row[0] for row in flow.rows()] == ["p, q"]


def test_too_many_combinations_are_refused(tmp_path):
    rows = "SELECT " + ", ".join(f"{number} AS c{number}" for number in range(40))
    assert Flow(tmp_path, "unique_key_mod", {}, input=rows).codes() == ["P316"]


LEFT = "SELECT * FROM (VALUES (1, 'a', 1.0), (2, 'b', NULL), (3, 'c', 1.0), (NULL, 'n', 1.0)) t(id, name, v)"
RIGHT = "SELECT * FROM (VALUES (1, 'a', 1.01), (2, 'b', 2.0), (4, 'd', 1.0), (NULL, 'n', 1.0)) t(id, name, v)"


def differing(tmp_path, right=RIGHT, **options):
    return Flow(tmp_path, "compare_mod", {"keys": ["id"], **options}, left=LEFT, right=right)


def test_rows_are_added_removed_or_changed_and_a_null_key_is_a_key(tmp_path):
    flow = differing(tmp_path)
    assert flow.sorted() == [(1, "changed", "v"), (2, "changed", "v"), (3, "removed", None), (4, "added", None)]
    assert flow.sorted("values") == [(1, "v", "1.00", "1.01"), (2, "v", None, "2.00")]
    assert flow.sorted("summary") == [("added", 1), ("changed", 2), ("removed", 1), ("same", 1)]


def test_a_tolerance_overlooks_small_differences_but_no_gaps(tmp_path):
    flow = differing(tmp_path, tolerance=0.1, unchanged=True)
    assert [row[:2] for row in flow.sorted()] == [
        (1, "same"), (2, "changed"), (3, "removed"), (4, "added"), (None, "same"),
    ]  # fmt: skip


def test_columns_can_be_left_out(tmp_path):
    assert [row[0] for row in differing(tmp_path, ignore=["v"]).sorted()] == [3, 4]
    assert [row[0] for row in differing(tmp_path, columns=["name"]).sorted()] == [3, 4]


def test_a_column_on_one_side_is_left_out_or_refused(tmp_path):
    right = "SELECT 1 AS id, 'a' AS name"
    assert [row[0] for row in differing(tmp_path, right).sorted()] == [2, 3, None]
    assert differing(tmp_path, right, columns_differ="refuse").codes() == ["P315"]


def test_without_keys_rows_are_counted_on_both_sides(tmp_path):
    flow = differing(tmp_path, keys=[], ignore=["v"])
    assert flow.sorted() == [(3, "c", 1, 0, "removed"), (4, "d", 0, 1, "added")]
