"""People's modules run as PYpeline v1 says: setup, run, teardown; artifacts in, tables out."""

import pyarrow as pa
import pytest

from child.calling import NUMBERS, problem_in, rows_of
from modules.samples import DOUBLE, SOURCE, workspace
from pypeline.runtime.child import Limits


def run(child, code, inputs=None, options=None, name="mods/own", **more):
    workspace(child.folder, **{name.replace("/", "__"): code})
    config = {"module": f"modules/{name}.py", "options": options or {}}
    return child.run("module:run", config, inputs, base_dir=child.folder, **more)


def a_module(body, head='TYPE = "mod"'):
    lines = "\n".join(f"    {line}" for line in [*head.splitlines(), *body.strip("\n").splitlines()])
    return f"from pypeline.kit import BaseModule\n\nclass Own(BaseModule):\n{lines}\n"


def test_a_module_transforms_with_its_options_and_their_defaults(child):
    result = run(child, DOUBLE, pa.table({"a": [1, 2]}), {"column": "a"}, iter_index=3)
    assert (rows_of(result), result.globals) == ([{"a": 2}, {"a": 4}], {"rows": 2})
    assert child.messages(kind="log") == ["doubled in score#3"]
    assert rows_of(run(child, DOUBLE, pa.table({"a": [1]}), {"column": "a", "times": 5})) == [{"a": 5}]


def test_a_source_sees_the_loop_and_earlier_globals(child):
    result = run(child, SOURCE, name="source/numbers", iter_item="x", iter_index=1, globals={"before.day": 7})
    assert rows_of(result, "data") == [{"n": "x", "i": 1, "g": 7}]


@pytest.mark.parametrize("way", ["to_pandas()", "to_polars()", "to_arrow()", "to_dask()", "to_polars().lazy()"])
def test_artifacts_are_read_and_returned_in_any_library(child, way):
    code = a_module(f'async def run(self, inputs, ctx):\n    return {{"output": inputs["input"].{way}}}')
    assert rows_of(run(child, code, NUMBERS)) == NUMBERS.to_pylist()


def test_an_artifact_can_be_handed_on_and_says_where_it_is(child):
    code = a_module(
        "async def run(self, inputs, ctx):\n"
        "    art = ctx.artifact_manager.adopt(inputs['input'])\n"
        "    made = ctx.artifact_manager.register(art.to_pandas())\n"
        "    print(art.uri[:5], art.n_rows, made.uri, made.n_rows)\n"
        "    return {'output': art}"
    )
    result = run(child, code, NUMBERS)
    assert (rows_of(result), result.printed) == (NUMBERS.to_pylist(), "file: 3 memory: 3\n")


LIFE = """
async def setup(self, ctx):
    print("setup")
async def run(self, inputs, ctx):
    print("run")
    {how}
async def teardown(self, ctx):
    print("teardown")
"""


def test_setup_runs_before_and_teardown_after(child):
    result = run(child, a_module(LIFE.format(how="return {'output': [{'a': 1}]}")))
    assert result.printed == "setup\nrun\nteardown\n"


def test_teardown_is_awaited_when_run_fails(child):
    problem = problem_in(run(child, a_module(LIFE.format(how="raise KeyError('x')"))))
    assert (problem.code, problem.message) == ("P606", "KeyError: 'x' (line 9: raise KeyError('x'))")
    assert (problem.place.file, problem.place.line) == (str(child.folder / "modules/mods/own.py"), 9)
    assert child.messages(stream="stdout") == ["setup", "run", "teardown"]


def test_teardown_is_awaited_when_the_time_is_over(child):
    code = a_module(LIFE.format(how="import asyncio; await asyncio.sleep(60)"))
    assert problem_in(run(child, code, limits=Limits(seconds=2))).code == "P614"
    assert child.messages(stream="stdout") == ["setup", "run", "teardown"]


def test_a_module_without_our_base_class_runs_too(child):
    code = 'class Own:\n    TYPE = "mod"\n    async def run(self, inputs, ctx):\n        return {"output": [{"c": self.config["x"]}]}\n'
    assert rows_of(run(child, code, options={"x": 1})) == [{"c": 1}]


def test_a_sink_counts_its_rows_and_writes_where_it_may(child):
    code = a_module(
        "async def run(self, inputs, ctx):\n    inputs['input'].to_pandas().to_csv('out.csv')", 'TYPE = "sink"'
    )
    result = run(child, code, NUMBERS, limits=Limits(writable=(child.folder,)))
    assert (result.written.path, result.written.rows, (child.folder / "out.csv").exists()) == (None, 3, True)


def test_a_module_imports_its_neighbours(child):
    workspace(child.folder, shared__rates="VAT = 19\n")
    code = "from shared.rates import VAT\n" + a_module(
        "async def run(self, inputs, ctx):\n    return {'output': [{'v': VAT}]}"
    )
    assert rows_of(run(child, code, search_path=(child.folder / "modules",))) == [{"v": 19}]


def test_an_installed_module_is_found_by_its_dotted_name(child):
    workspace(child.folder, acme__numbers=SOURCE)
    result = child.run("module:run", {"module": "acme.numbers"}, search_path=(child.folder / "modules",))
    assert rows_of(result, "data")[0]["n"] is None


@pytest.mark.parametrize(
    ("code", "expected", "message"),
    [
        ("x = 1\n", "P701", "own.py has no class that derives from BaseModule"),
        ("import no_such_thing\n", "P608", "the package no_such_thing is not installed (line 1: import no_such_thing)"),
        ("x = (\n", "P606", "SyntaxError: '(' was never closed (line 1: x = ()"),
        (
            a_module("async def run(self, inputs, ctx):\n    return 5"),
            "P607",
            "run gives a int instead of a dict of its outputs",
        ),
        (
            a_module("async def run(self, inputs, ctx):\n    return {'output': 5}"),
            "P607",
            "the code gives a int where a table is expected",
        ),
        (a_module("pass"), "P702", "the module Own has no run"),
        (
            a_module(
                "async def run(self, inputs, ctx):\n    from pypeline.kit.modules import RefusedError\n    raise RefusedError('no rates today', 'ask Ann')"
            ),
            "P601",
            "no rates today",
        ),
    ],
)
def test_what_is_wrong_with_a_module_is_told(child, code, expected, message):
    problem = problem_in(run(child, code))
    assert (problem.code, problem.message) == (expected, message)


def test_two_modules_in_a_file_need_a_name(child):
    two = a_module("pass") + "\nclass Other(BaseModule):\n    TYPE = 'mod'\n"
    assert problem_in(run(child, two)).message == "own.py has several modules: Own, Other"


def test_a_module_file_that_is_gone_is_told(child):
    problem = problem_in(child.run("module:run", {"module": "modules/mods/x.py"}, base_dir=child.folder))
    assert (problem.code, problem.message) == ("P701", "there is no module file modules/mods/x.py")
