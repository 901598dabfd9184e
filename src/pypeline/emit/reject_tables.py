"""Rows a CSV reader could not read, from the engine's reject tables."""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from pypeline.emit.blocks import identifier

REJECT_COLUMNS = {
    "file": "VARCHAR",
    "line": "BIGINT",
    "row": "VARCHAR",
    "column": "VARCHAR",
    "error_code": "VARCHAR",
    "error_message": "VARCHAR",
}
"""What the port `rejected` of a CSV reader carries: a row that does not parse has no columns of its own."""

_SELECT = """
SELECT DISTINCT s.file_path AS "file", CAST(e.line AS BIGINT) AS "line", e.csv_line AS "row", e.column_name AS "column",
       CAST(e.error_type AS VARCHAR) AS "error_code", e.error_message AS "error_message"
FROM errors AS e JOIN scans AS s ON e.scan_id = s.scan_id AND e.file_id = s.file_id ORDER BY "file", "line"
"""


def reject_source(tables: tuple[str, str]) -> exp.Expr:
    """A FROM item with `REJECT_COLUMNS` over the two tables of one scan."""
    tree = sqlglot.parse_one(_SELECT, dialect="duckdb")
    names = {"errors": tables[0], "scans": tables[1]}
    for found in tree.find_all(exp.Table):
        found.set("this", identifier(names[found.name]))
    return exp.Subquery(this=tree, alias=exp.TableAlias(this=identifier("rejects")))
