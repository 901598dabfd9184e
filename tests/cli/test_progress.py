"""What is said while a pipeline runs."""

import io

import pytest
from rich.console import Console

from pypeline.cli.progress import LiveTable, PlainLines
from pypeline.cli.text import duration, printable
from pypeline.executions import Event
from pypeline.plan.plan import Plan, SubFlow


def event(name, node, **parts):
    return Event("x", 1, "2026-01-01T00:00:00", name, node, **parts)


def shown(nodes, events, height=30):
    console = Console(file=io.StringIO(), force_terminal=True, width=80, height=height, color_system=None)
    plan = Plan(
        "p",
        None,
        (SubFlow(nodes[0], tuple(nodes), ()),),
        components=dict.fromkeys(nodes, "filter_mod"),
        labels={"a": "First"},
    )
    table = LiveTable(plan, console)
    for one in events:
        table(one)
    with console.capture() as captured:
        console.print(table._table())
    return [line.split() for line in captured.get().splitlines()]


def test_the_table_shows_each_nodes_label_state_rows_and_time():
    assert shown(
        ["a", "b", "c", "d"],
        [
            event("task_started", "a", status="RUNNING"),
            event("task_finished", "a", status="SUCCESS", rows=1200, seconds=0.5),
            event("task_finished", "b", status="SUCCESS", reason_code="REUSED", seconds=0.0),
            event("task_finished", "c", status="FAILED", seconds=61.0),
        ],
    ) == [
        ["node", "state", "rows", "time"],
        ["First", "done", "1,200", "0.50", "s"],
        ["b", "unchanged", "0.00", "s"],
        ["c", "failed", "1", "min", "01", "s"],
        ["d", "waits"],
    ]


def test_progress_within_a_node_is_shown_in_percent():
    lines = shown(
        ["a"], [event("task_started", "a", status="RUNNING"), event("task_progress", "a", details={"percent": 41.6})]
    )
    assert lines[1][:4] == ["First", "running", "42", "%"]


def test_of_many_nodes_those_that_run_or_failed_are_shown():
    nodes = [f"n{number}" for number in range(500)]
    lines = shown(
        nodes,
        [event("task_started", "n400", status="RUNNING"), event("task_finished", "n300", status="FAILED")],
        height=13,
    )
    assert len(lines) == 12
    assert {"n400", "n300"} <= {line[0] for line in lines}
    assert lines[-1] == ["…", "0", "of", "500", "done"]


def test_plain_lines_escape_what_a_pipeline_logs():
    written = []
    PlainLines(written.append)(event("log", "a", message="\x1b[2Jhello"))
    assert written == ["a: \\x1b[2Jhello\n"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.004, "0.00 s"), (9.99, "9.99 s"), (12.34, "12.3 s"), (61, "1 min 01 s"), (3700, "1 h 01 min")],
)
def test_durations_read_as_a_person_would_say_them(seconds, text):
    assert duration(seconds) == text


def test_text_direction_marks_are_shown_as_escapes():
    assert printable("a\u202eb\x9bc\nd") == "a\\x202eb\\x9bc\nd"
