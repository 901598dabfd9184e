"""new, build, diff, test."""

import json
import shutil
from pathlib import Path

import pytest

from pypeline.service.templates import templates

TESTED = """\
tests:
  - {name: "large ones stay", given: {orders.data: [{id: 1, total: 5}, {id: 2, total: 95}]}, expect: {big.output: [{id: 2, total: 95}]}}
  - {name: "none stays", given: {orders.data: [{id: 2, total: 95}]}, expect: {big.output: []}}
"""


@pytest.mark.parametrize("template", [one.name for one in templates()])
def test_every_template_runs_without_edits_and_its_tests_pass(pype, template):
    assert pype("new", "mine", "--template", template).code == 0
    ran = pype("run", "mine/mine.yaml", "--strict")
    assert ran.code == 0, ran.err
    assert pype("test", "mine/mine.yaml").code == 0
    assert "\n  name: mine\n" in Path("mine/mine.yaml").read_text()


def test_there_are_templates_to_choose_from(pype):
    names = [json.loads(line)["name"] for line in pype("new", "--list", "--json").out.splitlines()]
    assert names[0] == "blank"
    assert len(names) >= 6


def test_new_never_touches_what_is_there(pype, folder):
    (folder / "mine").mkdir()
    said = pype("new", "mine")
    assert (said.code, "error[P803]: mine exists already" in said.err) == (2, True)
    assert list((folder / "mine").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code"), [(("mine", "-t", "blnk"), "P804"), (("../mine",), "P111"), (("1x",), "P111"), ((), "P801")]
)
def test_a_new_that_makes_no_sense_exits_2(pype, arguments, code):
    said = pype("new", *arguments)
    assert (said.code, f"error[{code}]" in said.err) == (2, True)


def test_build_makes_a_job_that_runs_with_the_documents_folder_as_base(pype, folder):
    assert pype("build", "demo.yaml").code == 0
    made = sorted(str(path.relative_to(folder)) for path in (folder / "jobs").rglob("*") if path.is_file())
    assert made == [
        "jobs/demo/context/demo_default.json", "jobs/demo/demo.yaml", "jobs/demo/demo_dag.json", "jobs/demo/demo_execution_metadata.json",
    ]  # fmt: skip
    assert pype("run", "jobs/demo").code == 0
    assert (folder / "out/big.parquet").exists()


def test_a_job_runs_from_anywhere(pype, folder, monkeypatch):
    pype("build", "demo.yaml", "--out", "made/here")
    monkeypatch.chdir("/")
    assert pype("run", folder / "made/here/demo").code == 0


def test_building_twice_gives_the_same_bytes(pype, folder):
    pype("build", "demo.yaml")
    first = {path: path.read_bytes() for path in (folder / "jobs").rglob("*") if path.is_file()}
    pype("build", "demo.yaml")
    assert first == {path: path.read_bytes() for path in (folder / "jobs").rglob("*") if path.is_file()}


def test_a_job_holds_the_metadata_of_every_node_and_no_resolved_value(pype, edited, folder, monkeypatch):
    monkeypatch.setenv("PYPE_CONTEXT_FILE", "orders.parquet")
    path = edited(("file_path: orders.parquet", 'file_path: "{{context.file}}"'))
    assert pype("build", path, "--set", "least=12345").code == 0
    nodes = json.loads((folder / "jobs/demo/demo_dag.json").read_text())["nodes"]
    assert nodes["big"]["module_path"] == "pypeline.components.rows.filter"
    assert nodes["big"]["output_ports"] == ["output", "rejected"]
    assert nodes["orders"]["configs"] == {"file_path": "{{context.file}}"}
    made = "".join(path.read_text() for path in (folder / "jobs").rglob("*.json"))
    assert "12345" not in made
    assert "orders.parquet" not in made
    assert json.loads((folder / "jobs/demo/context/demo_default.json").read_text()) == {"file": None}


def test_a_job_takes_its_context_from_its_own_folder(pype, edited, folder):
    (folder / "context").mkdir()
    (folder / "context/default.json").write_text('{"file": "orders.parquet"}')
    path = edited(("file_path: orders.parquet", 'file_path: "{{context.file}}"'))
    assert pype("build", path).code == 0
    assert pype("run", "jobs/demo").code == 0
    (folder / "jobs/demo/context/demo_test.json").write_text('{"file": "nowhere.parquet"}')
    assert pype("run", "jobs/demo", "--context", "test").code == 2
    pype("build", path)
    assert (folder / "jobs/demo/context/demo_test.json").exists()


