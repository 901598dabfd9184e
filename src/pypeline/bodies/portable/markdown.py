"""Rows as a Markdown table."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa


def write_markdown(config: Mapping[str, Any], inputs: Mapping[str, Any]) -> int:
    """The rows written. config: path, title, null ("" for NULL). Numbers are aligned to the right."""
    rows = next(iter(inputs.values()))
    count = 0
    with Path(config["path"]).open("w", encoding="utf-8", newline="\n") as file:
        if config.get("title"):
            file.write(f"# {_markdown_cell(config['title'], '')}\n\n")
        file.write(_markdown_line(_markdown_cell(name, "") for name in rows.schema.names))
        file.write(_markdown_line("---:" if _markdown_is_number(kind) else "---" for kind in rows.schema.types))
        for batch in rows.to_batches() if isinstance(rows, pa.Table) else rows:
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                file.write(_markdown_line(_markdown_cell(value, str(config.get("null") or "")) for value in values))
                count += 1
    return count


def _markdown_line(cells: Any) -> str:
    return f"| {' | '.join(cells)} |\n"


def _markdown_is_number(kind: Any) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _markdown_cell(value: Any, null: str) -> str:
    if value is None:
        return null
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    text = json.dumps(value, default=str) if isinstance(value, dict | list) else str(value)
    escaped = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return escaped.replace("\r\n", "<br>").replace("\n", "<br>").replace("\r", "<br>")
