"""Control flow on the command line: what `plan` and `build` show, what `compile` refuses."""

from __future__ import annotations

import json

import pytest

DOCUMENT = """
flow: {name: nightly}
modules:
  - {id: a, name: generate_source, configs: {rows: 2}}
  - {id: b, name: generate_source, configs: {rows: 2}}
  - {id: c, name: generate_source, configs: {rows: 2}}
connections:
  control: ["a (2|a__row_count > 1) b", "a (1|error) c"]
"""


@pytest.fixture
def nightly(folder):
    (folder / "nightly.yaml").write_text(DOCUMENT)
    return folder / "nightly.yaml"


def test_plan_says_what_follows_what(pype, nightly):
    said = pype("plan", nightly)
    assert "order\n  entry a\n  a\n    1. error -> c\n    2. ok: a__row_count > 1 -> b\n" in said.out


def test_a_built_job_holds_the_valves(pype, nightly, folder):
    assert pype("build", nightly).code == 0
    metadata = json.loads((folder / "jobs/nightly/nightly_execution_metadata.json").read_text())
    assert [(row["from"], row["to"], row["order"], row["on"], row["when"]) for row in metadata["valves"]] == [
        ("a", "b", 2, "ok", "a__row_count > 1"),
        ("a", "c", 1, "error", None),
    ]


@pytest.mark.parametrize("target", ["python", "sql", "postgres"])
def test_a_text_that_would_lose_the_valves_is_refused_at_each(pype, nightly, target):
    said = pype("compile", nightly, "--target", target)
    assert said.code == 2
    assert said.err.count("error[P501]") == 2
    assert "nightly.yaml:8:" in said.err
    assert pype("compile", nightly, "--target", target, "--until", "a").code == 0
