"""`xml_source` and `xml_sink`, through lxml with everything off that could fetch or expand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.files import described, reading, with_paths, writing
from pypeline.bodies.inference import with_types
from pypeline.bodies.portable.xml import read_xml, write_xml
from pypeline.bodies.stage import Answer, WrittenRows

Inputs = Mapping[str, ParquetArtifact]


def read(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `file_path` (or `paths`), `row_path` (XPath), `namespaces` ({prefix: uri})."""
    with reading("XML"):
        return {"data": with_types(read_xml(with_paths(config, ctx))["data"])}


def describe(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: as `read`."""
    with reading("XML"):
        table = with_types(read_xml(with_paths(config, ctx))["data"])
        return Answer(described(table.schema, {"rows": table.num_rows}))


def write(inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `root` ("rows"), `row` ("row"), `attributes` (columns written as attributes)."""
    with writing():
        readers = {port: artifact.reader() for port, artifact in inputs.items()}
        return WrittenRows(write_xml({**config, "path": str(ctx.staged_file())}, readers))
