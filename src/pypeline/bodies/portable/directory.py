"""The files of a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

_DIRECTORY_COLUMNS = {
    "path": pa.string(),
    "name": pa.string(),
    "folder": pa.string(),
    "extension": pa.string(),
    "size": pa.int64(),
    "modified_at": pa.timestamp("us"),
}


def list_files(config: Mapping[str, Any], _inputs: Mapping[str, Any] | None = None) -> dict[str, pa.Table]:
    """config: path, pattern ("*"), recursive, include_hidden, base (the folder that a relative path starts from).

    Paths are given as `path` is: relative or absolute. Raises FileNotFoundError without the folder, ValueError when the
    pattern leads out of it.
    """
    shown = Path(str(config["path"])).expanduser()
    folder = Path(config.get("base") or ".") / shown
    if not folder.is_dir():
        raise FileNotFoundError(2, "there is no folder", str(folder))
    pattern = str(config.get("pattern") or "*")
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        raise ValueError(f"{pattern} leads out of the folder")
    found = folder.rglob(pattern) if config.get("recursive") else folder.glob(pattern)
    names = sorted(path.relative_to(folder) for path in found if path.is_file())
    rows = [
        _directory_row(shown / name, folder / name)
        for name in names
        if config.get("include_hidden") or not any(part.startswith(".") for part in name.parts)
    ]
    columns = zip(*rows, strict=True) if rows else ((),) * len(_DIRECTORY_COLUMNS)
    typed = zip(_DIRECTORY_COLUMNS.items(), columns, strict=True)
    data = pa.table({name: pa.array(list(cells), type_) for (name, type_), cells in typed})
    return {"data": data, "items": data.select(["path"]).rename_columns(["item"])}


def _directory_row(shown: Path, path: Path) -> tuple[Any, ...]:
    stat = path.stat()
    modified = dt.datetime.fromtimestamp(stat.st_mtime, dt.UTC).replace(tzinfo=None)
    return (shown.as_posix(), path.name, shown.parent.as_posix(), path.suffix.lstrip("."), stat.st_size, modified)
