"""What a document may say, and what is said about one that cannot be read."""

import subprocess
import sys
import time

import pytest

from document.samples import SAMPLE, SMALL, V1, with_modules, with_valve
from pypeline.document import (
    Flow,
    Link,
    Misc,
    Node,
    Parameter,
    Retry,
    Settings,
    Valve,
    load_pipeline,
    read_bytes,
    read_pipeline,
)
from pypeline.problems import Place


def problems_of(text):
    return [(problem.code, problem.place.line, problem.place.column) for problem in read_pipeline(text).problems]


def options_of(configs):
    return read_pipeline(with_modules(f"  - {{id: a, name: b, configs: {configs}}}")).pipeline.nodes[0].options


def valve_of(text):
    return read_pipeline(with_valve(text)).pipeline.valves[0]


def test_the_sample_of_pypeline_v1_is_valid_as_it_stands():
    reading = read_pipeline(V1)
    assert reading.is_good
    assert reading.problems == ()
    assert reading.pipeline.flow == Flow("sample_etl", "1.0.0", ("developer",), "2025-01-15")
    assert reading.pipeline.settings == Settings(timeout=3600, retries=1, threads=8)
    assert reading.pipeline.nodes == (
        Node("source_csv", "csv_source", {"file_path": "/data/input.csv", "encoding": "utf-8"}, split=True),
        Node("transform_data", "filter_mod", {"condition": "age > 18"}, split=True),
        Node("output_parquet", "parquet_sink", {"output_path": "/data/output.parquet"}, split=True),
    )
    assert reading.pipeline.links[0] == Link("source_csv", "data", "transform_data", "input")
    assert reading.pipeline.valves == (
        Valve("source_csv", "transform_data", 1), Valve("transform_data", "output_parquet", 2),
    )  # fmt: skip


def test_everything_that_a_document_may_say_is_read():
    reading = read_pipeline(SAMPLE)
    assert reading.problems == ()
    pipeline = reading.pipeline
    assert pipeline.settings.memory_bytes == 4_000_000_000
    assert pipeline.parameters == {"since": Parameter("date", "2026-01-01", "First day to load")}
    assert pipeline.node("adults").misc == Misc("Adults only", cache=True, retry=Retry(2, 5), timeout=600)
    assert pipeline.valves[1] == Valve("files", "read_one", 1, "iterate", None, "items", "file", 4, written="object")
    assert pipeline.schedule.cron == "0 6 * * 1-5"
    assert pipeline.tests[0].expect == {"adults.output": ({"age": 40},)}
    assert pipeline.layout == {"orders": (0, 0), "adults": (260, 0)}
    assert pipeline.extensions == {"x-owner": "sales"}


def test_flow_name_and_modules_are_enough():
    assert read_pipeline("flow: {name: daily-load}\nmodules: []\n").problems == ()
    assert problems_of("settings: {}\n") == [("P106", 1, 1), ("P106", 1, 1)]
    assert problems_of("flow: {}\nmodules: []\n") == [("P106", 1, 7)]


def test_flat_and_split_configs_give_the_same_options():
    assert options_of("{required: {a: 1}, optional: {b: 2}}") == options_of("{a: 1, b: 2}") == {"a": 1, "b": 2}


@pytest.mark.parametrize(("written", "value"), [
    ("yes", "yes"), ("on", "on"), ("No", "No"), ("1:30", "1:30"), ("2026-01-01", "2026-01-01"), ("010", 10), ("0o10", 8), ("0x1F", 31),
    ("1_000", "1_000"), ("1e3", 1000.0), (".5", 0.5), ("true", True), ("~", None), ("-.inf", float("-inf")), ("'1'", "1"), ("1.0.0", "1.0.0"),
    ("+", "+"), (".", "."), ("=", "="), ("!!str 1", "1"), ("0b1", "0b1"), ("1.", 1.0),
])  # fmt: skip
def test_scalars_mean_what_yaml_1_2_says(written, value):
    assert options_of(f"{{a: {written}}}") == {"a": value}


def test_keys_are_always_text():
    assert options_of("{on: 1, 1: a, null: b, true: c}") == {"on": 1, "1": "a", "null": "b", "true": "c"}


@pytest.mark.parametrize(("written", "valve"), [
    ("a (1|) b", Valve("a", "b")),
    ("a(|)b", Valve("a", "b", 1)),
    ("a (Last|) b", Valve("a", "b", "last")),
    ("a (2|error) b", Valve("a", "b", 2, "error")),
    ("'a (last|error: x > 1) b'", Valve("a", "b", "last", "error", "x > 1")),
    ("a (1|orders__row_count > 0) b", Valve("a", "b", 1, "ok", "orders__row_count > 0")),
    ("a (1|status::text = 'x') b", Valve("a", "b", 1, "ok", "status::text = 'x'")),
    ("a (1|len(x) > 1) b", Valve("a", "b", 1, "ok", "len(x) > 1")),
    ("a (1|done) b", Valve("a", "b", 1, "done")),
    ("a (1|iterate) b", Valve("a", "b", 1, "iterate")),
    ("{from: a, to: b}", Valve("a", "b", written="object")),
    ("{from: a, to: b, order: Last, on: error, when: x > 1}", Valve("a", "b", "last", "error", "x > 1", written="object")),
    ("{from: a, to: b, kind: start}", Valve("a", "b", 1, "start", written="object")),
    ("{from: a, to: b, on: iterate, over: items}", Valve("a", "b", 1, "iterate", over="items", written="object")),
])  # fmt: skip
def test_a_valve_is_read_in_both_forms(written, valve):
    assert read_pipeline(with_valve(written)).problems == ()
    assert valve_of(written) == valve


