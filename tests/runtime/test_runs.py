"""Runs: events, files, reuse, late binding, failures."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from tests.support import codes_of, multiset, open_session, rows_in, rows_of, run

from pypeline.service.session import RunOptions

DOCUMENT = """
flow: {name: sales}
modules:
  - id: orders
    name: inline_source
    configs: {text: "id,country,total\\n1,DE,5\\n2,DE,50\\n3,FR,70", format: csv}
  - {id: paid, name: filter_mod, configs: {condition: "total > 10"}}
  - {id: out, name: parquet_sink, configs: {output_path: deep/er/paid.parquet}}
connections:
  data: ["orders.data - paid.input", "paid.output - out.input"]
"""


def test_a_run_says_what_it_does_in_order(tmp_path: Path):
    outcome, events = run(DOCUMENT, tmp_path)
    assert outcome.status == "SUCCESS"
    assert [(event.event, event.node, event.status) for event in events if event.event != "task_progress"] == [
        ("execution_started", None, None),
        ("task_started", "orders", "RUNNING"),
        ("task_started", "paid", "RUNNING"),
        ("task_started", "out", "RUNNING"),
        ("task_finished", "orders", "SUCCESS"),
        ("task_finished", "paid", "SUCCESS"),
        ("task_finished", "out", "SUCCESS"),
        ("execution_finished", None, "SUCCESS"),
    ]
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert next(event.rows for event in events if event.event == "task_finished" and event.node == "out") == 2


def test_missing_folders_are_made_and_nothing_is_left_beside_the_file(tmp_path: Path):
    run(DOCUMENT, tmp_path)
    assert [path.name for path in (tmp_path / "deep" / "er").iterdir()] == ["paid.parquet"]
    assert multiset(rows_in(tmp_path / "deep" / "er" / "paid.parquet")) == multiset([(2, "DE", 50), (3, "FR", 70)])


def test_a_failing_node_is_named_with_its_option_and_the_old_file_stays(tmp_path: Path):
    run(DOCUMENT, tmp_path)
    before = (tmp_path / "deep" / "er" / "paid.parquet").read_bytes()
    broken = DOCUMENT.replace('"total > 10"', '"CAST(country AS INTEGER) > total"')
    outcome, events = run(broken, tmp_path)
    assert outcome.status == "FAILED"
    (problem,) = outcome.problems
    assert (problem.code, problem.place.node, problem.place.option) == ("P611", "paid", "condition")
    assert "DE" in problem.message
    assert (tmp_path / "deep" / "er" / "paid.parquet").read_bytes() == before
    finished = {event.node: event.status for event in events if event.event == "task_finished"}
    assert finished == {"orders": "CANCELLED", "paid": "FAILED", "out": "CANCELLED"}


def test_a_cached_node_is_not_computed_twice(tmp_path: Path):
    cached = DOCUMENT.replace('{condition: "total > 10"}}', '{condition: "total > 10"}, misc: {cache: true}}')
    _, first = run(cached, tmp_path)
    _, second = run(cached, tmp_path)
    _, forced = run(cached, tmp_path, use_cache=False)
    reused = [[event.node for event in events if event.reason_code == "REUSED"] for events in (first, second, forced)]
    assert reused == [[], ["orders", "paid"], []]


def test_changing_an_option_upstream_makes_a_stored_result_stale(tmp_path: Path):
    cached = DOCUMENT.replace('{condition: "total > 10"}}', '{condition: "total > 10"}, misc: {cache: true}}')
    run(cached, tmp_path)
    _, events = run(cached.replace("total > 10", "total > 60"), tmp_path)
    assert not [event for event in events if event.reason_code == "REUSED"]


LATE = """
flow: {name: late}
settings: {execution_mode: arrow}
modules:
  - {id: orders, name: inline_source, configs: {text: "id,total\\n1,5\\n2,50", format: csv}}
  - {id: py, name: python_mod, configs: {code: "output = input.append_column('twice', [[10, 100]])"}}
  - {id: large, name: filter_mod, configs: {condition: "twice > 50"}}
connections:
  data: ["orders.data - py.input1", "py.output - large.input"]
"""


def test_columns_that_only_the_run_knows_are_bound_late(tmp_path: Path):
    assert rows_of(LATE, tmp_path, "large.output") == [(2, 50, 100)]


def test_a_mistake_behind_an_open_schema_is_found_when_its_columns_are_known(tmp_path: Path):
    outcome, _ = run(LATE.replace("twice > 50", "thrice > 50"), tmp_path)
    (problem,) = outcome.problems
    assert (outcome.status, problem.code, problem.remedy) == ("FAILED", "P202", "did you mean twice?")


def test_one_broken_sub_flow_stops_the_rest_only_when_told_to_halt(tmp_path: Path):
    both = """
