"""union_mod, intersect_mod, except_mod: the rows of several inputs."""

import pytest

from flows import Flow

ONE = "SELECT * FROM (VALUES (1, 'a'), (2, 'b'), (2, 'b'), (NULL, 'n')) t(id, name)"
OTHER = "SELECT * FROM (VALUES ('b', 2), ('n', NULL)) t(NAME, ID)"


def test_a_union_matches_columns_by_name_whatever_the_case_or_order(tmp_path):
    flow = Flow(tmp_path, "union_mod", {}, input1=ONE, input2=OTHER)
    assert flow.columns() == ["id", "name"]
    assert flow.sorted() == [(1, "a"), (2, "b"), (2, "b"), (2, "b"), (None, "n"), (None, "n")]


def test_a_column_that_one_input_lacks_is_null_there(tmp_path):
    flow = Flow(tmp_path, "union_mod", {}, input1="SELECT 1 AS a", input2="SELECT 2 AS a, DATE '2026-01-01' AS b")
    assert flow.schema() == [("a", "INTEGER"), ("b", "DATE")]
    assert [row[1] is None for row in flow.sorted()] == [True, False]


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("1::INTEGER", "1::BIGINT", "BIGINT"),
        ("1::UINTEGER", "1::INTEGER", "BIGINT"),
        ("1::INTEGER", "1.5::DECIMAL(4,1)", "DECIMAL(11,1)"),
        ("1::BIGINT", "1::FLOAT", "DOUBLE"),
        ("1.25::DECIMAL(5,2)", "1.5::DECIMAL(10,1)", "DECIMAL(11,2)"),
        ("DATE '2026-01-01'", "TIMESTAMP '2026-01-01 10:00'", "TIMESTAMP"),
        ("[1::TINYINT]", "[1::BIGINT]", "BIGINT[]"),
    ],
)
def test_types_meet_in_the_narrowest_one_that_loses_nothing(tmp_path, one, other, common):
    flow = Flow(tmp_path, "union_mod", {}, input1=f"SELECT {one} AS x", input2=f"SELECT {other} AS x")
    assert flow.schema() == [("x", common)]


def test_different_kinds_of_values_are_not_put_together(tmp_path):
    (problem,) = Flow(tmp_path, "union_mod", {}, input1="SELECT 1 AS x", input2="SELECT 'a' AS x").problems()
    assert (problem.code, problem.message) == ("P315", "column x is INTEGER in one input and VARCHAR in another")


def test_by_position_names_do_not_matter_but_the_number_of_columns_does(tmp_path):
    flow = Flow(tmp_path, "union_mod", {"by_name": False}, input1="SELECT 1 AS a", input2="SELECT 2 AS b")
    assert (flow.columns(), flow.sorted()) == (["a"], [(1,), (2,)])
    flow = Flow(tmp_path, "union_mod", {"by_name": False}, input1="SELECT 1 AS a", input2="SELECT 2 AS b, 3 AS c")
    assert flow.codes() == ["P315"]


def test_rows_can_say_which_input_they_came_from(tmp_path):
    flow = Flow(tmp_path, "union_mod", {"source_column": "from"}, input1="SELECT 1 AS a", input2="SELECT 2 AS a")
    assert flow.sorted() == [(1, 1), (2, 2)]


def test_one_input_alone_is_handed_on(tmp_path):
    assert len(Flow(tmp_path, "union_mod", {}, input1=ONE).sorted()) == 4
    assert len(Flow(tmp_path, "union_mod", {"distinct": True}, input1=ONE).sorted()) == 3


@pytest.mark.parametrize(
    ("component", "distinct", "rows"),
    [
        ("intersect_mod", True, [(2, "b"), (None, "n")]),
        ("intersect_mod", False, [(2, "b"), (None, "n")]),
        ("except_mod", True, [(1, "a")]),
        ("except_mod", False, [(1, "a"), (2, "b")]),
    ],
)
def test_null_is_the_same_as_null_between_rows(tmp_path, component, distinct, rows):
    assert Flow(tmp_path, component, {"distinct": distinct}, input1=ONE, input2=OTHER).sorted() == rows


@pytest.mark.parametrize("component", ["intersect_mod", "except_mod"])
def test_rows_with_different_columns_are_not_compared(tmp_path, component):
    (problem,) = Flow(tmp_path, component, {}, input1=ONE, input2="SELECT 1 AS id").problems()
    assert (problem.code, problem.message) == ("P315", "only input1 has the column name")
