"""`log_sink`: the first rows as one log event."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.portable.log import log_text
from pypeline.bodies.stage import WrittenRows


def rows(inputs: Mapping[str, ParquetArtifact], config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `rows`, `message`, `format` (table | json | markdown), `level`. Gives how many rows there were."""
    ((port, artifact),) = inputs.items()
    level = logging.getLevelName(str(config.get("level") or "info").upper())
    ctx.logger.log(level, log_text({**config, "total": artifact.n_rows}, {port: artifact.reader()}))
    return WrittenRows(artifact.n_rows)
