"""A transform whose outputs all go nowhere does nothing; a person usually forgot a link."""

from __future__ import annotations

from collections.abc import Iterator

from pypeline.build.bound import BoundPipeline
from pypeline.build.oracle import TypeOracle
from pypeline.problems import Problem


def outputs_are_used(bound: BoundPipeline, _oracle: TypeOracle) -> Iterator[Problem]:
    if not any(bound.nodes[name].joined.component.kind == "sink" for name in bound.nodes):
        return
    for name, node in bound.nodes.items():
        if (
            node.joined.outputs
            and not bound.wiring.linked[name]
            and node.check is None  # a check does its work without being read
            and node.joined.component.kind in {"source", "transform"}
        ):
            yield Problem(
                "W318", f"what {name} gives goes nowhere", bound.pipeline.place(name), "link it to a sink, or remove it"
            )
