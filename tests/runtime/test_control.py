"""Control flow at run time: order, handlers, globals, loops, scopes of events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.support import rows_in, run


def document(modules: str, *control: str, data: str = "", extra: str = "") -> str:
    lines = "\n".join(f"    - {valve if valve.startswith('{') else repr(valve)}" for valve in control)
    return f"flow: {{name: t}}\n{extra}modules:\n{modules}\nconnections:\n  data: [{data}]\n  control:\n{lines}\n"


def numbers(name: str, rows: int = 2) -> str:
    return f"  - {{id: {name}, name: generate_source, configs: {{rows: {rows}}}}}\n"


def failing(name: str) -> str:
    return f"  - {{id: {name}, name: python_source, configs: {{code: 'raise ValueError(\"no disk\")', columns: {{x: integer}}}}}}\n"


def ends(text: str, base: Path, **options: Any) -> tuple[str, list[tuple[str | None, str, str | None]]]:
    outcome, events = run(text, base, **options)
    found = [
        (event.node, event.scope, event.status) for event in events if event.event in {"task_finished", "task_skipped"}
    ]
    return outcome.status, found


def order(text: str, base: Path) -> list[str | None]:
    _, events = run(text, base)
    return [event.node for event in events if event.event == "task_started"]


def test_valves_say_the_order_and_not_the_document(tmp_path):
    text = document(numbers("c") + numbers("b") + numbers("a"), "a (2|) c", "a (1|) b")
    assert order(text, tmp_path) == ["a", "b", "c"]


def test_a_guard_over_what_an_earlier_node_counted_decides(tmp_path):
    text = document(
        numbers("a", 3) + numbers("few") + numbers("many"), "a (1|a__ROW_COUNT > 5) many", "a (1|a.row_count <= 5) few"
    )
    assert ends(text, tmp_path) == (
        "SUCCESS",
        [("a", "", "SUCCESS"), ("few", "", "SUCCESS"), ("many", "", "SKIPPED")],
    ) or (ends(text, tmp_path)[1] == [("a", "", "SUCCESS"), ("many", "", "SKIPPED"), ("few", "", "SUCCESS")])


def test_a_value_that_is_missing_is_not_taken_and_said(tmp_path):
    outcome, _ = run(document(numbers("a") + numbers("b"), "a (1|b__row_count > 5) b"), tmp_path)
    assert outcome.status == "WARNING"
    assert [problem.code for problem in outcome.problems] == ["W619"]


def test_a_failure_that_an_error_valve_handles_is_a_warning(tmp_path):
    modules = failing("a") + numbers("b") + numbers("mend")
    status, found = ends(document(modules, "a (1|) b", "a (1|error: error LIKE '%no disk%') mend"), tmp_path)
    assert status == "WARNING"
    assert sorted(found) == [("a", "", "FAILED"), ("b", "", "SKIPPED"), ("mend", "", "SUCCESS")]


def test_what_no_handler_took_fails_and_done_handlers_still_run(tmp_path):
    modules = failing("a") + numbers("b") + numbers("tidy")
    status, found = ends(document(modules, "a (1|error: error = 'other') b", "a (2|done) tidy"), tmp_path)
    assert status == "FAILED"
    assert sorted(found) == [("a", "", "FAILED"), ("b", "", "SKIPPED"), ("tidy", "", "SUCCESS")]


@pytest.mark.parametrize(("strategy", "expected"), [("halt", "SKIPPED"), ("continue", "SUCCESS")])
def test_the_fail_strategy_says_whether_the_next_entry_runs(tmp_path, strategy, expected):
    text = document(
        failing("a") + numbers("b") + numbers("c"), "a (1|) b", extra=f"settings: {{fail_strategy: {strategy}}}\n"
    )
    status, found = ends(text, tmp_path)
    assert status == "FAILED"
    assert ("c", "", expected) in found


def test_counts_reach_a_later_sub_flow(tmp_path):
    modules = numbers("orders", 7) + (
        "  - {id: paid, name: filter_mod, configs: {condition: 'n > 2'}}\n"
        "  - {id: written, name: csv_sink, configs: {output_path: paid.csv}}\n"
        '  - {id: report, name: inline_source, configs: {text: "x\\n1", format: csv}}\n'
        "  - {id: told, name: derive_mod, configs: {columns: {"
        "all: '{{orders__row_count}}', kept: '{{Paid__row_count}}', wrote: '{{written__row_count}}', "
        "dropped: '{{paid__row_count_rejected}}', how: \"'it was {{written__status}}'\"}}}\n"
    )
    data = "orders.data - paid.input, paid.output - written.input, report.data - told.input"
    outcome, _ = run(document(modules, "orders (1|) report", data=data), tmp_path, "told.output")
    assert outcome.status == "SUCCESS", [str(problem) for problem in outcome.problems]
    ((_, all_, kept, wrote, dropped, how),) = rows_in(outcome.artifacts["told.output"])
    assert (all_, kept, kept + dropped, how) == (7, wrote, 7, "it was SUCCESS")


FILES = """
  - {id: files, name: directory_source, configs: {path: incoming, pattern: "*.csv"}}
  - {id: each, name: csv_source, configs: {file_path: "{{iter.file}}"}}
  - {id: big, name: filter_mod, configs: {condition: "total > 10"}}
  - {id: out, name: csv_sink, configs: {output_path: "out/{{iter.index}}.csv"}}
  - {id: after, name: inline_source, configs: {text: "x\\n1", format: csv}}
  - {id: sums, name: derive_mod, configs: {columns: {last: "{{out__row_count}}"}}}
