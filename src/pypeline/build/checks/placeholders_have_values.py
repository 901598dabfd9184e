"""Parameters and context values that a node mentions are declared; a parameter without a default has to be given."""

from __future__ import annotations

from collections.abc import Iterator

from pypeline.build.bound import BoundPipeline
from pypeline.build.oracle import TypeOracle
from pypeline.build.suggest import did_you_mean
from pypeline.plan.placeholders import placeholders_in
from pypeline.problems import Problem


def placeholders_have_values(bound: BoundPipeline, _oracle: TypeOracle) -> Iterator[Problem]:
    for name, node in bound.nodes.items():
        for option, value in node.joined.node.options.items():
            for path in placeholders_in({option: value}):
                root, _, key = path.partition(".")
                if root == "params" and key not in bound.pipeline.parameters:
                    remedy = did_you_mean(
                        key, bound.pipeline.parameters, f"declare it: parameters: {{{key}: {{type: varchar}}}}"
                    )
                    yield Problem("P209", f"there is no parameter {key}", bound.pipeline.place(name, option), remedy)
