"""A file that an earlier sub flow writes and a later one reads has the columns of its sink, whatever lies there now."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

from pypeline.build.bound import BoundPipeline
from pypeline.build.planning import sub_flow_of
from pypeline.kit.probes import Fact, Probe
from pypeline.plan.placeholders import filled
from pypeline.plan.relations import FileWrite
from pypeline.plan.schema import Known
from pypeline.problems import Problem

FORMATS = frozenset({"csv", "parquet", "json"})
# How a column comes back from a file whose format does not know its type.
_FROM_PARQUET = {"HUGEINT": "DECIMAL(38,0)", "UHUGEINT": "VARCHAR", "BIT": "VARCHAR", "TIME WITH TIME ZONE": "VARCHAR"}


def handed_over(bound: BoundPipeline, facts: Mapping[Probe, Fact | Problem]) -> dict[Probe, Fact]:
    """New facts for the probes of files that another, earlier sub flow writes."""
    flow_of = sub_flow_of(bound.pipeline)
    position = {node.id: index for index, node in enumerate(bound.pipeline.nodes)}
    written = _written(bound)
    found: dict[Probe, Fact] = {}
    for name, node in bound.nodes.items():
        for probe in node.joined.probes:
            writer = written.get(os.path.normpath(probe.uris[0])) if len(probe.uris) == 1 else None
            if writer is None or probe.format not in FORMATS or probe.format != writer[1]:
                continue
            is_earlier = position[flow_of[writer[0]]] < position[flow_of[name]]
            if is_earlier and flow_of[writer[0]] != flow_of[name]:
                found[probe] = Fact(_read_back(writer[2], probe.format))
    return {probe: fact for probe, fact in found.items() if facts.get(probe) != fact}


def _written(bound: BoundPipeline) -> dict[str, tuple[str, str, Known]]:
    """By path: the sink, its format and the columns it writes."""
    written: dict[str, tuple[str, str, Known]] = {}
    for name, node in bound.nodes.items():
        if isinstance(node.write, FileWrite) and node.write.mode == "overwrite" and not node.write.partition_by:
            schema = bound.graph[node.reads["input"]].schema
            if isinstance(schema, Known) and all(column.type for column in schema.columns):
                path = os.path.normpath(str(filled(node.write.uri, bound.values.known)))
                written[path] = (name, node.write.format, schema)
    return written


def _read_back(schema: Known, format_: str) -> Known:
    if format_ != "parquet":
        return schema
    return Known(tuple(replace(column, type=_FROM_PARQUET.get(column.type, column.type)) for column in schema.columns))
