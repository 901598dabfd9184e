"""`log_sink`: the first rows as one log event."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.stage import WrittenRows

WIDEST_CELL = 60


def rows(inputs: Mapping[str, ParquetArtifact], config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `rows`, `message`, `format` (table | json | markdown), `level`. Gives how many rows there were."""
    (artifact,) = inputs.values()
    reader = artifact.reader()
    names = list(reader.schema.names)
    wanted = int(config.get("rows", 10))
    cells = list(_first(reader, wanted))
    total = artifact.n_rows
    shown = _as_text(str(config.get("format") or "table"), names, cells) if wanted else ""
    counted = f"{total:,} row{'' if total == 1 else 's'}" + (
        f", the first {len(cells):,} of them" if len(cells) < total else ""
    )
    level = logging.getLevelName(str(config.get("level") or "info").upper())
    ctx.logger.log(level, "\n".join(part for part in (str(config.get("message") or ""), shown, counted) if part))
    return WrittenRows(total)


def _first(reader: Any, wanted: int) -> Iterable[list[Any]]:
    for batch in reader:
        for row in batch.slice(0, wanted).to_pylist():
            yield list(row.values())
        wanted -= min(wanted, batch.num_rows)
        if not wanted:
            return


def _as_text(format_: str, names: Sequence[str], cells: Sequence[Sequence[Any]]) -> str:
    if format_ == "json":
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) for row in cells)
        return "\n".join(lines)
    texts = [[_cell(name) for name in names], *([_cell(cell) for cell in row] for row in cells)]
    widths = [max(len(row[place]) for row in texts) for place in range(len(names))]
    left, right = ("| ", " |") if format_ == "markdown" else ("", "")
    between = " | " if format_ == "markdown" else "  "
    padded = [
        left + between.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + right for row in texts
    ]
    rule = left + between.join("-" * width for width in widths) + right
    return "\n".join(line.rstrip() for line in (padded[0], rule, *padded[1:]))


def _cell(value: Any) -> str:
    text = "NULL" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.replace("|", "\\|").split()) if text.strip() else text
    return text if len(text) <= WIDEST_CELL else text[: WIDEST_CELL - 1] + "…"
