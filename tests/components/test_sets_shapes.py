"""pivot_mod, unpivot_mod, transpose_mod: rows become columns and columns rows."""

from decimal import Decimal

import pytest

from flows import Flow

SALES = "SELECT * FROM (VALUES ('n', 'q1', 1), ('n', 'q1', 2), ('n', 'q2', 4), ('s', 'q2', 8)) t(shop, quarter, n)"
WIDE = "SELECT * FROM (VALUES ('a', 1, 2.5, 'u'), ('b', NULL, 3, 'v')) t(k, x, y, z)"


def pivoted(tmp_path, rows=SALES, **options):
    return Flow(tmp_path, "pivot_mod", {"column": "quarter", "value": "n", **options}, input=rows)


def test_named_values_become_columns_that_are_known_before_the_run(tmp_path):
    flow = pivoted(tmp_path, index=["shop"], values=["q2", "q1", "q9"], fill=0)
    assert flow.columns() == ["shop", "q2", "q1", "q9"]
    assert flow.sorted() == [("n", Decimal(4), Decimal(3), Decimal(0)), ("s", Decimal(8), Decimal(0), Decimal(0))]


def test_without_names_the_run_finds_the_columns_and_what_follows_is_bound_then(tmp_path):
    flow = pivoted(tmp_path)
    assert flow.codes() == []
    assert flow.columns() == ["shop", "q1", "q2"]
    assert flow.sorted() == [("n", Decimal(3), Decimal(4)), ("s", None, Decimal(8))]


def test_several_values_are_named_with_both_names(tmp_path):
    rows = "SELECT 'q1' AS quarter, 1 AS n, 2 AS m"
    flow = pivoted(tmp_path, rows, value=["n", "m"], values=["q1"], function="max")
    assert (flow.columns(), flow.sorted()) == (["n_q1", "m_q1"], [(1, 2)])


def test_values_are_compared_as_what_they_are(tmp_path):
    rows = "SELECT * FROM (VALUES (2025, 1), (2026, 2), (NULL, 3)) t(quarter, n)"
    flow = pivoted(tmp_path, rows, values=[2026, None], function="max")
    assert (flow.columns(), flow.sorted()) == (["2026", "null"], [(2, 3)])
    assert pivoted(tmp_path, rows, values=["2026"]).problems()[0].place.option == "values[0]"


def test_declared_columns_have_the_declared_types(tmp_path):
    flow = pivoted(tmp_path, index=["shop"], columns={"q1": "integer", "q2": "varchar"})
    assert flow.schema() == [("shop", "VARCHAR"), ("q1", "INTEGER"), ("q2", "VARCHAR")]
    assert flow.sorted() == [("n", 3, "4"), ("s", None, "8")]


@pytest.mark.parametrize(
    ("options", "option"),
    [
        ({"values": ["q1"], "columns": {"q1": "int"}}, "columns"),
        ({"fill": 0}, "values"),
        ({"value": ["n", "shop"]}, "values"),
        ({"value": ["n", "shop"], "columns": {"q1": "int"}}, "columns"),
    ],
)
def test_a_contradiction_in_a_pivot_is_named(tmp_path, options, option):
    (problem,) = pivoted(tmp_path, **options).problems()
    assert (problem.code, problem.place.option) == ("P316", option)


def unpivoted(tmp_path, **options):
    return Flow(tmp_path, "unpivot_mod", options, input=WIDE)


def test_columns_become_rows_of_one_type_and_empty_cells_none(tmp_path):
    flow = unpivoted(tmp_path, columns=["x", "y"])
    assert flow.schema()[-2:] == [("name", "VARCHAR"), ("value", "DECIMAL(11,1)")]
    assert [row[2:] for row in flow.sorted()] == [("x", Decimal(1)), ("y", Decimal("2.5")), ("y", Decimal(3))]


def test_everything_but_the_kept_columns_can_become_rows(tmp_path):
    flow = unpivoted(tmp_path, index=["K"], keep_nulls=True, value_type="varchar", name_column="n", value_column="v")
    assert flow.columns() == ["k", "n", "v"]
    assert flow.sorted() == [
        ("a", "x", "1"), ("a", "y", "2.5"), ("a", "z", "u"), ("b", "x", None), ("b", "y", "3.0"), ("b", "z", "v"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, "P316"),
        ({"columns": ["x"], "index": ["k"]}, "P316"),
        ({"index": ["k", "x", "y", "z"]}, "P316"),
        ({"columns": ["x", "z"]}, "P315"),
        ({"columns": ["x"], "name_column": "K"}, "P312"),
    ],
)
def test_a_wrong_unpivot_is_refused(tmp_path, options, code):
    assert unpivoted(tmp_path, **options).codes() == [code]


def test_rows_become_columns_with_known_names_or_with_those_the_run_finds(tmp_path):
    options = {"names_from": "k", "columns": ["x", "y"]}
    expected = [("x", Decimal(1), None), ("y", Decimal("2.5"), Decimal(3))]
    for names in (["a", "b"], []):
        flow = Flow(tmp_path, "transpose_mod", {**options, "names": names}, input=WIDE)
        assert (flow.columns(), flow.sorted()) == (["column", "a", "b"], expected)


def test_a_transpose_keeps_the_order_of_the_columns(tmp_path):
    wide = "SELECT 'r' AS k, 3 AS z, 1 AS a, 2 AS m"
    flow = Flow(tmp_path, "transpose_mod", {"names_from": "k", "names": ["r"]}, input=wide)
    assert flow.rows() == [("z", 3), ("a", 1), ("m", 2)]


def test_a_transpose_needs_something_besides_the_names(tmp_path):
    assert Flow(tmp_path, "transpose_mod", {"names_from": "k", "columns": ["k"]}, input=WIDE).codes() == ["P316"]
