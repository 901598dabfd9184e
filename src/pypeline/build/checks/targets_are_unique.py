"""No two sinks write the same file: the second would silently win."""

from __future__ import annotations

import os
from collections.abc import Iterator

from pypeline.build.bound import BoundNode, BoundPipeline
from pypeline.build.oracle import TypeOracle
from pypeline.plan.relations import FileWrite
from pypeline.problems import Problem


def targets_are_unique(bound: BoundPipeline, _oracle: TypeOracle) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, node in bound.nodes.items():
        uri = _target(node)
        if uri is None:
            continue
        other = seen.setdefault(os.path.normpath(uri), name)
        if other != name:
            yield Problem(
                "P314",
                f"{name} and {other} both write {uri}",
                bound.pipeline.place(name, "output_path"),
                "give one of them another path",
            )


def _target(node: BoundNode) -> str | None:
    if isinstance(node.write, FileWrite):
        return node.write.uri if node.write.mode != "append" else None
    return node.call.writes if node.call is not None and node.call.mode != "append" else None