@pytest.mark.parametrize(("written", "code"), [
    ("a b", "P110"), ("a (x|) b", "P110"), ("a (1) b", "P110"), ("a (1|) 2b", "P110"), ("a (-1|) b", "P110"), ("[a]", "P110"), ("{from: a}", "P106"),
    ("{from: a, to: b, kind: iterate, on: error}", "P110"), ("{from: a, to: b, parallel: 2}", "P110"),
    ("'a (1|error:) b'", "W116"), ("'a (1|sucess: x > 1) b'", "W116"), ("a (1|x = 'y) b", "W116"), ("a (1|f(x > 1) b", "W116"),
    ("a (0|) b", "W117"), ("{from: a, to: b, order: 0}", "W117"),
])  # fmt: skip
def test_a_valve_that_cannot_be_read_is_a_located_problem(written, code):
    (problem,) = read_pipeline(with_valve(written), "x.yaml").problems
    assert (problem.code, problem.place.file, problem.place.line, problem.place.column) == (code, "x.yaml", 6, 7)


def test_an_unknown_key_of_a_valve_is_a_problem():
    assert problems_of(with_valve("{from: a, to: b, ordre: 1}")) == [("P107", 6, 24)]


def test_order_zero_is_read_as_start_and_an_unreadable_guard_stays_as_it_was_written():
    assert valve_of("a (0|) b") == Valve("a", "b", 1, "start")
    assert valve_of("'a (1|sucess: x > 1) b'").when == "sucess: x > 1"


@pytest.mark.parametrize(("text", "problems"), [
    ("", [("P102", 1, 1)]),
    ("# nothing\n", [("P102", 1, 1)]),
    ("- a\n", [("P102", 1, 1)]),
    ("just words", [("P102", 1, 1)]),
    ("null", [("P102", 1, 1)]),
    (SMALL + "flow: {name: again}\n", [("P103", 4, 1)]),
    (with_modules("  - {id: a, name: b, id: c}"), [("P103", 3, 22)]),
    (with_modules("  - {id: a, name: b, configs: &x {}}"), [("P104", 3, 31)]),
    (with_modules("  - {id: a, name: b, configs: *x}"), [("P104", 3, 31)]),
    (with_modules("  - {id: a, name: b, configs: {<<: {c: 1}}}"), [("P104", 3, 32)]),
    (with_modules("  - {id: a, name: b, configs: {c: {{params.x}}}}"), [("P108", 3, 36)]),
    (with_modules("  - {id: a, name: b, configs: {c: !!binary x}}"), [("P108", 3, 35)]),
    (with_modules("\t- id: a"), [("P102", 3, 1)]),
    (with_modules("  - {id: 1a, name: b}"), [("P111", 3, 10)]),
    (with_modules("  - {id: a, name: b-c}"), [("P111", 3, 19)]),
    (with_modules("  - {id: " + "a" * 65 + ", name: b}"), [("P111", 3, 10)]),
    (with_modules("  - {id: a}"), [("P106", 3, 5)]),
    (with_modules("  - {id: a, name: b}", "  - {id: a, name: b}"), [("P112", 4, 10)]),
    (with_modules("  - {id: ab, name: b}", "  - {id: aB, name: b}"), [("P112", 4, 10)]),
    (with_modules("  - {id: a, name: b, configs: {required: {c: 1}, optional: {c: 2}}}"), [("P103", 3, 61)]),
    (with_modules("  - {id: a, name: b, configs: {required: {c: 1}, d: 2}}"), [("P107", 3, 50)]),
    (with_modules("  - {id: a, name: b, misc: {cahce: true}}"), [("P107", 3, 29)]),
    (with_modules("  - {id: a, name: b, misc: {cache: maybe, join: none}}"), [("P108", 3, 36), ("P108", 3, 49)]),
    (with_modules("  - words"), [("P108", 3, 5)]),
    (SMALL + "connections: {data: [a-b, 'a.x - b.y', 7]}\n", [("P109", 4, 22), ("P109", 4, 40)]),
    (SMALL + "setings: {}\n", [("P107", 4, 1)]),
    (SMALL + "settings: {threads: 0, fail_strategy: stop, memory: lots}\n", [("P108", 4, 21), ("P108", 4, 39), ("P108", 4, 53)]),
    (SMALL + "parameters: {a: {type: integer, default: x}, b: {type: dat}, c: 1}\n", [("P114", 4, 42), ("P114", 4, 56), ("P108", 4, 65)]),
    (SMALL + "schedule: {cron: often}\n", [("P115", 4, 18)]),
    (SMALL + "layout: {a: [1], b: [x, 1]}\n", [("P108", 4, 13), ("P108", 4, 21)]),
    (SMALL + "--- \na: 1\n", [("P102", 4, 1)]),
    ("flow: {name: a.b, version: 1.0, created: soon}\nmodules: []\n", [("P111", 1, 14), ("P108", 1, 28), ("P108", 1, 42)]),
    ("flow: {name: small}\nmodules: []\nx-deep: " + "[" * 70 + "]" * 70, [("P113", 3, 73)]),
    ("a: \x00", [("P102", 1, 4)]),
])  # fmt: skip
def test_bad_input_is_a_problem_at_its_line_and_column(text, problems):
    assert problems_of(text) == problems


