"""What counts as a change, and how it is told."""

from dataclasses import replace

from document.samples import SAMPLE, V1
from pypeline.document import Change, Link, Parameter, Valve, diff_pipelines, read_pipeline

OLD = read_pipeline(SAMPLE).pipeline


def told(new, old=OLD, **options):
    return [str(change) for change in diff_pipelines(old, new, **options)]


def test_form_order_spelling_and_positions_are_no_change():
    flat = (
        V1.replace("      required:\n  ", "    ")
        .replace("      optional:\n  ", "    ")
        .replace('"developer"', "developer")
    )
    assert flat != V1
    assert told(read_pipeline(flat).pipeline, read_pipeline(V1).pipeline) == []
    assert told(replace(OLD, nodes=OLD.nodes[::-1], layout={})) == []
    valve = Valve("files", "read_one", 1, "iterate", over="items", as_="file", parallel=4, written="string")
    assert told(replace(OLD, valves=(OLD.valves[0], valve))) == []


def test_every_part_of_a_pipeline_is_compared():
    node = replace(
        OLD.nodes[1],
        options={"condition": "age > 21", "new": 1},
        component="where_mod",
        misc=replace(OLD.nodes[1].misc, cache=False),
    )
    new = replace(
        OLD, flow=replace(OLD.flow, version="1.1.0"), settings=replace(OLD.settings, threads=None), nodes=(node, replace(OLD.nodes[2], id="sums")),
        links=(Link("a", "b", "c", "d"), OLD.links[0]), valves=OLD.valves[1:], parameters={"since": Parameter("date"), "n": Parameter("integer", 3)},
        schedule=None, tests=(), extensions={"x-owner": "ops"},
    )  # fmt: skip
    lines = told(new)
    assert lines[:3] == [
        '~ flow version: "1.0.0" -> "1.1.0"',
        "- setting threads: 8",
        '- parameter default of since: "2026-01-01"',
    ]
    for line in [
        "- parameter description of since: First day to load", "+ parameter n: {type: integer, default: 3}", "- node orders", "- node totals", "+ node sums",
        "~ component adults: filter_mod -> where_mod", "~ option condition of adults: age > 18 -> age > 21", "+ option new of adults: 1",
        "- misc cache of adults: true", "- link adults.output - totals.input", "+ link a.b - c.d", "- valve orders (1|) notify",
        '- schedule cron: "0 6 * * 1-5"', "- test minors are dropped", "~ extension x-owner: sales -> ops",
    ]:  # fmt: skip
        assert line in lines
    assert len(lines) == 19


def test_layout_is_compared_when_asked():
    assert told(replace(OLD, layout={**OLD.layout, "orders": (1, 0)}), with_layout=True) == [
        "~ layout orders: [0, 0] -> [1, 0]"
    ]


def test_true_is_not_one_and_a_number_keeps_its_value():
    before, after = (replace(OLD, extensions={"x-a": value}) for value in (1, True))
    assert told(after, before) == ["~ extension x-a: 1 -> true"]
    assert told(replace(OLD, extensions={"x-a": 1.0}), before) == []


def test_a_change_is_json():
    (change,) = diff_pipelines(OLD, replace(OLD, links=OLD.links[:1]))
    assert change == Change("removed", "link", before="adults.output - totals.input")
    assert change.to_json() == {"action": "removed", "what": "link", "before": "adults.output - totals.input"}
