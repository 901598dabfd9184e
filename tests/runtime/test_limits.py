"""Retries and time limits."""

from __future__ import annotations

from pathlib import Path

from tests.support import run

FLAKY = """
flow: {name: flaky}
settings: {execution_mode: arrow}
modules:
  - id: py
    name: python_source
    configs:
      columns: {x: bigint}
      code: |
        import time
        WHAT
        output = {"x": [1]}
    misc: MISC
  - {id: out, name: parquet_sink, configs: {output_path: out.parquet}}
connections: {data: ["py.data - out.input"]}
"""
FAILING = FLAKY.replace("WHAT", "raise ValueError('not yet')")
SLEEPING = FLAKY.replace("WHAT", "time.sleep(30)")


def test_a_node_is_tried_again_as_often_as_it_says(tmp_path: Path):
    outcome, events = run(FAILING.replace("MISC", "{retry: {max: 2, backoff: 0.01}}"), tmp_path)
    assert outcome.status == "FAILED"
    assert [event.attempt for event in events if event.event == "task_started" and event.node == "py"] == [1, 2, 3]
    assert [event.reason_code for event in events if event.event == "task_retry"] == ["P606", "P606"]


def test_retries_of_the_settings_hold_for_every_node(tmp_path: Path):
    text = FAILING.replace("MISC", "{}").replace("execution_mode: arrow", "execution_mode: arrow, retries: 1")
    _, events = run(text, tmp_path)
    assert [event.attempt for event in events if event.event == "task_started" and event.node == "py"] == [1, 2]


def test_a_node_that_takes_too_long_is_stopped(tmp_path: Path):
    outcome, _ = run(SLEEPING.replace("MISC", "{timeout: 1}"), tmp_path)
    assert [(problem.code, problem.place.node) for problem in outcome.problems] == [("P614", "py")]
    assert outcome.seconds < 15


def test_a_query_that_takes_too_long_is_stopped_with_the_whole_pipeline(tmp_path: Path):
    text = """
flow: {name: slow}
settings: {timeout: 0.5}
modules:
  - {id: many, name: generate_source, configs: {rows: 400000, columns: {i: n}}}
  - {id: all, name: join_mod, configs: {how: inner, condition: "left.i <> right.i"}}
  - {id: out, name: parquet_sink, configs: {output_path: out.parquet}}
connections: {data: ["many.data - all.left", "many.data - all.right", "all.output - out.input"]}
"""
    outcome, _ = run(text, tmp_path)
    assert (outcome.status, "P614" in [problem.code for problem in outcome.problems]) == ("FAILED", True)
    assert outcome.seconds < 10
    assert not (tmp_path / "out.parquet").exists()
