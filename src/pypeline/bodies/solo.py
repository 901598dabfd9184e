"""Steps without data: messages, an end, a pause, globals, a list."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.kit.modules import RefusedError

Inputs = Mapping[str, ParquetArtifact]


def log(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `message`, `level` (debug | info | warning)."""
    ctx.logger.log(logging.getLevelName(str(config.get("level") or "info").upper()), "%s", config["message"])
    return {}


def warn(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `message`. The execution ends as WARNING."""
    ctx.tell({"event": "warning", "message": str(config["message"])})
    return {}


def fail(_inputs: Inputs, config: Mapping[str, Any], _ctx: BodyContext) -> Any:
    """config: `message`. The node fails with it."""
    raise RefusedError(str(config["message"]), code="P601")


def wait(_inputs: Inputs, config: Mapping[str, Any], _ctx: BodyContext) -> Any:
    """config: `seconds`."""
    time.sleep(float(config["seconds"]))
    return {}


def set_values(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `values`, by name. A text that is one placeholder keeps the value's type."""
    for name, value in config["values"].items():
        ctx.set_global(name, value)
    return {}


def items(_inputs: Inputs, config: Mapping[str, Any], _ctx: BodyContext) -> Any:
    """config: `items`: texts, or one list (of a placeholder)."""
    found = config["items"]
    return {"items": pa.table({"item": pa.array([str(item) for item in found], pa.string())})}