MODULE = '''
from pypeline.kit import BaseModule
class Doubler(BaseModule):
    """Doubles."""
    TYPE = "mod"
    DESCRIPTION = "Doubles the total."
    CATEGORY = "Ours"
    INPUT_PORTS = ["input"]
    OUTPUT_PORTS = ["output"]
    async def run(self, inputs, ctx):
        table = inputs["input"].to_pandas()
        table["total"] = table["total"] * 2
        return {"output": table}
'''


@pytest.fixture
def doubler(pype, folder):
    (folder / "modules/mods").mkdir(parents=True)
    (folder / "modules/mods/doubler.py").write_text(MODULE)
    return folder / "modules"


def test_a_module_is_registered_listed_described_and_forgotten(pype, doubler):
    assert pype("register-module", "doubler").code == 0
    assert "Doubles the total." in pype("list-modules").out
    entry = json.loads(pype("list-modules", "doubler", "--json").out)["doubler"]
    assert (entry["module_path"], entry["type"], entry["input_ports"]) == ("modules/mods/doubler.py", "mod", ["input"])
    assert "Doubles the total." in pype("describe", "doubler").out
    assert pype("clear-registry").code == 0
    assert pype("describe", "doubler").code == 2
    assert "doubler" in pype("auto-register").err


def test_a_built_job_needs_no_registry(pype, edited, folder, doubler):
    pype("auto-register")
    path = edited(("filter_mod", "doubler"), (', configs: {condition: "total > {{params.least}}"}', ""))
    assert pype("build", path).code == 0
    (doubler / "ModRegistry.json").unlink()
    said = pype("run", "jobs/demo")
    assert said.code == 0, said.err


def test_a_module_that_is_not_there_is_a_problem(pype):
    assert "P804" in pype("register-module", "nope").err


def test_build_does_not_overwrite_a_folder_that_is_no_job(pype, folder):
    (folder / "jobs/demo").mkdir(parents=True)
    (folder / "jobs/demo/mine.txt").write_text("mine")
    assert pype("build", "demo.yaml").code == 2
    assert (folder / "jobs/demo/mine.txt").read_text() == "mine"


def test_a_job_that_is_broken_is_a_problem(pype, folder):
    pype("build", "demo.yaml")
    (folder / "jobs/demo/demo_execution_metadata.json").write_text("{")
    said = pype("run", "jobs/demo")
    assert (said.code, "try: build the job again" in said.err) == (2, True)


def test_diff_says_what_changed_in_words_of_the_document(pype, edited):
    path = edited(
        ("total >", "total >="), ("file_path: orders.parquet", "file_path: orders.parquet, columns: [id, total]")
    )
    said = pype("diff", "demo.yaml", path)
    assert said.code == 0
    assert 'option condition of big: "total > {{params.least}}" -> "total >= {{params.least}}"' in said.out


def test_diff_shows_columns_that_came_and_went(pype, edited):
    path = edited(("file_path: orders.parquet", "file_path: orders.parquet, filename_column: from_file"))
    lines = [json.loads(line) for line in pype("diff", "demo.yaml", path, "--json").out.splitlines()]
    assert {"action": "added", "what": "column", "name": "big.output", "key": "from_file", "after": "VARCHAR"} in lines


def test_diff_of_equal_documents_says_so(pype, folder):
    shutil.copy("demo.yaml", "same.yaml")
    said = pype("diff", "demo.yaml", "same.yaml")
    assert (said.code, said.out, said.err) == (0, "", "no difference\n")


def test_diff_of_what_cannot_be_read_exits_2(pype):
    assert pype("diff", "demo.yaml", "nope.yaml").code == 2


def test_test_shows_what_differs_and_exits_1(pype, folder):
    (folder / "demo.yaml").write_text((folder / "demo.yaml").read_text() + TESTED)
    said = pype("test", "demo.yaml")
    assert said.code == 1
    assert said.out.splitlines()[0].split() == ["ok", "large", "ones", "stay"]
    assert said.out.splitlines()[1].split() == ["failed", "none", "stays"]
    assert '+ {"id": ' in said.out
    assert said.err == "2 tests, 1 failed\n"


def test_one_test_by_its_name(pype, folder):
    (folder / "demo.yaml").write_text((folder / "demo.yaml").read_text() + TESTED)
    assert pype("test", "demo.yaml", "--name", "large ones stay").code == 0
    assert json.loads(pype("test", "demo.yaml", "--name", "none stays", "--json").out)["passed"] is False
    assert pype("test", "demo.yaml", "--name", "nope").code == 2
