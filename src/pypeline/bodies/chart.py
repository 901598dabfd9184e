"""`chart_sink`: Vega-Lite through vl-convert, without network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.files import writing
from pypeline.bodies.portable.chart import write_chart
from pypeline.bodies.stage import WrittenRows


def write(inputs: Mapping[str, ParquetArtifact], config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `spec` (Vega-Lite) or `mark`, `x`, `y`, `color`, `size`, `title`, `width`, `height`.

    And `format` (html | svg | png, else by the target's ending), `max_rows` (50000), `scale` (of a PNG, 2).
    """
    ending = PurePath(ctx.target or "").suffix.lstrip(".")
    settled = {**config, "path": str(ctx.staged_file()), "format": config.get("format") or ending}
    with writing():
        return WrittenRows(write_chart(settled, {port: artifact.reader() for port, artifact in inputs.items()}))
