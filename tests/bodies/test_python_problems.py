"""What is wrong with a person's code is told by its own lines, never by a traceback of ours."""

import pyarrow as pa
import pytest

from child.calling import NUMBERS, announced, problem_in


def said(result):
    problem = problem_in(result)
    assert "pypeline" not in problem.message
    assert problem.place.node == "score"
    return problem.code, problem.message


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = 1\ny = x / 0", ("P606", "ZeroDivisionError: division by zero (line 2: y = x / 0)")),
        ("x = (", ("P606", "SyntaxError: '(' was never closed (line 1: x = ()")),
        ("output = input['b']", ("P606", "KeyError: 'b' (line 1: output = input['b'])")),
        ("def f(n):\n    return 1 / n\n\noutput = f(0)", ("P606", "ZeroDivisionError: division by zero (line 2: return 1 / n)")),
        ("def transform(df):\n    raise ValueError", ("P606", "ValueError (line 2: raise ValueError)")),
        ("import sys\nsys.exit(2)", ("P606", "the code ended itself with exit(2) (line 2: sys.exit(2))")),
        ("class E(Exception):\n    def __str__(self): raise E\nraise E", ("P606", "E (line 3: raise E)")),
        ("raise BaseException('odd')", ("P606", "BaseException: odd (line 1: raise BaseException('odd'))")),
        ("import no_such_thing.part", ("P608", "the package no_such_thing is not installed (line 1: import no_such_thing.part)")),
        ("output = 5", ("P607", "the code gives a int where a table is expected")),
        ("x = input", ("P607", "the code assigns no output")),
        ("output = {'output': input, 'b': 3}", ("P607", "the code gives a int where a table is expected")),
        ("import pandas as pd\noutput = pd.DataFrame()", ("P607", "the code gives a table without columns")),
        ("output = lambda: 1", ("P607", "the code gives a function where a table is expected")),
    ],
)  # fmt: skip
def test_code_that_fails_is_told_with_its_line(child, code, expected):
    assert said(child.code(code, NUMBERS)) == expected


def test_an_error_inside_a_library_is_told_at_the_persons_line(child):
    code, message = said(child.code("import json\n\nx = json.loads('{')\n"))
    assert (code, message.rpartition(" (")[2]) == ("P606", "line 3: x = json.loads('{'))")


def test_a_missing_output_port_is_named(child):
    result = child.code(
        "output = {'good': input}", NUMBERS, outputs=announced("good", a="BIGINT") | announced("bad", a="BIGINT")
    )
    assert said(result) == ("P607", "the code gives nothing for the output bad")


def test_an_output_that_nobody_announced_is_named(child):
    result = child.code("output = {'output': input, 'extra': input}", NUMBERS, outputs=announced(a="BIGINT"))
    assert said(result) == ("P607", "the code gives a table for extra, which is not one of the node's outputs")


def test_a_missing_column_is_named_with_those_that_are_there(child):
    assert said(child.code("output = input", NUMBERS, outputs=announced(a="BIGINT", total="DOUBLE"))) == (
        "P609", "the code gives no column total; it gives a")  # fmt: skip


@pytest.mark.parametrize(
    ("values", "type_", "given"),
    [(["x"], "INTEGER", "VARCHAR"), ([300], "TINYINT", "BIGINT"), ([1.5], "BIGINT", "DOUBLE"), (["nonsense"], "UUID", "VARCHAR"),
     (["2026-13-01"], "DATE", "VARCHAR"), ([[1]], "BIGINT", "BIGINT[]")],
)  # fmt: skip
def test_values_that_do_not_fit_the_announced_type_are_a_problem(child, values, type_, given):
    code, message = said(child.code(f"output = {{'a': {values!r}}}", outputs=announced(a=type_)))
    assert code == "P609"
    assert message.startswith(f"column a was announced as {type_}, but its {given} values do not fit: ")


def test_a_column_of_mixed_values_is_named(child):
    code, message = said(child.code("import pandas as pd\noutput = pd.DataFrame({'m': [1, 'x', 2.5]}, dtype=object)"))
    assert (code, message.partition(":")[0]) == ("P611", "column m holds values that do not fit together")


def test_two_columns_with_one_name_are_a_problem(child):
    code = "import pandas as pd\noutput = pd.concat([input, input.rename(columns={'a': 'A'})], axis=1)"
    assert said(child.code(code, NUMBERS)) == ("P312", "the code gives two columns named A")


def test_an_error_in_the_middle_of_a_stream_is_a_problem(child):
    code = (
        "import pyarrow as pa\n"
        "def batches():\n"
        "    yield pa.record_batch({'a': [1]})\n"
        "    raise ValueError('no more')\n"
        "output = pa.RecordBatchReader.from_batches(pa.schema([('a', pa.int64())]), batches())\n"
    )
    assert said(child.code(code))[0] == "P606"


def test_a_global_that_is_not_json_or_too_large_is_refused(child):
    assert said(child.code("ctx.set_global('k', object())"))[:2] == ("P611", "the global k is a object")
    assert said(child.code("ctx.set_global('k', 'x' * 100_000)")) == (
        "P611",
        "the global k is 97 KiB; a global may have 64",
    )


def test_dask_that_is_not_installed_is_a_located_problem(child):
    # A folder that comes first and holds a broken dask stands for a machine without it.
    (child.folder / "dask").mkdir()
    (child.folder / "dask" / "__init__.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'dask'\", name='dask')"
    )
    result = problem_in(child.code("output = input", NUMBERS, frame="dask", search_path=(child.folder,)))
    assert (result.code, result.message, result.place.option) == (
        "P608", "the frame dask needs the package dask, which is not installed", "frame")  # fmt: skip


def test_a_body_that_is_not_there_is_a_problem(child):
    assert problem_in(child.run("python:nothing", {})).code == "P701"
    assert problem_in(child.run("pypeline.bodies.nothing:run", {})).code == "P701"


def test_an_empty_table_keeps_its_columns(child):
    result = child.code("output = input[input.a > 99]", NUMBERS, outputs=announced(a="BIGINT"))
    assert (result.outputs["output"].rows, result.outputs["output"].schema.names) == (0, ("a",))


def test_a_column_of_nothing_but_null_is_text(child):
    assert child.code("output = input", pa.table({"a": pa.nulls(2)})).outputs["output"].schema.types() == {
        "a": "VARCHAR"
    }
