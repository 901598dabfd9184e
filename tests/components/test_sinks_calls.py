"""Sinks that show rows: the log, charts, a person's Python."""

from __future__ import annotations

from pathlib import Path

from tests.components.test_sinks_files import document
from tests.support import codes_of, run


def test_the_first_rows_stand_in_the_log(tmp_path: Path) -> None:
    outcome, events = run(document("log_sink", text="a,name\n1,x\n2,\n3,z\n", rows=2, message="Look:"), tmp_path)
    assert outcome.status == "SUCCESS", outcome.problems
    (event,) = [event for event in events if event.event == "log"]
    assert event.message == "Look:\na  name\n-  ----\n1  x\n2  NULL\n3 rows, the first 2 of them"


def test_rows_in_the_log_may_be_json_or_markdown(tmp_path: Path) -> None:
    _, events = run(document("log_sink", text="a,b\n1,x\n", format="json", level="warning"), tmp_path)
    (event,) = [event for event in events if event.event == "log"]
    assert event.message == '{"a": 1, "b": "x"}\n1 row'
    _, events = run(document("log_sink", text="a,b\n1,x|y\n", format="markdown"), tmp_path)
    (event,) = [event for event in events if event.event == "log"]
    assert event.message == "| a | b    |\n| - | ---- |\n| 1 | x\\|y |\n1 row"


def test_a_chart_is_a_page_or_a_picture(tmp_path: Path) -> None:
    for name, start in (("x.svg", b"<svg"), ("x.png", b"\x89PNG"), ("x.html", b"<!doctype html>")):
        outcome, _ = run(
            document("chart_sink", text="a,b\nx,1\ny,2\n", output_path=name, x="A", y="b", title="T"), tmp_path
        )
        assert outcome.status == "SUCCESS", outcome.problems
        assert (tmp_path / name).read_bytes().startswith(start)


def test_a_chart_may_be_a_specification_of_ones_own(tmp_path: Path) -> None:
    spec = '{"mark": "line", "encoding": {"x": {"field": "a"}, "y": {"field": "b"}}}'
    outcome, _ = run(document("chart_sink", text="a,b\n1,1\n2,2\n", output_path="x.svg", spec=spec), tmp_path)
    assert outcome.status == "SUCCESS", outcome.problems


def test_a_chart_needs_something_to_draw(tmp_path: Path) -> None:
    assert codes_of(document("chart_sink", output_path="x.svg"), tmp_path) == ["P303"]
    assert codes_of(document("chart_sink", output_path="x.svg", x="nope"), tmp_path) == ["P305"]
    assert codes_of(document("chart_sink", output_path="x.svg", spec="{"), tmp_path) == ["P304"]
    outcome, _ = run(document("chart_sink", text="a,b\n1,1\n2,2\n", output_path="x.svg", x="a", max_rows=1), tmp_path)
    assert outcome.status == "FAILED"


def test_python_gets_the_rows_and_may_write_the_file(tmp_path: Path) -> None:
    code = "open(output_path, 'w').write(str(input.num_rows))"
    outcome, _ = run(document("python_sink", text="a\n1\n2\n", code=code, output_path="n.txt", frame="arrow"), tmp_path)
    assert outcome.status == "SUCCESS", outcome.problems
    assert (tmp_path / "n.txt").read_text() == "2"


def test_python_without_a_file_is_fine_and_code_that_is_not_python_is_a_problem(tmp_path: Path) -> None:
    outcome, _ = run(document("python_sink", text="a\n1\n", code="print(len(input))", frame="arrow"), tmp_path)
    assert outcome.status == "SUCCESS", outcome.problems
    assert codes_of(document("python_sink", code="1 +"), tmp_path) == ["P606"]