flow: {name: two}
settings: {fail_strategy: STRATEGY}
modules:
  - {id: a, name: inline_source, configs: {text: "x\\nno", format: csv}}
  - {id: fails, name: derive_mod, configs: {columns: {y: "CAST(x AS INTEGER)"}}}
  - {id: one, name: parquet_sink, configs: {output_path: one.parquet}}
  - {id: b, name: inline_source, configs: {text: "x\\n1", format: csv}}
  - {id: two, name: parquet_sink, configs: {output_path: two.parquet}}
connections:
  data: ["a.data - fails.input", "fails.output - one.input", "b.data - two.input"]
"""
    outcome, _ = run(both.replace("STRATEGY", "halt"), tmp_path)
    assert (outcome.status, (tmp_path / "two.parquet").exists()) == ("FAILED", False)
    outcome, _ = run(both.replace("STRATEGY", "continue"), tmp_path)
    assert (outcome.status, (tmp_path / "two.parquet").exists()) == ("FAILED", True)


def test_until_runs_a_node_and_what_it_needs_and_nothing_else(tmp_path: Path):
    outcome, events = run(DOCUMENT, tmp_path, "paid.output", until=("paid",))
    assert {event.node for event in events if event.event == "task_finished"} == {"orders", "paid"}
    assert outcome.written == ()


def test_from_runs_a_node_and_what_needs_it_with_unchanged_work_reused(tmp_path: Path):
    cached = DOCUMENT.replace("format: csv}", "format: csv}\n    misc: {cache: true}")
    run(cached, tmp_path)
    outcome, events = run(cached, tmp_path, since=("paid",))
    assert [event.node for event in events if event.reason_code == "REUSED"] == ["orders"]
    assert [written.node for written in outcome.written] == ["out"]


def test_a_preview_says_when_it_looked_at_a_sample(tmp_path: Path):
    source = tmp_path / "big.parquet"

    duckdb.execute(f"COPY (SELECT i, hash(i) AS h FROM range(2000000) t(i)) TO '{source}'")
    text = """
flow: {name: p}
modules:
  - {id: big, name: parquet_source, configs: {file_path: big.parquet}}
  - {id: even, name: filter_mod, configs: {condition: "i % 2 = 0"}}
connections: {data: ["big.data - even.input"]}
"""
    opened = open_session(text, tmp_path)
    sampled = opened.preview("even", "output", 3)
    assert ([row[0] for row in sampled.rows], sampled.sample_of, sampled.total) == ([0, 2, 4], 50_000, 25_000)
    exact = opened.preview("even", "output", 3, exact=True)
    assert (exact.sample_of, exact.total) == (None, 1_000_000)
    assert not list((tmp_path / ".pype" / "runs").iterdir())


def test_placeholders_are_filled_from_parameters(tmp_path: Path):
    text = DOCUMENT.replace("output_path: deep/er/paid.parquet", 'output_path: "deep/er/paid.parquet"').replace(
        "flow: {name: sales}", "flow: {name: sales}\nparameters: {least: {type: integer, default: 60}}"
    )
    text = text.replace('"total > 10"', '"total > {{params.least}}"').replace(
        "paid.parquet", "paid_{{params.least}}.parquet"
    )
    run(text, tmp_path)
    run(text, tmp_path, parameters={"least": 1})
    assert multiset(rows_in(tmp_path / "deep" / "er" / "paid_60.parquet")) == multiset([(3, "FR", 70)])
    assert len(rows_in(tmp_path / "deep" / "er" / "paid_1.parquet")) == 3


def test_a_sum_of_large_integers_survives_a_border_between_steps(tmp_path: Path):
    text = """
flow: {name: sums}
modules:
  - {id: numbers, name: inline_source, configs: {text: "x\\n9007199254740993\\n9007199254740993", format: csv, columns: {x: hugeint}}}
  - {id: kept, name: distinct_mod, configs: {}, misc: {cache: true}}
connections: {data: ["numbers.data - kept.input"]}
"""
    assert [int(row[0]) for row in rows_of(text, tmp_path, "kept.output")] == [9007199254740993]


HANDOVER = """
flow: {name: two_flows}
modules:
  - {id: orders, name: inline_source, configs: {text: "id,total\\n1,5\\n2,50", format: csv}}
  - {id: written, name: FORMAT_sink, configs: {output_path: "between.FORMAT"}}
  - {id: again, name: FORMAT_source, configs: {file_path: "./between.FORMAT"}}
  - {id: large, name: filter_mod, configs: {condition: "total > 10"}}
