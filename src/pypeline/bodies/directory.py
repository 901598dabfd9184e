"""`directory_source`: what files there are in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.portable.directory import list_files
from pypeline.kit.modules import RefusedError


def files(_inputs: Mapping[str, ParquetArtifact], config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `path`, `pattern`, `recursive`, `include_hidden`."""
    base = ctx.base_dir or Path.cwd()
    try:
        return list_files({**config, "base": str(base)})
    except FileNotFoundError as error:
        looked = f"looked for {error.filename}"
        raise RefusedError(f"there is no folder {config['path']}", looked, code="P401", option="path") from error
    except ValueError as error:
        raise RefusedError(str(error), "name files of the folder", code="P304", option="pattern") from error
