"""Laws of reading and writing, tried on pipelines of any shape."""

import os
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from document.samples import SAMPLE
from document.strategies import NODES, PIPELINES
from pypeline.document import Pipeline, diff_pipelines, read_pipeline, write_pipeline
from pypeline.document.canonical import document_of
from pypeline.document.emitter import json_text

EXAMPLES = 1_000 if os.environ.get("CI") else 30


@settings(max_examples=EXAMPLES, deadline=None)
@given(PIPELINES)
def test_what_is_written_reads_back_as_the_same_pipeline(pipeline: Pipeline):
    text = write_pipeline(pipeline)
    reading = read_pipeline(text)
    assert reading.problems == ()
    assert reading.pipeline == pipeline
    assert write_pipeline(reading.pipeline) == text


@settings(max_examples=EXAMPLES, deadline=None)
@given(PIPELINES)
def test_json_reads_as_the_same_pipeline_as_yaml(pipeline: Pipeline):
    reading = read_pipeline(json_text(document_of(pipeline)))
    assert reading.pipeline == pipeline
    assert write_pipeline(reading.pipeline).startswith("{")


@settings(max_examples=EXAMPLES, deadline=None)
@given(PIPELINES, PIPELINES, st.booleans())
def test_any_pipeline_can_be_written_into_the_text_of_another(before: Pipeline, after: Pipeline, as_json: bool):
    text = json_text(document_of(before), indent=2) if as_json else write_pipeline(before)
    written = write_pipeline(after, text)
    assert diff_pipelines(read_pipeline(written).pipeline, after, with_layout=True) == ()


@settings(max_examples=EXAMPLES, deadline=None)
@given(NODES)
def test_other_nodes_leave_the_rest_of_the_text_alone(nodes):
    pipeline = replace(read_pipeline(SAMPLE).pipeline, nodes=tuple(nodes))
    written = write_pipeline(pipeline, SAMPLE)
    assert read_pipeline(written).pipeline == pipeline
    assert written.startswith(SAMPLE[: SAMPLE.index("modules:")])
    assert written.endswith(SAMPLE[SAMPLE.index("connections:") :])
