"""Small documents with databases in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import yaml


def into(folder: Path, query: str, **options: Any) -> str:
    """The rows of a DuckDB query into a table."""
    path = folder / "rows.parquet"
    path.unlink(missing_ok=True)
    duckdb.connect().execute(f"SET TimeZone='UTC'; COPY ({query}) TO '{path}' (FORMAT parquet)")
    return document({"id": "rows", "name": "parquet_source", "configs": {"file_path": path.name}}, options)


def document(source: dict[str, Any], sink: dict[str, Any]) -> str:
    out = {"id": "out", "name": "database_sink", "configs": sink}
    links = {"data": [f"{source['id']}.data - out.input"]}
    return yaml.safe_dump({"flow": {"name": "t"}, "modules": [source, out], "connections": links}, sort_keys=False)


def reading(**options: Any) -> str:
    source = {"id": "src", "name": "database_source", "configs": options}
    return yaml.safe_dump({"flow": {"name": "t"}, "modules": [source]}, sort_keys=False)
