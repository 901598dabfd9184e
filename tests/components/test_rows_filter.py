"""Filter: kept and rejected together hold every row."""

from transforms import Component

ORDERS = "VALUES (1, 50), (2, 150), (3, NULL)"


def filtered(tmp_path, condition):
    return Component(tmp_path, "filter_mod", condition=condition).over(ORDERS, "id", "total")


def test_rows_for_which_the_condition_is_true_are_kept(tmp_path):
    assert filtered(tmp_path, "total > 100").rows() == [(2, 150)]


def test_a_row_whose_condition_is_null_is_rejected_and_never_lost(tmp_path):
    assert sorted(filtered(tmp_path, "total > 100").rows("rejected")) == [(1, 50), (3, None)]


def test_no_rows_in_no_rows_out(tmp_path):
    empty = Component(tmp_path, "filter_mod", condition="a > 1").over("SELECT 1 WHERE false", "a")
    assert empty.rows() == []
    assert empty.rows("rejected") == []


def test_columns_may_be_called_anything(tmp_path):
    odd = Component(tmp_path, "filter_mod", condition='"order ""no"" €" > 1 AND "select" = \'x\'')
    assert odd.over("VALUES (1, 'x'), (2, 'x')", 'order "no" €', "select").rows() == [(2, "x")]


def test_a_condition_that_is_no_yes_or_no_is_located(tmp_path):
    (problem,) = filtered(tmp_path, "total + 1").problems()
    assert (problem.code, problem.place.node, problem.place.option) == ("P205", "it", "condition")
