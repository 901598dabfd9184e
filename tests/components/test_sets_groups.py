"""aggregate_mod, window_mod: groups and neighbours."""

from decimal import Decimal

import pytest

from flows import Flow
from support import normal

ROWS = "SELECT * FROM (VALUES ('x', 1, 3), ('x', 2, 1), ('x', 2, 2), ('y', NULL, 1), (NULL, 7, 1)) t(g, n, o)"


def aggregated(tmp_path, *aggregations, by=("g",), rows=ROWS):
    return Flow(tmp_path, "aggregate_mod", {"group_by": list(by), "aggregations": list(aggregations)}, input=rows)


@pytest.mark.parametrize(
    ("aggregation", "answers"),
    [
        ({"function": "sum"}, (Decimal(5), None, Decimal(7))),
        ({"function": "avg"}, (5 / 3, None, 7.0)),
        ({"function": "count"}, (3, 0, 1)),
        ({"function": "count_distinct"}, (2, 0, 1)),
        ({"function": "median"}, (2.0, None, 7.0)),
        ({"function": "quantile", "quantile": 0.25}, (1.5, None, 7.0)),
        ({"function": "mode"}, (2, None, 7)),
        ({"function": "first", "order_by": ["o"]}, (2, None, 7)),
        ({"function": "last", "order_by": ["o"]}, (1, None, 7)),
        ({"function": "list", "order_by": ["o"]}, ([2, 2, 1], [None], [7])),
        ({"function": "list", "order_by": ["n"], "distinct": True}, ([1, 2], [None], [7])),
        ({"function": "string_agg", "separator": "/", "order_by": ["o"]}, ("2/2/1", None, "7")),
        ({"function": "string_agg", "distinct": True, "order_by": ["n"]}, ("1,2", None, "7")),
        ({"function": "product"}, (4.0, None, 7.0)),
        ({"function": "max", "where": "o > 1"}, (2, None, None)),
        ({"function": "variance"}, (1 / 3, None, None)),
    ],
)
def test_a_function_over_a_group_leaves_nulls_out(tmp_path, aggregation, answers):
    rows = aggregated(tmp_path, {"column": "n", "as": "r", **aggregation}).sorted()
    assert normal(rows) == normal([("x", answers[0]), ("y", answers[1]), (None, answers[2])])


def test_counting_without_a_column_counts_rows_and_names_itself(tmp_path):
    flow = aggregated(tmp_path, {"function": "count"}, {"function": "max", "column": "n"})
    assert flow.columns() == ["g", "count", "max_n"]
    assert flow.sorted() == [("x", 3, 2), ("y", 1, None), (None, 1, 7)]


def test_an_expression_may_aggregate_by_itself(tmp_path):
    flow = aggregated(tmp_path, {"expression": "sum(n) FILTER (WHERE o < 3) / count(*)", "as": "r"}, by=())
    assert flow.sorted() == [(11 / 5,)]


def test_of_no_rows_there_is_one_row_without_keys_and_none_with_keys(tmp_path):
    empty = f"{ROWS} WHERE false"
    assert aggregated(tmp_path, {"function": "count"}, by=(), rows=empty).sorted() == [(0,)]
    assert aggregated(tmp_path, {"function": "count"}, rows=empty).sorted() == []


@pytest.mark.parametrize(
    ("aggregation", "code", "option"),
    [
        ({"function": "sum"}, "P303", "aggregations[0]"),
        ({"column": "n"}, "P303", "aggregations[0]"),
        ({"function": "sum", "column": "nn"}, "P305", "aggregations[0].column"),
        ({"function": "sum", "column": "n", "expression": "n", "as": "x"}, "P316", "aggregations[0]"),
        ({"function": "sum", "expression": "sum(n)", "as": "x"}, "P206", "aggregations[0]"),
        ({"expression": "n + 1", "as": "x"}, "P206", "aggregations[0]"),
        ({"function": "sum", "expression": "n"}, "P303", "aggregations[0]"),
        ({"function": "sum", "column": "n", "order_by": ["o"]}, "P316", "aggregations[0]"),
        ({"function": "sum", "column": "g"}, "P211", "aggregations[0]"),
        ({"function": "total", "column": "n"}, "P304", "aggregations[0].function"),
        ({"function": "sum", "column": "n", "where": "n"}, "P205", "aggregations[0]"),
    ],
)
def test_a_wrong_aggregation_is_named_with_its_place(tmp_path, aggregation, code, option):
    problems = aggregated(tmp_path, aggregation).problems()
    assert (code, option) in [(problem.code, problem.place.option) for problem in problems]


