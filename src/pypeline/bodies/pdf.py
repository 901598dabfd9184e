"""`pdf_source`: tables of PDF files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.files import described, reading, with_paths
from pypeline.bodies.inference import with_types
from pypeline.bodies.portable.pdf import read_pdf
from pypeline.bodies.stage import Answer

Inputs = Mapping[str, ParquetArtifact]


def read(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `file_path` (or `paths`), `pages` ("1-3,5"), `table` (its number on a page), `header`, `strategy`."""
    with reading("PDF"):
        return {"data": with_types(read_pdf(with_paths(config, ctx))["data"])}


def describe(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: as `read`."""
    with reading("PDF"):
        table = with_types(read_pdf(with_paths(config, ctx))["data"])
        return Answer(described(table.schema, {"rows": table.num_rows}))
