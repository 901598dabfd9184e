"""Rows a CSV reader could not read, from the engine's reject tables."""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from pypeline.emit.blocks import identifier
from pypeline.emit.files import relative_name

_SELECT = """
SELECT DISTINCT s.file_path AS "file", CAST(e.line AS BIGINT) AS "line", e.csv_line AS "row", e.column_name AS "column",
       CAST(e.error_type AS VARCHAR) AS "error_code", e.error_message AS "error_message"
FROM errors AS e JOIN scans AS s ON e.scan_id = s.scan_id AND e.file_id = s.file_id ORDER BY "file", "line"
"""


def reject_source(tables: tuple[str, str], relative_to: str = "") -> exp.Expr:
    """A FROM item with `REJECT_COLUMNS` over the two tables of one scan."""
    tree = sqlglot.parse_one(_SELECT, dialect="duckdb")
    file = next(node for node in tree.find_all(exp.Column) if node.name == "file_path")
    if relative_to:
        file.replace(relative_name(file.copy(), relative_to))
    names = {"errors": tables[0], "scans": tables[1]}
    for found in tree.find_all(exp.Table):
        found.set("this", identifier(names[found.name]))
    return exp.Subquery(this=tree, alias=exp.TableAlias(this=identifier("rejects")))
