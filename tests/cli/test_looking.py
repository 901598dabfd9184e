"""plan, schema, preview, compile: they look, and change nothing."""

import json
import subprocess
import sys

import pytest

PYTHON_STEP = """\
flow: {name: kept}
modules:
  - {id: orders, name: parquet_source, configs: {file_path: orders.parquet}}
  - {id: half, name: filter_mod, configs: {condition: "id < 50"}, misc: {cache: true}}
  - {id: more, name: python_mod, configs: {code: "output = input", columns: {id: bigint}}}
  - {id: guess, name: python_mod, configs: {code: "output = input"}}
  - {id: last, name: sort_mod, configs: {by: [{column: id}]}}
connections:
  data: [orders.data - half.input, half.output - more.input, more.output - guess.input, guess.output - last.input]
"""


@pytest.fixture
def kept(folder):
    (folder / "kept.yaml").write_text(PYTHON_STEP)
    return "kept.yaml"


def test_plan_shows_steps_effects_and_columns_and_writes_nothing(pype, folder):
    said = pype("plan", "demo.yaml")
    assert said.code == 0
    assert said.out == (
        "demo: 1 sub flow\n\nsub flow orders\n  step1  one query  orders → big → out\n\n"
        f"reads\n  orders: orders.parquet ({(folder / 'orders.parquet').stat().st_size:,} bytes)\n\n"
        "writes\n  out: create out/big.parquet\n\n"
        "columns\n  out: id BIGINT, total DECIMAL(21,1)\n"
    )
    assert not (folder / "out").exists()


def test_plan_says_whether_a_file_would_be_overwritten(pype):
    pype("run", "demo.yaml")
    assert "out: overwrite out/big.parquet" in pype("plan", "demo.yaml").out


def test_plan_json_is_one_object(pype):
    found = json.loads(pype("plan", "demo.yaml", "--json").out)
    assert found["sub_flows"][0]["steps"][0]["nodes"] == ["orders", "big", "out"]
    assert found["effects"][0]["action"] == "create"
    assert found["outputs"][0]["columns"][0] == {"name": "id", "type": "BIGINT"}


def test_plan_says_what_is_kept_and_why_and_what_waits_for_the_run(pype, kept):
    said = pype("plan", kept).out
    assert "keeps half.output: cache: true" in said
    assert "Python" in said
    assert "planned while it runs\n  last: " in said


def test_plan_says_what_is_reused(pype, kept):
    assert "unchanged" not in pype("plan", kept).out
    assert pype("run", kept).code == 0
    assert "unchanged: its stored result is used" in pype("plan", kept).out


def test_plan_of_a_part(pype):
    assert "orders → big\n" in pype("plan", "demo.yaml", "--until", "big").out


@pytest.mark.parametrize(
    "command", [("plan",), ("schema", "big"), ("preview", "big"), ("compile",), ("lineage", "big.id")]
)
def test_a_document_with_problems_exits_2(pype, edited, command):
    said = pype(command[0], edited(("total >", "totall >")), *command[1:])
    assert (said.code if command[0] != "lineage" else 2, said.out if command[0] != "lineage" else "") == (2, "")


def test_schema_shows_columns_and_types(pype):
    assert pype("schema", "demo.yaml", "big").out.split() == [
        "column",
        "type",
        "id",
        "BIGINT",
        "total",
        "DECIMAL(21,1)",
    ]


def test_schema_json_names_the_port(pype):
    found = json.loads(pype("schema", "demo.yaml", "big.rejected", "--json").out)
    assert (found["node"], found["port"], found["columns"][0]) == ("big", "rejected", {"name": "id", "type": "BIGINT"})


def test_schema_of_a_sink_is_what_it_is_fed(pype):
    assert json.loads(pype("schema", "demo.yaml", "out", "--json").out)["node"] == "big"


@pytest.mark.parametrize(
    ("port", "said"),
    [
        ("bigg", "P505"),
        ("big.outputt", "error[P307]: big has no port outputt\n  at: node big\n  try: did you mean output?"),
    ],
)
@pytest.mark.parametrize("command", ["schema", "preview"])
def test_a_port_that_is_not_there_is_a_problem(pype, command, port, said):
    answer = pype(command, "demo.yaml", port)
    assert (answer.code, said in answer.err) == (2, True)


def test_preview_is_a_table_with_types_and_an_honest_count(pype, folder):
    said = pype("preview", "demo.yaml", "big", "--rows", "2")
    assert [line.split() for line in said.out.splitlines()] == [
        ["id", "total"],
        ["bigint", "decimal(21,1)"],
        ["91", "91.0"],
        ["92", "92.0"],
    ]
    assert said.err == "big.output: 2 of 9 rows\n"
    assert not (folder / "out").exists()


def test_preview_json_is_one_row_a_line(pype):
    said = pype("preview", "demo.yaml", "big", "--rows", "1", "--json")
    assert json.loads(said.out) == {"id": 91, "total": "91.0"}


def test_preview_takes_parameters(pype):
    assert pype("preview", "demo.yaml", "big", "--set", "least=98", "--json").out.count("\n") == 1


def test_preview_of_a_node_that_fails_exits_1(pype, edited):
    said = pype("preview", edited(("total > {{params.least}}", "CAST('x' || id AS INTEGER) > 1")), "big")
    assert (said.code, "error[P" in said.err, said.out) == (1, True, "")


def test_compile_writes_a_python_script_that_runs_without_us(pype, folder):
    assert pype("compile", "demo.yaml", "-o", "demo.py").code == 0
    script = (folder / "demo.py").read_text()
    assert "import pypeline" not in script
    subprocess.run([sys.executable, "demo.py"], check=True, capture_output=True)
    assert (folder / "out/big.parquet").exists()


@pytest.mark.parametrize(
    ("target", "words"),
    [("sql", "READ_PARQUET"), ("duckdb", "READ_PARQUET"), ("postgres", 'CREATE TABLE "out" AS'), ("spark", "`out`")],
)
def test_compile_writes_sql(pype, target, words):
    said = pype("compile", "demo.yaml", "--target", target)
    assert (said.code, words in said.out) == (0, True)


def test_compile_until_a_node_leaves_the_rest_out(pype):
    assert '"out"' not in pype("compile", "demo.yaml", "--target", "postgres", "--until", "big").out


def test_compile_does_not_overwrite(pype, folder):
    (folder / "mine.py").write_text("mine")
    assert (said := pype("compile", "demo.yaml", "-o", "mine.py")).code == 2
    assert "error[P803]: mine.py exists already" in said.err
    assert (folder / "mine.py").read_text() == "mine"
    assert pype("compile", "demo.yaml", "-o", "mine.py", "--force").code == 0


def test_what_a_target_cannot_say_is_a_problem(pype, kept):
    said = pype("compile", kept, "--target", "sql")
    assert (said.code, "error[P501]" in said.err, said.out) == (2, True, "")


def test_a_target_that_is_not_there_names_those_that_are(pype):
    said = pype("compile", "demo.yaml", "--target", "cobol")
    assert (said.code, "try: targets: python, sql, duckdb" in said.err) == (2, True)
