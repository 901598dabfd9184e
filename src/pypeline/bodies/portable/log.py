"""The first rows as text, for a log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

_LOG_WIDEST_CELL = 60


def log_text(config: Mapping[str, Any], inputs: Mapping[str, Any]) -> str:
    """config: rows, message, format (table | json | markdown); total: how many rows a reader has."""
    (rows,) = inputs.values()
    total = int(config["total"]) if "total" in config else rows.num_rows
    wanted = int(config.get("rows", 10))
    cells = list(_log_first(rows, wanted))
    names = list(rows.schema.names)
    shown = _log_table(str(config.get("format") or "table"), names, cells) if wanted else ""
    counted = f"{total:,} row{'' if total == 1 else 's'}" + (
        f", the first {len(cells):,} of them" if len(cells) < total else ""
    )
    return "\n".join(part for part in (str(config.get("message") or ""), shown, counted) if part)


def _log_first(rows: Any, wanted: int) -> Iterable[list[Any]]:
    for batch in rows.to_batches() if isinstance(rows, pa.Table) else rows:
        for row in batch.slice(0, wanted).to_pylist():
            yield list(row.values())
        wanted -= min(wanted, batch.num_rows)
        if not wanted:
            return


def _log_table(format_: str, names: Sequence[str], cells: Sequence[Sequence[Any]]) -> str:
    if format_ == "json":
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) for row in cells)
        return "\n".join(lines)
    texts = [[_log_cell(name) for name in names], *([_log_cell(cell) for cell in row] for row in cells)]
    widths = [max(len(row[place]) for row in texts) for place in range(len(names))]
    left, right = ("| ", " |") if format_ == "markdown" else ("", "")
    between = " | " if format_ == "markdown" else "  "
    padded = [
        left + between.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + right for row in texts
    ]
    rule = left + between.join("-" * width for width in widths) + right
    return "\n".join(line.rstrip() for line in (padded[0], rule, *padded[1:]))


def _log_cell(value: Any) -> str:
    text = "NULL" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.replace("|", "\\|").split()) if text.strip() else text
    return text if len(text) <= _LOG_WIDEST_CELL else text[: _LOG_WIDEST_CELL - 1] + "…"
