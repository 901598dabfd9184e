import json

import pytest


def test_a_good_document_exits_0(pype):
    said = pype("validate", "demo.yaml")
    assert (said.code, said.out, said.err) == (0, "", "demo.yaml: 3 nodes, nothing is wrong\n")


def test_problems_are_shown_with_place_and_remedy(pype, edited):
    said = pype("validate", edited(("total >", "totall >")))
    assert said.code == 2
    assert said.err == (
        "error[P202]: there is no column totall\n  at: edited.yaml:6:55 > node big > option condition\n"
        "  try: did you mean total?\nedited.yaml: 1 error\n"
    )


def test_json_has_one_problem_a_line_on_stdout(pype, edited):
    said = pype("validate", edited(("total >", "totall >"), ("file_path", "file_pth")), "--json")
    problems = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, said.err) == (2, "")
    assert {problem["event"] for problem in problems} == {"problem"}
    assert {problem["code"] for problem in problems} >= {"P302", "P303"}


@pytest.mark.parametrize("text", ["", "- a", "flow: [", "\0", "flow: {name: x}\nmodules: 3", "{", "[]"])
def test_what_is_no_pipeline_exits_2_without_a_traceback(pype, folder, text):
    (folder / "odd.yaml").write_text(text)
    said = pype("validate", "odd.yaml")
    assert said.code == 2
    assert said.err.startswith("error[P1")
    assert "Traceback" not in said.err


def test_a_binary_file_exits_2(pype):
    said = pype("validate", "orders.parquet")
    assert (said.code, "error[P101]" in said.err) == (2, True)
