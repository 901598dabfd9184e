"""list-modules, describe, doctor, completion."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pypeline.components import BUILTIN
from pypeline.service.doctor import examine

PYPE = str(Path(sys.executable).with_name("pype"))


@pytest.mark.parametrize("component", tuple(BUILTIN), ids=lambda component: component.name)
def test_every_component_explains_itself(pype, component):
    said = pype("describe", component.name)
    assert said.code == 0
    for name, field in component.options.model_fields.items():
        assert (field.alias or name) in said.out
    found = json.loads(pype("describe", component.name, "--json").out)
    assert found["name"] == component.name
    assert found["example"].startswith("- id: ")


def test_describe_knows_old_names_and_suggests(pype):
    said = pype("describe", "filter_mode")
    assert (said.code, "did you mean filter_mod?" in said.err) == (2, True)


def test_list_modules_has_them_all_by_category(pype):
    said = pype("list-modules")
    assert all(component.name in said.out for component in BUILTIN)


def test_list_modules_json_has_the_registrys_shape(pype):
    entries = json.loads(pype("list-modules", "--json").out)
    keys = {
        "module_path",
        "type",
        "version",
        "description",
        "category",
        "input_ports",
        "output_ports",
        "globals",
        "packages",
        "config_schema",
    }
    assert set(entries) == set(BUILTIN.names)
    assert all(set(entry) == keys for entry in entries.values())
    assert entries["filter_mod"]["config_schema"]["required"]["condition"]["type"] == "expression"
    assert {entry["type"] for entry in entries.values()} <= {"source", "mod", "sink", "solo"}


def test_list_modules_finds_words(pype):
    assert set(json.loads(pype("list-modules", "parquet", "--json").out)) == {"parquet_source", "parquet_sink"}


def test_doctor_finds_this_machine_well(pype):
    said = pype("doctor", "--json")
    findings = {one["name"]: one for one in map(json.loads, said.out.splitlines())}
    assert said.code == 0
    assert findings["engine"]["verdict"] == "ok"
    assert findings["isolation"]["found"].startswith("process")
    assert {"Python", "packages", "memory", "disk", "threads", "state folder", "polars"} <= set(findings)


def test_doctor_says_what_is_broken_and_what_to_do(tmp_path):
    def broken():
        raise OSError("no such library")

    (tmp_path / "file").write_text("")
    findings = {one.name: one for one in examine(tmp_path / "file" / "state", broken, broken)}
    assert findings["engine"].verdict == findings["isolation"].verdict == findings["state folder"].verdict == "fail"
    assert all(findings[name].remedy for name in ("engine", "isolation", "state folder"))


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("pype ru", ["run"]),
        ("pype run demo.yaml --until b", ["big"]),
        ("pype preview demo.yaml o", ["orders", "out"]),
        ("pype run demo.yaml --set l", ["least="]),
        ("pype describe parquet_", ["parquet_source", "parquet_sink"]),
        ("pype new x -t blan", ["blank"]),
        ("pype run nope.yaml --until b", []),
    ],
)
def test_the_shell_is_offered_commands_nodes_and_components(folder, line, offered):
    words = line.split()
    env = {**os.environ, "_PYPE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    said = subprocess.run([PYPE], env=env, capture_output=True, text=True, check=False)
    assert sorted(said.stdout.split()) == sorted(offered), said.stderr
