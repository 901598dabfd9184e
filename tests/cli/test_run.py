import json
from pathlib import Path

import pytest

from pypeline.service.session import Session
from support import rows_in


def rows_of(path: str) -> int:
    return len(rows_in(Path(path)))


def test_a_run_says_what_it_read_and_wrote_on_stderr_and_nothing_on_stdout(pype):
    said = pype("run", "demo.yaml")
    assert (said.code, said.out) == (0, "")
    assert said.err.splitlines()[:2] == ["read  orders.parquet  orders, 100 rows", "wrote out/big.parquet  out, 9 rows"]
    assert said.err.splitlines()[-1].startswith("demo done in 0.")


def test_set_gives_a_parameter_in_its_declared_type(pype):
    assert pype("run", "demo.yaml", "--set", "least=98").code == 0
    assert rows_of("out/big.parquet") == 1


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        ("least=many", "error[P114]: Parameter least (integer) cannot be 'many'"),
        ("most=1", "error[P802]: most is not a parameter of this pipeline"),
        ("least", "error[P801]: --set takes name=value, not 'least'"),
        ("=1", "error[P801]: --set takes name=value, not '=1'"),
    ],
)
def test_a_bad_set_is_a_problem_and_nothing_runs(pype, folder, sets, said):
    answer = pype("run", "demo.yaml", "--set", sets)
    assert answer.code == 2
    assert said in answer.err
    assert not (folder / "out").exists()


def test_until_runs_a_node_and_what_it_needs_only(pype, folder):
    assert pype("run", "demo.yaml", "--until", "big", "-v").code == 0
    assert not (folder / "out").exists()


def test_from_runs_a_node_and_what_comes_after(pype, folder):
    assert pype("run", "demo.yaml", "--from", "big").code == 0
    assert (folder / "out/big.parquet").exists()


@pytest.mark.parametrize("option", ["--until", "--from"])
def test_a_node_that_is_not_there_is_a_problem(pype, option):
    said = pype("run", "demo.yaml", option, "bigg")
    assert (said.code, "error[P505]: there is no node bigg" in said.err) == (2, True)


def test_resume_is_refused_until_it_works(pype):
    said = pype("run", "demo.yaml", "--resume")
    assert (said.code, "P504" in said.err) == (2, True)


def test_a_document_with_problems_exits_2_and_shows_all_of_them(pype, edited):
    said = pype("run", edited(("total >", "totall >"), ("output_path", "output_pathh")))
    assert said.code == 2
    assert "error[P202]: there is no column totall" in said.err
    assert "error[P302]" in said.err
    assert "error[P303]" in said.err


def test_a_path_that_is_not_there_is_a_problem_with_what_is(pype):
    said = pype("run", "demmo.yaml")
    assert said.code == 2
    assert "error[P101]: there is no file demmo.yaml" in said.err
    assert "demo.yaml" in said.err


def test_a_folder_without_a_job_is_a_problem(pype, folder):
    said = pype("run", folder)
    assert (said.code, "P804" in said.err) == (2, True)


def test_a_run_that_fails_exits_1_and_leaves_no_output(pype, edited, folder):
    path = edited(("total > {{params.least}}", "CAST('x' || id AS INTEGER) > 1"))
    said = pype("run", path)
    assert said.code == 1
    assert "node big" in said.err
    assert "failed" in said.err.splitlines()[-1]
    assert list((folder / "out").glob("*")) == []


def test_warnings_exit_0_and_3_under_strict(pype, edited):
    path = edited(
        ("modules:\n", "modules:\n  - {id: spare, name: parquet_source, configs: {file_path: orders.parquet}}\n")
    )
    assert pype("run", path).code == 0
    said = pype("run", path, "--strict")
    assert (said.code, "warning[W318]" in said.err) == (3, True)


def test_json_is_one_event_a_line_and_the_last_one_says_what_was_written(pype, folder):
    said = pype("run", "demo.yaml", "--json")
    events = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, said.err) == (0, "")
    assert events[0]["event"] == "execution_started"
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert events[-1]["event"] == "execution_finished"
    assert events[-1]["status"] == "SUCCESS"
    assert events[-1]["written"] == [{"node": "out", "path": str(folder / "out/big.parquet"), "rows": 9}]
    assert events[-1]["read"] == [{"node": "orders", "path": str(folder / "orders.parquet")}]


def test_json_problems_are_lines_too(pype, edited):
    said = pype("run", edited(("total >", "totall >")), "--json")
    (line,) = said.out.splitlines()
    problem = json.loads(line)
    assert (said.code, said.err) == (2, "")
    assert (problem["event"], problem["code"], problem["place"]["node"]) == ("problem", "P202", "big")


def test_verbose_has_a_line_for_each_node(pype):
    lines = pype("run", "demo.yaml", "-v").err.splitlines()
    assert lines[:3] == ["orders: running", "big: running", "out: running"]
    assert lines[5].startswith("out: done, 9 rows, 0.")


def test_quiet_says_nothing_when_nothing_is_wrong(pype):
    assert pype("run", "demo.yaml", "--quiet").err == ""


def test_base_is_where_relative_paths_start(pype, folder):
    (folder / "elsewhere").mkdir()
    (folder / "orders.parquet").rename(folder / "elsewhere/orders.parquet")
    assert pype("run", "demo.yaml", "--base", "elsewhere").code == 0
    assert (folder / "elsewhere/out/big.parquet").exists()


def test_a_base_that_is_no_folder_is_a_problem(pype):
    assert pype("run", "demo.yaml", "--base", "nowhere").code == 2


@pytest.mark.parametrize("arguments", [("--memory", "lots"), ("--threads", "0"), ("--threads", "x"), ("--nope",), ()])
def test_a_command_line_that_makes_no_sense_exits_2_in_two_lines(pype, arguments):
    said = pype("run", *([] if arguments == () else ["demo.yaml"]), *arguments)
    assert said.code == 2
    assert said.err.startswith("error")
    assert "  try: " in said.err
    assert "nvalid" not in said.err


def test_memory_and_threads_override_the_settings(pype):
    assert pype("run", "demo.yaml", "--memory", "200MB", "--threads", "1").code == 0


def test_a_defect_is_a_problem_with_a_report_and_no_traceback(pype, folder, monkeypatch):
    def breaks(*_arguments):
        raise RuntimeError("boom \x1b[31m")

    monkeypatch.setattr(Session, "compile", breaks)
    said = pype("run", "demo.yaml")
    assert said.code == 2
    assert said.err.startswith("error[P999]: Pypeline itself failed: RuntimeError: boom")
    assert "\x1b" not in said.err
    assert "Traceback" not in said.err
    (report,) = (folder / ".pype").glob("crash-*.txt")
    assert str(report) in said.err
    assert "RuntimeError: boom" in report.read_text()


def test_a_word_from_the_document_cannot_drive_the_terminal(pype, folder):
    Path("evil.yaml").write_text('flow: {name: "a"}\nmodules:\n  - {id: x, name: "\\e[2Jevil"}\n')
    assert "\x1b" not in pype("run", "evil.yaml").err
