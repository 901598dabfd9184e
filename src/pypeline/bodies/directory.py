"""`directory_source`: what files there are in a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.kit.modules import RefusedError


def files(_inputs: Mapping[str, ParquetArtifact], config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `path`, `pattern`, `recursive`, `include_hidden`. Paths are given as `path` is: relative or absolute."""
    base = ctx.base_dir or Path.cwd()
    shown = Path(str(config["path"])).expanduser()
    folder = base / shown
    if not folder.is_dir():
        raise RefusedError(f"there is no folder {config['path']}", f"looked for {folder}", code="P401", option="path")
    pattern = str(config.get("pattern") or "*")
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        raise RefusedError(
            f"{pattern} leads out of the folder", "name files of the folder", code="P304", option="pattern"
        )
    found = folder.rglob(pattern) if config.get("recursive") else folder.glob(pattern)
    kept = sorted(path.relative_to(folder) for path in found if path.is_file() and _is_wanted(path, folder, config))
    rows = [_row(shown / path, folder / path) for path in kept]
    names = ("path", "name", "folder", "extension", "size", "modified_at")
    types = (pa.string(), pa.string(), pa.string(), pa.string(), pa.int64(), pa.timestamp("us"))
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    data = pa.table(
        {name: pa.array(list(cells), type_) for name, type_, cells in zip(names, types, columns, strict=True)}
    )
    return {"data": data, "items": data.select(["path"]).rename_columns(["item"])}


def _is_wanted(path: Path, folder: Path, config: Mapping[str, Any]) -> bool:
    return bool(config.get("include_hidden")) or not any(
        part.startswith(".") for part in path.relative_to(folder).parts
    )


def _row(shown: Path, path: Path) -> tuple[Any, ...]:
    stat = path.stat()
    modified = dt.datetime.fromtimestamp(stat.st_mtime, dt.UTC).replace(tzinfo=None)
    return (shown.as_posix(), path.name, shown.parent.as_posix(), path.suffix.lstrip("."), stat.st_size, modified)
