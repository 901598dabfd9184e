"""Python in an option: how code finds its inputs and gives its outputs."""

import datetime as dt
from decimal import Decimal

import pyarrow as pa
import pytest

from child.calling import NUMBERS, announced, problem_in, rows_of, types_of


def test_code_assigns_output_from_input(child):
    assert rows_of(child.code("output = input.assign(b=input['a'] * 2)", NUMBERS)) == [
        {"a": 1, "b": 2}, {"a": None, "b": None}, {"a": 3, "b": 6},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("pandas", "import pandas; assert isinstance(input, pandas.DataFrame); output = input[input.a > 1]"),
        (
            "polars",
            "import polars; assert isinstance(input, polars.DataFrame); output = input.filter(polars.col('a') > 1)",
        ),
        ("polars", "output = input.lazy().filter(__import__('polars').col('a') > 1)"),
        ("arrow", "import pyarrow.compute as pc; output = input.filter(pc.greater(input['a'], 1))"),
        ("dask", "output = input[input.a > 1]"),
    ],
)
def test_code_works_in_the_frame_of_the_settings(child, frame, code):
    assert rows_of(child.code(code, NUMBERS, frame=frame)) == [{"a": 3}]


def test_the_node_may_ask_for_another_frame_than_the_settings(child):
    result = child.run(
        "python:transform", {"code": "output = input.head(1)", "frame": "polars"}, NUMBERS, frame="pandas"
    )
    assert rows_of(result) == [{"a": 1}]


def test_a_function_transform_is_called_with_the_inputs_in_their_order(child):
    code = "def transform(left, right):\n    return left.merge(right, on='k')"
    inputs = {"input2": pa.table({"k": [1], "r": ["R"]}), "input1": pa.table({"k": [1, 2], "l": ["L", "M"]})}
    assert rows_of(child.code(code, inputs)) == [{"k": 1, "l": "L", "r": "R"}]


def test_a_function_gets_ctx_and_ports_by_their_names(child):
    code = "def transform(ctx, input2):\n    ctx.logger.info('seen by %s', ctx.node_id)\n    return input2"
    result = child.code(code, {"input": NUMBERS, "input2": pa.table({"k": [7]})}, iter_index=4)
    assert rows_of(result) == [{"k": 7}]
    assert child.messages(kind="log") == ["seen by score#4"]


def test_a_dict_of_tables_is_one_table_per_port(child):
    code = "output = {'adults': input[input.a > 1], 'others': input[~(input.a > 1)]}"
    result = child.code(code, NUMBERS, outputs=announced("adults", a="BIGINT") | announced("others", a="BIGINT"))
    assert (rows_of(result, "adults"), rows_of(result, "others")) == (
        [{"a": 3}],
        [
            {"a": 1},
        ],
    )


def test_rows_may_be_given_as_a_list_of_dicts_or_a_dict_of_lists(child):
    assert rows_of(child.code("output = [{'a': 1}, {'b': 'x'}]")) == [{"a": 1, "b": None}, {"a": None, "b": "x"}]
    assert rows_of(child.code("output = {'a': [1, 2]}")) == [{"a": 1}, {"a": 2}]


def test_a_source_gives_data(child):
    result = child.run("python:source", {"code": "def source():\n    return [{'n': n} for n in range(2)]"})
    assert rows_of(result, "data") == [{"n": 0}, {"n": 1}]


def test_a_sink_writes_its_staged_file_and_counts_its_rows(child):
    written = child.write("python:sink", {"code": "input.to_json(output_path, orient='records')"}, NUMBERS, "a.json")
    assert written.read_text() == '[{"a":1},{"a":null},{"a":3}]'


def test_a_sink_that_writes_nothing_is_told_so(child):
    problem = problem_in(child.write("python:sink", {"code": "print(len(input))"}, NUMBERS, "a.json"))
    assert (problem.code, problem.remedy) == ("P612", "write the file to output_path")


def test_a_sink_without_a_file_still_counts_its_rows(child):
    assert child.run("python:sink", {"code": "len(input)"}, NUMBERS).written.rows == 3


def test_solo_code_runs_for_its_effects_or_gives_a_list_to_iterate_over(child):
    result = child.run("python:solo", {"code": "ctx.set_global('day', '2026-11-21')"})
    assert (dict(result.outputs), result.globals) == ({}, {"day": "2026-11-21"})
    assert child.rows("python:solo", {"code": "output = ['a.csv', 'b.csv']", "outputs": ["items"]}) == [
        {"item": "a.csv"}, {"item": "b.csv"},
    ]  # fmt: skip


