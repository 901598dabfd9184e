"""A pipeline has one meaning: the rows are the same fused, unfused, as a script, up to a node, kept or reused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.drawing import examples
from properties.pipelines import pipelines
from properties.ways import by_run, by_script, by_script_alone, kept, opened_in, shown
from pypeline.document import read_pipeline, write_pipeline


@examples(20, 2000)
@given(data=st.data())
def test_fused_unfused_and_as_a_script_the_rows_are_the_same(data, folder):
    pipeline = data.draw(pipelines(folder))
    opened = opened_in(pipeline, folder)
    fused = by_run(opened)
    assert by_run(opened, unfused=True) == fused, shown(pipeline, ["unfused rows differ"])
    assert by_script(opened) == fused, shown(pipeline, ["the script's rows differ"])


@examples(6, 500)
@given(data=st.data())
def test_what_is_looked_at_does_not_change_what_is_written(data, folder):
    """Kept ports cut steps elsewhere: every port's rows are those that a sink on it gets."""
    pipeline = data.draw(pipelines(folder, 6))
    opened = opened_in(pipeline, folder)
    links = [link for link in pipeline.links if link.target.startswith("sink")]
    ports = frozenset((link.source, link.source_port) for link in links)
    rows, written = kept(opened, keep=ports)
    assert written == by_run(opened), shown(pipeline, ["keeping ports changes what is written"])
    for link in links:
        assert rows[f"{link.source}.{link.source_port}"] == written[f"{link.target}.parquet"], shown(pipeline, [link])


@examples(6, 500)
@given(data=st.data())
def test_a_node_on_its_own_gives_the_rows_it_gives_in_the_whole(data, folder):
    pipeline = data.draw(pipelines(folder, 6))
    opened = opened_in(pipeline, folder)
    whole = by_run(opened)
    sink = data.draw(st.sampled_from([node.id for node in pipeline.nodes if node.id.startswith("sink")]))
    assert by_run(opened, until=(sink,)) == {f"{sink}.parquet": whole[f"{sink}.parquet"]}, shown(pipeline, [sink])


@examples(5, 400)
@given(data=st.data())
def test_stored_results_are_the_rows_that_would_be_computed(data, folder):
    """Everything is stored, then one node changes: what is reused and what is not must fit together."""
    pipeline = data.draw(pipelines(folder, 6))
    assert by_run(opened_in(pipeline, folder), persist=True) == by_run(opened_in(pipeline, folder), persist=True)
    changed = _with_other_rows(pipeline)
    fresh = by_run(opened_in(changed, folder), use_cache=False)
    assert by_run(opened_in(changed, folder), persist=True) == fresh, shown(changed, ["reused rows are stale"])


def _with_other_rows(pipeline):
    """The first literal source with its first row left out."""
    import json

    nodes = list(pipeline.nodes)
    for index, node in enumerate(nodes):
        if node.component == "inline_source":
            rows = json.loads(node.options["text"])
            nodes[index] = replace(node, options={**node.options, "text": json.dumps(rows[1:])})
            break
    return replace(pipeline, nodes=tuple(nodes))


@examples(2, 60)
@given(data=st.data())
def test_a_script_needs_no_pypeline(data, folder):
    pipeline = data.draw(pipelines(folder))
    opened = opened_in(pipeline, folder)
    assert by_script_alone(opened) == by_run(opened), shown(pipeline, ["the script's rows differ"])


@examples(8, 500)
@given(data=st.data())
def test_a_pipeline_saved_and_read_again_gives_the_same_plan(data, folder):
    pipeline = data.draw(pipelines(folder, 6))
    reading = read_pipeline(write_pipeline(pipeline))
    assert reading.pipeline is not None, shown(pipeline, reading.problems)
    assert opened_in(reading.pipeline, folder).compile().plan == opened_in(pipeline, folder).compile().plan


@pytest.mark.parametrize("frame", ["pandas", "polars", "arrow"])
def test_python_between_relational_nodes_passes_every_type_on(frame, folder):
    text = f"""
flow: {{name: frames}}
modules:
  - id: rows
    name: inline_source
    configs:
      format: json
      columns: {{n: bigint, d: "decimal(10,2)", t: varchar, b: boolean, day: date, ts: timestamp, h: hugeint, x: double}}
      text: '[{{"n":1,"d":1.25,"t":"it''s","b":true,"day":"2024-02-29","ts":"2024-02-29 12:30:00","h":7,"x":0.5}},
              {{"n":null,"d":null,"t":null,"b":null,"day":null,"ts":null,"h":null,"x":null}}]'
  - {{id: code, name: python_mod, configs: {{frame: {frame}, code: "output = input", columns: {{n: bigint, d: "decimal(10,2)", t: varchar,
      b: boolean, day: date, ts: timestamp, h: hugeint, x: double}}}}}}
  - {{id: keep, name: filter_mod, configs: {{condition: "n IS NULL OR t = 'it''s'"}}}}
  - {{id: sink, name: parquet_sink, configs: {{output_path: out/rows.parquet}}}}
  - {{id: straight, name: parquet_sink, configs: {{output_path: out/straight.parquet}}}}
connections: {{data: [rows.data - code.input, code.output - keep.input, keep.output - sink.input, rows.data - straight.input]}}
"""
    reading = read_pipeline(text)
    assert reading.pipeline is not None, reading.problems
    opened = opened_in(reading.pipeline, folder)
    rows = by_run(opened)
    assert rows["rows.parquet"] == rows["straight.parquet"]
    assert by_script_alone(opened) == rows
