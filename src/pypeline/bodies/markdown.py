"""`markdown_sink`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.files import writing
from pypeline.bodies.portable.markdown import write_markdown
from pypeline.bodies.stage import WrittenRows


def write(inputs: Mapping[str, ParquetArtifact], config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `title`, `null` (what stands for NULL, "")."""
    with writing():
        readers = {port: artifact.reader() for port, artifact in inputs.items()}
        return WrittenRows(write_markdown({**config, "path": str(ctx.staged_file())}, readers))
