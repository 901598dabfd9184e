"""How many rows a source had. A fused query does not say; Parquet's metadata does, and a small text file is counted."""

from __future__ import annotations

from collections.abc import Sequence
from glob import glob
from pathlib import Path

import duckdb
from sqlglot import exp

from pypeline.emit.files import literal, scan_source
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import FileScan
from pypeline.runtime.engine import Engine

SMALL = 16 << 20
"""Bytes of text that are counted again: some hundredths of a second."""


def source_rows(engine: Engine, relations: Sequence[BoundRelation]) -> dict[str, int]:
    """Rows by node, of the sources where that costs next to nothing."""
    counted: dict[str, int] = {}
    for relation in relations:
        scan = relation.op
        if not isinstance(scan, FileScan) or scan.rejects or relation.node in counted:
            continue
        files = [path for uri in scan.uris for path in (glob(uri, recursive=True) or [uri])]  # noqa: PTH207 - patterns are absolute
        try:
            if scan.format == "parquet":
                query = f"SELECT sum(num_rows) FROM parquet_file_metadata({literal(files).sql(dialect='duckdb')})"
            elif sum(Path(path).stat().st_size for path in files) <= SMALL:
                count = exp.Select(expressions=[exp.Count(this=exp.Star())], from_=exp.From(this=scan_source(scan)))
                query = count.sql(dialect="duckdb", comments=False)
            else:
                continue
            counted[relation.node] = int(engine.rows(query)[0][0] or 0)
        except (duckdb.Error, OSError):  # the rows were read all the same; only their number stays unknown
            continue
    return counted
