"""`pype graph`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pypeline.assembly.modules import workspace_catalogue
from pypeline.cli.ending import deliver, refused
from pypeline.cli.opening import Given, Opened, opened
from pypeline.cli.options import Document
from pypeline.problems import Problem
from pypeline.service.drawing import as_mermaid, as_svg, as_text

Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, mermaid or svg.")]
Out = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
FORMATS = ("text", "mermaid", "svg")


def graph(path: Document, format_: Format = "text", output: Out = None, force: Force = False) -> int:
    """Draw a pipeline; it need not be without problems."""
    if format_ not in FORMATS:
        wrong = Problem("P801", f"there is no format {format_}", remedy=f"formats: {', '.join(FORMATS)}")
        return refused((wrong,))
    found = opened(Given(path))
    if not isinstance(found, Opened):
        return refused(found)
    pipeline = found.pipeline
    if format_ == "svg":
        catalogue, _ = workspace_catalogue(found.base)
        components = {node.id: catalogue.find(node.component) for node in pipeline.nodes}
        kinds = {node: component.kind for node, component in components.items() if component is not None}
        return deliver(as_svg(pipeline, kinds), output, force=force)
    return deliver(as_text(pipeline) if format_ == "text" else as_mermaid(pipeline), output, force=force)
