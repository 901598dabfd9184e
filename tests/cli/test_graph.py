import xml.etree.ElementTree as ET
from itertools import pairwise
from random import Random

import pytest

from pypeline.document import Flow, Link, Misc, Node, Pipeline, Valve
from pypeline.service.drawing import as_mermaid, as_svg, as_text
from pypeline.service.layout import layered

EVIL = '</text><script>alert("1")</script>\n"]; click n0 javascript:alert(1) \x1b[2J #quot; |x|'


def chain(*names, label=None):
    nodes = tuple(Node(name, "filter_mod", misc=Misc(label=label)) for name in names)
    links = tuple(Link(a, "output", b, "input") for a, b in pairwise(names))
    return Pipeline(Flow("p"), nodes, links)


def test_text_draws_boxes_and_arrows(pype):
    assert pype("graph", "demo.yaml").out == (
        "┌────────────────┐     ┌────────────┐     ┌──────────────┐\n"
        "│ orders         ├────▶│ Only big   ├────▶│ out          │\n"
        "│ parquet_source │     │ filter_mod │     │ parquet_sink │\n"
        "└────────────────┘     └────────────┘     └──────────────┘\n"
    )


def test_a_document_with_problems_is_drawn_too(pype, edited):
    assert pype("graph", edited(("filter_mod", "no_such_mod"))).code == 0


def test_mermaid_has_a_line_for_every_node_and_link(pype):
    lines = pype("graph", "demo.yaml", "--format", "mermaid").out.splitlines()
    assert lines[0] == "flowchart LR"
    assert lines[-1] == "  n1 --> n2"
    assert len(lines) == 6


def test_svg_goes_to_a_file(pype, folder):
    assert pype("graph", "demo.yaml", "--format", "svg", "-o", "demo.svg").code == 0
    assert ET.parse(folder / "demo.svg").getroot().tag.endswith("svg")  # noqa: S314 - made by us, just now


def test_a_format_that_is_not_there_exits_2(pype):
    assert "formats: text, mermaid, svg" in pype("graph", "demo.yaml", "--format", "png").err


def test_a_label_cannot_break_out_of_any_drawing():
    pipeline = Pipeline(
        Flow(EVIL), (Node("a", "filter_mod", misc=Misc(label=EVIL)), Node("b", EVIL)), (), (Valve("a", "b", when=EVIL),)
    )
    root = ET.fromstring(as_svg(pipeline, {}))  # noqa: S314 - made by us
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "title", "g", "rect", "text", "path"}
    mermaid = as_mermaid(pipeline)
    assert len(mermaid.splitlines()) == 4
    assert '"]' not in mermaid.replace('</small>"]', "")
    assert "\x1b" not in as_text(pipeline)


@pytest.mark.parametrize("seed", range(20))
def test_every_edge_goes_to_the_right_through_neighbouring_layers(seed):
    random = Random(seed)  # noqa: S311 - made-up graphs
    names = [f"n{number}" for number in range(20)]
    edges = [(names[a], names[b]) for a in range(20) for b in range(a + 1, 20) if random.random() < 0.15]
    layers = layered(names, edges)
    where = {point: number for number, layer in enumerate(layers.layers) for point in layer}
    assert sorted(point.node for point in where if point.node) == sorted(names)
    for edge, route in layers.routes.items():
        assert (route[0].node, route[-1].node) == edge
        assert [where[point] for point in route] == list(range(where[route[0]], where[route[-1]] + 1))


def test_a_circle_is_drawn_and_does_not_hang():
    pipeline = Pipeline(
        Flow("p"), chain("a", "b").nodes, (Link("a", "output", "b", "input"), Link("b", "output", "a", "input"))
    )
    assert "│ a " in as_text(pipeline)
    assert "</svg>" in as_svg(pipeline, {})


def test_a_long_chain_is_drawn_in_bounded_time():
    assert as_text(chain(*(f"n{number}" for number in range(1000)))).count("▶") == 999


def test_an_empty_pipeline_is_drawn():
    assert as_text(Pipeline(Flow("p"))) == "\n"
    assert "</svg>" in as_svg(Pipeline(Flow("p")), {})