def test_a_broken_node_does_not_hide_the_problems_of_the_others():
    text = with_modules('  - id: a\n    name: "never closed', "  - id: b\n    nam: c", "  - {id: 1x, name: y}")
    reading = read_pipeline(text)
    assert [(problem.code, problem.place.line) for problem in reading.problems] == [
        ("P102", 4),
        ("P107", 6),
        ("P111", 7),
    ]
    assert reading.pipeline is None


def test_what_could_be_read_is_there_beside_the_problems():
    reading = read_pipeline(with_modules("  - {id: a, name: b}", "  - {name: c}", "  - {id: d, name: e, extra: 1}"))
    assert [node.id for node in reading.pipeline.nodes] == ["a", "d"]
    assert not reading.is_good


def test_an_unknown_key_comes_with_a_suggestion():
    (problem,) = read_pipeline("flow: {name: a, verion: 1.0.0}\nmodules: []\n", "a.yaml").problems
    assert str(problem) == (
        'error[P107]: "verion" is not a key that can stand here in flow\n  at: a.yaml:1:17\n  try: did you mean "version"?'
    )


def test_a_problem_in_a_node_names_the_node():
    (problem,) = read_pipeline(with_modules("  - {id: a, name: b, misc: {timeout: soon}}")).problems
    assert problem.place == Place(line=3, column=38, node="a")


def test_json_is_read_with_positions():
    reading = read_pipeline(
        '{\n\t"flow": {"name": "a"},\n\t"modules": [{"id": "x", "name": "y", "configs": {"c": "\\ud83d\\ude00 > 1"}}]\n}'
    )
    assert reading.problems == ()
    assert reading.pipeline.nodes[0].options == {"c": "😀 > 1"}
    assert reading.pipeline.place_in("x", "c", 2) == Place(line=3, column=70, node="x", option="c")
    (problem,) = read_pipeline('{"flow": {"name": "a"},\n "modules": [,]}', "a.json").problems
    assert (problem.code, problem.place.line, problem.place.column) == ("P102", 2, 14)


def test_a_file_that_is_missing_too_large_or_not_utf_8_is_a_problem(tmp_path):
    (tmp_path / "latin.yaml").write_bytes("flow:\n  name: a\n  desc: caf\xe9\n".encode("latin-1"))
    (tmp_path / "large.yaml").write_bytes(b"#" * 5_000_001)
    (tmp_path / "bom.yaml").write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    codes = [
        [problem.code for problem in load_pipeline(tmp_path / name).problems]
        for name in ("no.yaml", "latin.yaml", "large.yaml", "bom.yaml", "")
    ]
    assert codes == [["P101"], ["P101"], ["P105"], [], ["P101"]]
    assert load_pipeline(tmp_path / "latin.yaml").problems[0].place.line == 3
    assert read_bytes(SMALL.encode("utf-16")).problems[0].code == "P101"


def test_more_than_ten_thousand_nodes_are_refused():
    reading = read_pipeline(
        "flow: {name: a}\nmodules:\n" + "".join(f"- {{id: n{i}, name: b}}\n" for i in range(10_001))
    )
    assert [problem.code for problem in reading.problems] == ["P105"]


def test_a_thousand_nodes_are_read_in_less_than_half_a_second_and_again_for_nearly_nothing():
    text = with_modules(
        *(
            f"  - id: n{i}\n    name: filter_mod\n    configs: {{condition: 'a > {i}', b: [1, 2], c: {{d: e}}}}"
            for i in range(1000)
        )
    )
    start = time.process_time()
    reading = read_pipeline(text)
    between = time.process_time()
    assert read_pipeline(text) is reading
    assert between - start < 0.4
    assert time.process_time() - between < 0.01


def test_importing_the_room_loads_no_heavy_library():
    code = "import sys, pypeline.document; print([m for m in ('ruamel', 'jsonschema', 'duckdb', 'sqlglot', 'pydantic') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
