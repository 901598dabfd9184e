"""An open schema is allowed and said: everything behind it is checked only when the pipeline runs."""

from __future__ import annotations

from collections.abc import Iterator

from pypeline.build.bound import BoundPipeline
from pypeline.build.oracle import TypeOracle
from pypeline.plan.schema import Open
from pypeline.problems import Problem


def open_schemas_are_said(bound: BoundPipeline, _oracle: TypeOracle) -> Iterator[Problem]:
    for name, node in bound.nodes.items():
        if node.is_late or node.is_broken:
            continue
        for port, schema in node.schemas.items():
            if isinstance(schema, Open) and port in bound.wiring.linked[name]:
                yield Problem(
                    "W409",
                    f"the columns of {name}.{port} are known only when it runs: {schema.reason}",
                    bound.pipeline.place(name, port=port),
                    "declare them with columns: to check what follows before",
                )