@pytest.mark.parametrize("function", ["first", "last", "list", "string_agg", "any_value"])
def test_what_takes_rows_as_they_come_asks_for_an_order(tmp_path, function):
    one = {"function": function, "column": "n", "as": "r"}
    assert aggregated(tmp_path, one).codes() == ["W317"]
    assert aggregated(tmp_path, {**one, "order_by": ["o"]}).codes() == []


def windowed(tmp_path, *functions, **options):
    return Flow(tmp_path, "window_mod", {"functions": list(functions), **options}, input=ROWS)


def column_of(flow):
    return [row[3] for row in flow.sorted()]


def test_a_sum_with_an_order_runs_and_without_one_is_the_whole(tmp_path):
    total = {"function": "sum", "column": "n", "as": "s"}
    running = windowed(tmp_path, total, partition_by=["g"], order_by=["o"])
    assert column_of(running) == [Decimal(5), Decimal(2), Decimal(4), None, Decimal(7)]
    whole = windowed(tmp_path, total, partition_by=["g"])
    assert column_of(whole) == [Decimal(5), Decimal(5), Decimal(5), None, Decimal(7)]


def test_the_last_value_is_that_of_the_whole_partition(tmp_path):
    flow = windowed(tmp_path, {"function": "last_value", "column": "o", "as": "l"}, partition_by=["g"], order_by=["o"])
    assert column_of(flow) == [3, 3, 3, 1, 1]


def test_neighbours_have_a_distance_and_a_default(tmp_path):
    lag = {"function": "lag", "column": "o", "offset": 2, "default": -1, "as": "l"}
    assert column_of(windowed(tmp_path, lag, partition_by=["g"], order_by=["o"])) == [1, -1, -1, -1, -1]


def test_a_frame_counts_rows_from_this_one(tmp_path):
    one = {"function": "sum", "column": "o", "frame": {"start": 0, "end": 1}, "as": "s"}
    assert column_of(windowed(tmp_path, one, partition_by=["g"], order_by=["o"])) == [
        Decimal(3), Decimal(3), Decimal(5), Decimal(1), Decimal(1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("function", "code", "option"),
    [
        ({"function": "lag"}, "P303", "functions[0]"),
        ({"function": "rank", "column": "n"}, "P316", "functions[0]"),
        ({}, "P316", "functions[0]"),
        ({"function": "lag", "column": "n", "default": "a"}, "P304", "functions[0].default"),
        ({"function": "sum", "column": "n", "default": 1}, "P316", "functions[0]"),
        ({"function": "sum", "column": "n", "ignore_nulls": True}, "P316", "functions[0]"),
        ({"function": "rank", "frame": "running"}, "P316", "functions[0]"),
        ({"function": "sum", "column": "n", "frame": {"start": 1, "end": 0}}, "P304", "functions[0]"),
        ({"function": "rank", "where": "n > 1"}, "P316", "functions[0]"),
        ({"expression": "n + 1"}, None, None),
    ],
)
def test_a_wrong_window_function_is_named_with_its_place(tmp_path, function, code, option):
    problems = windowed(tmp_path, {"as": "r", **function}, order_by=["o"]).problems()
    found = [(problem.code, problem.place.option) for problem in problems if problem.is_error]
    assert found == ([(code, option)] if code else [])


def test_a_rank_needs_an_order(tmp_path):
    (problem,) = windowed(tmp_path, {"function": "rank", "as": "r"}).problems()
    assert (problem.code, problem.place.option) == ("P303", "order_by")


def test_a_new_column_cannot_have_the_name_of_another(tmp_path):
    assert windowed(tmp_path, {"function": "count", "as": "N"}).codes() == ["P312"]
