"""Whole random pipelines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from properties.drawing import Drawing
from properties.nodes import TWO_INPUTS, add_file_source, add_source, one_input
from pypeline.document import Link, Node, Pipeline


@st.composite
def pipelines(draw: Any, base: Path, most: int = 9) -> Pipeline:
    """A pipeline over literal rows and the files in `base`, with a sink on every port that nothing else reads."""
    d = Drawing(base, draw)
    for _ in range(draw(st.integers(1, 3))):
        draw(st.sampled_from([add_source, add_source, add_file_source]))(d)
    for _ in range(draw(st.integers(1, most))):
        ports = [port for port in d.ports if d.ports[port]]
        newest = [port for port in ports if port not in d.used] or ports
        port = d.one(d.one([newest, newest, ports]))
        if d.one([True, True, False]):
            d.one(one_input())(d, port)
        else:
            d.one(list(TWO_INPUTS.values()))(d, port, d.one(ports))
    return with_sinks(d)


def with_sinks(d: Drawing) -> Pipeline:
    ends = [port for port in d.ports if port not in d.used]
    also = [port for port in d.ports if port in d.used and d.draw(st.integers(0, 4)) == 0]
    pipeline = d.pipeline()
    nodes, links = list(pipeline.nodes), list(pipeline.links)
    for index, port in enumerate([*ends, *also]):
        nodes.append(Node(f"sink{index}", "parquet_sink", {"output_path": f"out/sink{index}.parquet"}))
        links.append(Link(*port, f"sink{index}", "input"))
    return replace(pipeline, nodes=tuple(nodes), links=tuple(links))