"""
LOOP = "{from: files, to: each, kind: iterate, as: file%s}"
FILES_DATA = "each.data - big.input, big.output - out.input, after.data - sums.input"


@pytest.fixture
def incoming(tmp_path):
    (tmp_path / "incoming").mkdir()
    for name, text in {
        "a.csv": "id,total\n1,5\n2,50\n",
        "b.csv": "total,note\n70,x\n80,y\n",
        "c.csv": "total\n1\n",
    }.items():
        (tmp_path / "incoming" / name).write_text(text)
    return tmp_path


def test_a_loop_reads_each_file_with_the_columns_that_it_has(incoming):
    text = document(FILES, LOOP % "", "files (Last|) after", data=FILES_DATA)
    outcome, events = run(text, incoming, "sums.output")
    assert outcome.status == "SUCCESS", [str(problem) for problem in outcome.problems]
    written = {path.name: path.read_text() for path in (incoming / "out").iterdir()}
    assert written == {"0.csv": "id,total\n2,50\n", "1.csv": "total,note\n70,x\n80,y\n", "2.csv": "total\n"}
    assert rows_in(outcome.artifacts["sums.output"])[0][-1] == 0
    scopes = [event.scope for event in events if event.event == "task_finished" and event.node == "out"]
    assert scopes == ["file#0", "file#1", "file#2"]


@pytest.mark.parametrize(("how", "status", "runs"), [("", "FAILED", 2), (", on_item_error: continue", "FAILED", 3)])
def test_an_item_that_fails_ends_the_loop_or_only_itself(incoming, how, status, runs):
    (incoming / "incoming" / "b.csv").write_text("other\n1\n")
    outcome, events = run(document(FILES, LOOP % how, data=FILES_DATA), incoming)
    assert outcome.status == status
    assert len([event for event in events if event.event == "task_started" and event.node == "each"]) == runs


def test_an_empty_list_runs_nothing_and_is_fine(incoming):
    modules = FILES.replace("*.csv", "*.txt").partition("  - {id: after")[0]
    text = document(modules, LOOP % "", data=FILES_DATA.rpartition(",")[0])
    status, found = ends(text, incoming)
    assert status == "SUCCESS"
    assert ("each", "", "SKIPPED") in found


def test_rows_of_a_table_are_items_and_loops_nest(tmp_path):
    modules = """
  - {id: years, name: inline_source, configs: {text: "year,name\\n2025,old\\n2026,new", format: csv}}
  - {id: parts, name: inline_source, configs: {text: "part\\nx\\ny", format: csv}}
  - {id: one, name: inline_source, configs: {text: "n\\n1", format: csv}}
  - {id: put, name: derive_mod, configs: {columns: {label: "'{{iter.item.part}} of {{iter.year.name}}'"}}}
  - {id: out, name: csv_sink, configs: {output_path: "{{iter.year.year}}-{{iter.part.part}}.csv"}}
"""
    text = document(
        modules,
        "{from: years, to: parts, kind: iterate, over: data, as: year}",
        '{from: parts, to: one, kind: iterate, over: data, as: part, when: "iter.year.year > 2025 OR params.all"}',
        data="one.n - put.input, put.output - out.input".replace("one.n", "one.data"),
        extra="parameters: {all: {type: boolean, default: false}}\n",
    )
    status, _ = ends(text, tmp_path)
    assert status == "SUCCESS"
    assert {path.name: path.read_text() for path in tmp_path.glob("*.csv")} == {
        "2026-x.csv": "n,label\n1,x of new\n",
        "2026-y.csv": "n,label\n1,y of new\n",
    }
    ends(text, tmp_path, parameters={"all": True})
    assert len(list(tmp_path.glob("*.csv"))) == 4


def test_code_knows_its_item_and_leaves_globals(tmp_path):
    code = "import pandas as pd; ctx.set_global('seen', ctx.iter_item['n']); output = pd.DataFrame({'i': [ctx.iter_index]})"
    modules = numbers("a", 2) + (
        f'  - {{id: b, name: python_source, configs: {{code: "{code}", columns: {{i: integer}}}}}}\n'
        '  - {id: c, name: inline_source, configs: {text: "x\\n1", format: csv}}\n'
        "  - {id: d, name: derive_mod, configs: {columns: {seen: '{{b__seen}}'}}}\n"
    )
    valves = ("{from: a, to: b, kind: iterate, over: data}", "a (1|) c")
    outcome, _ = run(document(modules, *valves, data="c.data - d.input"), tmp_path, "d.output")
    assert outcome.status == "SUCCESS", [str(problem) for problem in outcome.problems]
    assert rows_in(outcome.artifacts["d.output"]) == [(1, 2)]