connections:
  data: ["orders.data - written.input", "again.data - large.input"]
"""


@pytest.mark.parametrize("format_", ["csv", "parquet", "json"])
def test_a_file_that_an_earlier_sub_flow_writes_has_its_columns_before_it_is_there(tmp_path: Path, format_: str):
    assert rows_of(HANDOVER.replace("FORMAT", format_), tmp_path, "large.output") == [(2, 50)]


def test_a_file_that_only_a_later_sub_flow_writes_is_missing(tmp_path: Path):
    modules = HANDOVER.replace("FORMAT", "csv").splitlines()
    swapped = "\n".join([*modules[:3], *modules[5:7], *modules[3:5], *modules[7:]])
    assert "P401" in codes_of(swapped, tmp_path)


def test_a_file_that_changed_its_columns_after_the_check_is_not_read_as_before(tmp_path: Path):
    source = tmp_path / "in.parquet"
    duckdb.execute(f"COPY (SELECT 1 AS x) TO '{source}'")
    text = """
flow: {name: moving}
modules:
  - {id: rows, name: parquet_source, configs: {file_path: in.parquet}}
  - {id: out, name: csv_sink, configs: {output_path: out.csv}}
connections: {data: ["rows.data - out.input"]}
"""
    opened = open_session(text, tmp_path)
    found = opened.compile()
    duckdb.execute(f"COPY (SELECT 1.5::DOUBLE AS x, 2 AS y) TO '{source}'")
    (problem,) = opened.start(found, RunOptions(), lambda _event: None, "x").run().problems
    assert (problem.code, problem.place.node) == ("P609", "rows")
    assert "x was INTEGER and is DOUBLE" in problem.message


def test_a_sink_behind_columns_that_only_the_run_knows_is_written(tmp_path: Path):
    text = LATE.replace(
        "connections:", "  - {id: out, name: csv_sink, configs: {output_path: new/out.csv}}\nconnections:"
    )
    text = text.replace('"py.output - large.input"', '"py.output - large.input", "large.output - out.input"')
    outcome, _ = run(text, tmp_path)
    assert outcome.status == "SUCCESS", [str(problem) for problem in outcome.problems]
    assert (tmp_path / "new" / "out.csv").read_text() == "id,total,twice\n2,50,100\n"


def test_braces_in_a_persons_code_are_code(tmp_path: Path):
    text = LATE.replace(
        "append_column('twice', [[10, 100]])", "append_column('{{params.x}}'.format() or 'twice', [[10, 100]])"
    )
    assert "P209" not in codes_of(text, tmp_path)
    text = LATE.replace("output = input", "name = f\\\"{{twice}}\\\".strip('{}'); output = input").replace(
        "'twice'", "name"
    )
    assert rows_of(text, tmp_path, "large.output") == [(2, 50, 100)]


def test_a_sink_of_a_persons_own_code_may_write_beside_the_document(tmp_path: Path):
    text = """
flow: {name: own}
settings: {execution_mode: arrow}
modules:
  - {id: orders, name: inline_source, configs: {text: "id\\n1", format: csv}}
  - {id: out, name: python_sink, configs: {code: "open(str(ctx.base_dir) + '/own.txt', 'w').write(str(input.num_rows))"}}
connections: {data: ["orders.data - out.input"]}
"""
    outcome, _ = run(text, tmp_path)
    assert outcome.status == "SUCCESS", [str(problem) for problem in outcome.problems]
    assert (tmp_path / "own.txt").read_text() == "1"


def test_what_goes_wrong_in_a_run_has_its_line_in_the_document(tmp_path: Path):
    outcome, _ = run(DOCUMENT.replace('"total > 10"', '"CAST(country AS INTEGER) > total"'), tmp_path)
    (place,) = (problem.place for problem in outcome.problems)
    assert (Path(place.file or "").name, place.line, place.option) == ("test.yaml", 7, "condition")


def test_a_line_of_code_is_a_line_of_the_document(tmp_path: Path):
    text = """
flow: {name: coded}
settings: {execution_mode: arrow}
modules:
  - id: made
    name: python_source
    configs:
      columns: {x: bigint}
      code: |
        x = 1
        y = nothing
connections: {data: []}
"""
    (problem,) = run(text, tmp_path)[0].problems
    assert (problem.code, problem.place.node, problem.place.line) == ("P606", "made", 11)
