"""Saving: only what changed changes."""

import difflib
import json
import stat
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from document.samples import CONTRACT, SAMPLE, SMALL, V1, with_modules
from pypeline.document import (
    Link,
    Misc,
    Node,
    Settings,
    Valve,
    load_pipeline,
    pipeline_schema,
    read_pipeline,
    save_pipeline,
    write_pipeline,
)

PIPELINE = read_pipeline(SAMPLE).pipeline


def with_node(pipeline, node_id, **changes):
    nodes = tuple(replace(node, **changes) if node.id == node_id else node for node in pipeline.nodes)
    return replace(pipeline, nodes=nodes)


def changed_lines(before, pipeline):
    after = write_pipeline(pipeline, before)
    assert read_pipeline(after).pipeline == pipeline
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


@pytest.mark.parametrize(
    "text",
    [
        SAMPLE,
        V1,
        SMALL,
        SAMPLE.replace("\n", "\r\n"),
        "\ufeff" + SAMPLE,
        SAMPLE.rstrip("\n"),
        SAMPLE + "\n\n# the end\n",
    ],
)
def test_nothing_changes_when_nothing_changed(text):
    assert write_pipeline(read_pipeline(text).pipeline, text) == text


def test_an_option_is_replaced_in_its_place_with_its_quotes():
    assert changed_lines(SAMPLE, with_node(PIPELINE, "adults", options={"condition": "age > 21"})) == [
        '-    configs: {required: {condition: "age > 18"}, optional: {}}',
        '+    configs: {required: {condition: "age > 21"}, optional: {}}',
    ]


def test_a_query_stays_a_block_and_the_comment_after_a_value_stays():
    options = {
        **PIPELINE.node("totals").options,
        "query": "SELECT 1\nFROM input\n",
        "columns": {"total": "price * '2'", "note": "n"},
    }
    assert changed_lines(SAMPLE, with_node(PIPELINE, "totals", options=options)) == [
        "-        SELECT country,", "-               sum(total)", "+        SELECT 1", "-        GROUP BY country",
        "-        total: 'price * ''1'''   # a quoted quote", '-        note: "caf\\u00e9 \\"x\\" y"',
        "+        total: 'price * ''2'''   # a quoted quote", '+        note: "n"',
    ]  # fmt: skip


def test_a_new_node_comes_after_the_others_and_a_removed_one_leaves_the_comments():
    node = Node("last", "limit_mod", {"rows": 5}, Misc(label="Five"))
    assert changed_lines(SAMPLE, replace(PIPELINE, nodes=(*PIPELINE.nodes, node))) == [
        "+", "+  - id: last", "+    name: limit_mod", "+    configs:", "+      rows: 5", "+    misc:", "+      label: Five",
    ]  # fmt: skip
    without = replace(PIPELINE, nodes=tuple(node for node in PIPELINE.nodes if node.id != "totals"))
    lines = changed_lines(SAMPLE, without)
    assert all(line.startswith("-") for line in lines)
    assert "-  # the query" not in lines


def test_nodes_in_another_order_take_their_comments_with_them():
    after = write_pipeline(replace(PIPELINE, nodes=PIPELINE.nodes[::-1]), SAMPLE)
    assert sorted(line for line in after.splitlines() if "#" in line) == sorted(
        line for line in SAMPLE.splitlines() if "#" in line
    )
    assert (
        after.index("# the query") < after.index("id: totals") < after.index("id: adults") < after.index("id: orders")
    )


def test_links_valves_settings_and_layout_change_alone():
    changed = replace(
        PIPELINE, links=(PIPELINE.links[0], Link("a", "output", "b", "input")), valves=(*PIPELINE.valves, Valve("orders", "end", "last", "done")),
        settings=replace(PIPELINE.settings, threads=4, retention=7), layout={**PIPELINE.layout, "adults": (300, 20)}, extensions={},
    )  # fmt: skip
    assert changed_lines(SAMPLE, changed) == [
        "-settings: {timeout: 3600, retries: 1, fail_strategy: halt, threads: 8, memory: 4GB}   # one machine",
        "+settings: {timeout: 3600, retries: 1, fail_strategy: halt, threads: 4, memory: 4GB, retention: 7}   # one machine",
        '-  data:    ["orders.data - adults.input", "adults.output - totals.input"]',
        '+  data:    ["orders.data - adults.input", "a.output - b.input"]',
        "+    - orders (Last|done) end",
        "-layout:   {orders: [0, 0], adults: [260, 0]}   # canvas positions live apart from logic",
        "-x-owner: sales",
        "+layout:   {orders: [0, 0], adults: [300, 20]}   # canvas positions live apart from logic",
    ]


def test_a_section_that_was_not_there_is_put_where_it_belongs():
    changed = replace(read_pipeline(SMALL).pipeline, settings=Settings(threads=2), layout={"a": (1, 2)})
    assert write_pipeline(changed, SMALL) == (
        "flow: {name: small}\nsettings:\n  threads: 2\nmodules:\n  - {id: a, name: csv_source}\nlayout:\n  a: [1, 2]\n"
    )


