"""`excel_source` and `excel_sink`: xlsx, xls, xlsb and ods through calamine, xlsx through XlsxWriter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pypeline.bodies.artifacts import ParquetArtifact
from pypeline.bodies.context import BodyContext
from pypeline.bodies.files import described, reading, with_paths, writing
from pypeline.bodies.portable.excel import read_excel, refuse_excel_rows, sheet_names, write_excel
from pypeline.bodies.stage import Answer, WrittenRows

Inputs = Mapping[str, ParquetArtifact]


def read(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `file_path` (or `paths`), `sheet` (name or number from 1), `range` ("B2:D10"), `header` (true)."""
    with reading("spreadsheet"):
        return read_excel(with_paths(config, ctx))


def describe(_inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: as `read`. Detected: `sheets` of the first file."""
    with reading("spreadsheet"):
        settled = with_paths(config, ctx)
        table = read_excel(settled)["data"]
        return Answer(described(table.schema, {"sheets": sheet_names(settled["paths"][0]), "rows": table.num_rows}))


def write(inputs: Inputs, config: Mapping[str, Any], ctx: BodyContext) -> Any:
    """config: `sheet` ("Sheet1"), `header` (true)."""
    with writing():
        header = 1 if config.get("header", True) else 0
        refuse_excel_rows(header + max(artifact.n_rows for artifact in inputs.values()))  # before a minute of writing
        readers = {port: artifact.reader() for port, artifact in inputs.items()}
        return WrittenRows(write_excel({**config, "path": str(ctx.staged_file())}, readers))
