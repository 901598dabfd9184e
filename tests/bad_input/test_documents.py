"""Every kind of broken document: one problem that says what, where and what to do, all at once, and exit code 2."""

from __future__ import annotations

import json

import pytest

from bad_input.documents import BAD, GOOD, Bad, spoilt
from pypeline.cli.main import main
from support import problems_of


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.title)
def test_a_bad_document_has_a_problem_with_code_place_and_remedy(bad: Bad, base):
    problems = problems_of(spoilt(*bad.changes), base)
    found = [problem for problem in problems if problem.code == bad.code]
    assert len(found) == 1, [str(problem) for problem in problems]
    (problem,) = found
    assert str(problem.place) == f"{base}/test.yaml:{bad.at}"
    assert bad.says in problem.message
    assert bad.remedy in problem.remedy
    assert "P211" not in {one.code for one in problems} - {bad.code}, "the engine says the same again in its own words"


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.title)
def test_no_message_is_long_technical_or_of_several_lines(bad: Bad, base):
    for problem in problems_of(spoilt(*bad.changes), base):
        text = f"{problem.message} {problem.remedy}"
        assert "\n" not in text
        assert len(problem.message) < 300
        assert not any(
            word in text for word in ("nvalid", "Traceback", "pydantic", "sqlglot", "duckdb", "INTEGER_LITERAL", "None")
        )


@pytest.mark.parametrize("command", ["validate", "run", "plan"])
@pytest.mark.parametrize("bad", BAD[::6], ids=lambda bad: bad.title)
def test_commands_exit_2_and_name_file_line_and_column(bad: Bad, command, base, monkeypatch, capsys):
    monkeypatch.chdir(base)
    monkeypatch.setenv("NO_COLOR", "1")
    (base / "bad.yaml").write_text(spoilt(*bad.changes))
    assert main([command, "bad.yaml"]) == 2
    said = capsys.readouterr()
    assert f"error[{bad.code}]" in said.err
    assert f"bad.yaml:{bad.at}" in said.err
    assert "Traceback" not in said.err + said.out
    assert not (base / "out").exists()


def test_all_problems_come_at_once(base):
    text = spoilt(("filter_mod", "filtr_mod"), ("file_path", "file_pth"), ("output_path", "output_pth"))
    assert sorted(problem.code for problem in problems_of(text, base)) == ["P301", "P302", "P302", "P303", "P303"]


def test_a_longer_circle_is_named_as_it_goes(base):
    text = spoilt(
        ("connections:", '  - {id: again, name: filter_mod, configs: {condition: "total > 1"}}\nconnections:'),
        ("orders.data - big.input", "again.output - big.input, big.output - again.input"),
    )
    (problem,) = [one for one in problems_of(text, base) if one.code == "P310"]
    assert problem.message == "links go round in a circle: again → big → again"
    assert problem.place.line == 8


def test_json_documents_have_places_too(base):
    from pypeline.document import read_pipeline

    document = {"flow": {"name": "x"}, "modules": [{"id": "a", "name": "limit_mod", "configs": {"rows": 1}}] * 2}
    reading = read_pipeline(json.dumps(document, indent=1), "x.json")
    assert [(problem.code, problem.place.line) for problem in reading.problems] == [("P112", 14)]


def test_a_good_document_has_none(base):
    assert problems_of(GOOD, base) == []


def test_too_many_nodes_and_too_large_a_document_are_refused_without_being_compiled(base):
    nodes = "".join(f"- {{id: n{index}, name: limit_mod, configs: {{rows: 1}}}}\n" for index in range(10_001))
    assert [problem.code for problem in problems_of(f"flow: {{name: x}}\nmodules:\n{nodes}", base)] == ["P105"]
    assert [problem.code for problem in problems_of(f"flow: {{name: x}}\nmodules: []\n#{'x' * 5_300_000}", base)] == [
        "P105"
    ]
