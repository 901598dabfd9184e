"""Solo components: what each one leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import codes_of, rows_of, run

BEFORE = '  - {id: rows, name: inline_source, configs: {text: "n\\n1\\n2", format: csv}}\n'
AFTER = (
    '  - {id: last, name: inline_source, configs: {text: "n\\n1", format: csv}}\n'
    "  - {id: seen, name: derive_mod, configs: {columns: {value: VALUE}}}\n"
)


def document(component: str, configs: str, value: str = "\"'done'\"") -> str:
    return (
        f"flow: {{name: t}}\nmodules:\n{BEFORE}  - {{id: step, name: {component}, configs: {configs}}}\n"
        f"{AFTER.replace('VALUE', value)}connections:\n  data: [last.data - seen.input]\n"
        "  control: [rows (1|) step, step (1|) last]\n"
    )


@pytest.mark.parametrize(("level", "told"), [("info", "info"), ("warning", "warning")])
def test_log_writes_a_message_with_its_placeholders(tmp_path: Path, level, told):
    text = document("log_solo", f"{{message: '{{{{rows__row_count}}}} rows', level: {level}}}")
    outcome, events = run(text, tmp_path)
    assert outcome.status == "SUCCESS"
    logged = [(event.node, event.message, event.details["level"]) for event in events if event.event == "log"]
    assert logged == [("step", "2 rows", told)]


def test_warn_ends_the_execution_as_a_warning_and_goes_on(tmp_path: Path):
    outcome, _ = run(document("warn_solo", "{message: 'only {{rows__row_count}}'}"), tmp_path, "seen.output")
    assert (outcome.status, [str(problem.message) for problem in outcome.problems]) == ("WARNING", ["only 2"])
    assert "seen.output" in outcome.artifacts


def test_fail_fails_with_its_message(tmp_path: Path):
    outcome, _ = run(document("fail_solo", "{message: 'only {{rows__row_count}}'}"), tmp_path, "seen.output")
    assert (outcome.status, [problem.message for problem in outcome.problems]) == ("FAILED", ["only 2"])
    assert "seen.output" not in outcome.artifacts


def test_wait_takes_its_time(tmp_path: Path):
    outcome, events = run(document("wait_solo", "{seconds: 0.3}"), tmp_path)
    assert outcome.status == "SUCCESS"
    assert next(event.seconds for event in events if event.event == "task_finished" and event.node == "step") >= 0.3


def test_set_leaves_values_of_their_types(tmp_path: Path):
    configs = "{values: {least: 3, count: '{{rows__row_count}}', told: 'x {{rows__row_count}}', on: true}}"
    value = "'{{step__least}} + {{STEP__count}}'"
    assert rows_of(document("set_solo", configs, value), tmp_path, "seen.output") == [(1, 5)]
    assert rows_of(document("set_solo", configs, "\"'{{step__told}}'\""), tmp_path, "seen.output") == [(1, "x 2")]
    assert "P304" in codes_of(document("set_solo", "{values: {a b: 1}}"), tmp_path)


def test_a_list_is_gone_through_in_its_order(tmp_path: Path):
    text = (
        "flow: {name: t}\nmodules:\n  - {id: all, name: list_solo, configs: {items: [de, '{{params.more}}', fr]}}\n"
        "  - {id: one, name: log_solo, configs: {message: '{{iter.index}} {{iter.item}}'}}\n"
        "parameters: {more: {default: it}}\nconnections:\n  control: ['all (1|iterate) one']\n"
    )
    _, events = run(text, tmp_path)
    assert [(e.scope, e.message) for e in events if e.event == "log"] == [
        ("all#0", "0 de"), ("all#1", "1 it"), ("all#2", "2 fr"),
    ]  # fmt: skip


def test_code_reads_and_leaves_globals(tmp_path: Path):
    code = "\"ctx.set_global('twice', ctx.get_global('rows', 'row_count') * 2)\""
    assert rows_of(document("python_solo", f"{{code: {code}}}", "'{{step__twice}}'"), tmp_path, "seen.output") == [
        (1, 4)
    ]
    assert codes_of(document("python_solo", '{code: "x ="}'), tmp_path)