def test_keys_of_a_group_by_are_not_lost_with_the_index(child):
    grouped = child.code("output = input.groupby('k').sum()", pa.table({"k": ["x", "x"], "v": [1, 2]}))
    assert rows_of(grouped) == [{"k": "x", "v": 3}]


def test_large_integers_with_nulls_keep_every_digit_in_pandas(child):
    table = pa.table({"id": pa.array([9_007_199_254_740_993, None], pa.int64()), "ok": [True, None]})
    assert rows_of(child.code("output = input", table)) == table.to_pylist()


def test_every_type_survives_the_way_through_arrow(child):
    table = pa.table({
        "i": pa.array([1, None], pa.int8()), "d": pa.array([Decimal("1.50"), None], pa.decimal128(10, 2)),
        "t": pa.array([dt.datetime.fromisoformat("2026-01-02T03:04:05.000006"), None], pa.timestamp("us")),
        "z": pa.array([dt.datetime(2026, 1, 2, tzinfo=dt.UTC), None], pa.timestamp("us", "UTC")),
        "day": pa.array([dt.date(2026, 1, 2), None], pa.date32()), "l": [[1, 2], None],
        "s": [{"x": 1, "B c": "y"}, None], "b": pa.array([b"\x00", None], pa.binary()),
        "m": pa.array([[("k", 1)], None], pa.map_(pa.string(), pa.int32())),
    })  # fmt: skip
    result = child.code("output = input", table, frame="arrow")
    assert rows_of(result) == table.to_pylist()
    assert types_of(result) == {
        "i": "TINYINT", "d": "DECIMAL(10,2)", "t": "TIMESTAMP", "z": "TIMESTAMP WITH TIME ZONE", "day": "DATE", "l": "BIGINT[]",
        "s": 'STRUCT(x BIGINT, "B c" VARCHAR)', "b": "BLOB", "m": "MAP(VARCHAR, INTEGER)",
    }  # fmt: skip


def test_output_is_cast_to_the_announced_columns_in_their_order(child):
    schema = announced(n="INTEGER", day="DATE", amount="DECIMAL(8,2)", id="UUID", note="JSON")
    code = (
        "output = {'ID': ['beb5ecec-2dae-4141-9239-a2d9b8b0f85d'], 'amount': ['1.5'], 'day': ['2026-01-02'], 'n': [7.0],"
        " 'note': ['{\"a\":1}'], 'more': [1]}"
    )
    result = child.code(code, outputs=schema)
    assert types_of(result) == {"n": "INTEGER", "day": "DATE", "amount": "DECIMAL(8,2)", "id": "UUID", "note": "JSON"}
    (row,) = rows_of(result)
    assert (row["n"], row["day"], row["amount"], str(row["id"])) == (
        7, dt.date(2026, 1, 2), Decimal("1.50"), "beb5ecec-2dae-4141-9239-a2d9b8b0f85d",
    )  # fmt: skip
    assert child.messages(level="warning") == ["left out of output, not being announced: more"]


def test_durations_cross_as_text_that_reads_as_an_interval(child):
    result = child.code("import pandas as pd\noutput = pd.DataFrame({'d': [pd.Timedelta(seconds=2)]})")
    assert (rows_of(result), types_of(result)) == ([{"d": "2000000 microseconds"}], {"d": "INTERVAL"})


def test_code_may_import_from_the_search_path(child):
    (child.folder / "shared").mkdir()
    (child.folder / "shared" / "prices.py").write_text("VAT = 19\n")
    result = child.code("from prices import VAT\noutput = [{'v': VAT}]", search_path=(child.folder / "shared",))
    assert rows_of(result) == [{"v": 19}]


def test_relative_paths_are_relative_to_the_document(child):
    (child.folder / "rates.txt").write_text("0.5")
    assert rows_of(child.code("output = [{'r': float(open('rates.txt').read())}]", base_dir=child.folder)) == [
        {"r": 0.5}
    ]


def test_earlier_globals_are_read_in_any_case_and_spelling(child):
    result = child.code(
        "output = [{'g': ctx.get_global('Load', 'ROWS'), 'n': ctx.get_global('x', 'y')}]", globals={"load__rows": 5}
    )
    assert rows_of(result) == [{"g": 5, "n": None}]