def test_a_split_node_stays_split_and_its_options_stay_in_their_halves():
    pipeline = read_pipeline(V1).pipeline
    changed = with_node(
        pipeline, "source_csv", options={"file_path": "/data/input.csv", "encoding": "latin-1", "header": True}
    )
    assert changed_lines(V1, changed) == [
        "+        header: true",
        '-        encoding: "utf-8"',
        '+        encoding: "latin-1"',
    ]


def test_an_empty_list_grows_and_a_full_one_empties():
    empty = "flow: {name: a}\nmodules: []   # none yet\n"
    grown = write_pipeline(replace(read_pipeline(empty).pipeline, nodes=(Node("a", "b"),)), empty)
    assert grown == "flow: {name: a}\nmodules:   # none yet\n  - id: a\n    name: b\n"
    assert (
        write_pipeline(replace(read_pipeline(grown).pipeline, nodes=()), grown)
        == "flow: {name: a}\nmodules: []  # none yet\n"
    )


def test_what_was_not_understood_stays():
    text = with_modules("  - {id: a, name: b}", "  - {nam: c}", "  - {id: d, name: e, misc: {lable: x}}")
    written = write_pipeline(with_node(read_pipeline(text).pipeline, "d", options={"x": 1}), text)
    assert all(part in written for part in ("  - {nam: c}\n", "misc: {lable: x}", "configs: {x: 1}"))


def test_windows_line_ends_stay():
    text = SAMPLE.replace("\n", "\r\n")
    pipeline = read_pipeline(text).pipeline
    written = write_pipeline(
        replace(pipeline, nodes=(*pipeline.nodes, Node("z", "sql_mod", {"query": "a\nb\n"}))), text
    )
    assert written.count("\n") == written.count("\r\n") > text.count("\n")


def test_canonical_yaml_reads_well():
    pipeline = read_pipeline(SMALL).pipeline
    node = Node(
        "a",
        "sql_mod",
        {"query": "SELECT 1\nFROM x\n", "by": ["b", "c"], "text": "yes: no", "null": None},
        Misc("A b", cache=True),
    )
    changed = replace(pipeline, nodes=(node,), valves=(Valve("a", "b", 2, "error", "x > 1"),))
    assert write_pipeline(changed) == (
        "flow:\n  name: small\n\nmodules:\n  - id: a\n    name: sql_mod\n    configs:\n      query: |\n        SELECT 1\n        FROM x\n"
        '      by: [b, c]\n      text: "yes: no"\n      "null": null\n    misc:\n      label: A b\n      cache: true\n\n'
        'connections:\n  control: ["a (2|error: x > 1) b"]\n'
    )


def test_json_stays_json():
    text = '{\n  "flow": {"name": "a"},\n  "modules": [\n    {"id": "x", "name": "y"}\n  ]\n}\n'
    pipeline = read_pipeline(text).pipeline
    written = write_pipeline(replace(pipeline, nodes=(*pipeline.nodes, Node("z", "y"))), text)
    assert json.loads(written)["modules"] == [{"id": "x", "name": "y"}, {"id": "z", "name": "y"}]
    assert written.startswith('{\n  "flow": {"name": "a"},\n  "modules": [\n    {"id": "x", "name": "y"},\n')


def test_a_file_is_saved_in_one_step_and_keeps_its_rights(tmp_path):
    path = tmp_path / "new" / "orders.yaml"
    assert save_pipeline(PIPELINE, path) is None
    assert load_pipeline(path).pipeline == PIPELINE
    path.write_text(SAMPLE)
    path.chmod(0o600)
    assert save_pipeline(with_node(PIPELINE, "adults", component="other_mod"), path) is None
    assert path.read_text() == SAMPLE.replace("filter_mod", "other_mod")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["orders.yaml"]


def test_a_json_file_is_written_as_json(tmp_path):
    assert save_pipeline(PIPELINE, tmp_path / "orders.json") is None
    assert json.loads((tmp_path / "orders.json").read_text())["flow"]["name"] == "sales_by_country"
    assert load_pipeline(tmp_path / "orders.json").pipeline == PIPELINE


def test_a_file_that_cannot_be_written_is_a_problem(tmp_path):
    (tmp_path / "file").write_text("")
    assert save_pipeline(PIPELINE, tmp_path / "file" / "orders.yaml").code == "P101"


@pytest.mark.parametrize("text", [SAMPLE, V1, SMALL])
def test_the_json_schema_accepts_good_documents(text):
    Draft202012Validator.check_schema(pipeline_schema())
    document = json.loads(write_pipeline_as_json(text))
    assert [error.message for error in Draft202012Validator(pipeline_schema()).iter_errors(document)] == []


def write_pipeline_as_json(text):
    from pypeline.document import document_of

    return json.dumps(document_of(read_pipeline(text).pipeline))


def test_the_json_schema_refuses_what_the_reader_refuses():
    errors = Draft202012Validator(pipeline_schema()).iter_errors(
        {"flow": {"name": "1a", "x": 1}, "modules": [{"id": "a"}], "setings": {}}
    )
    assert len(list(errors)) == 4


def test_the_written_schema_is_the_one_that_is_made():
    assert json.loads(CONTRACT.read_text()) == pipeline_schema()
