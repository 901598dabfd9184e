"""Names and literals in a database's SQL. Every name is quoted, so any text is safe."""

from __future__ import annotations

import re

from pypeline.problems import Problem
from pypeline.service.connections import DatabaseError, TableQuery

_END = re.compile(r";(\s|--[^\n]*|/\*.*?\*/)*$", re.DOTALL)
_PART = re.compile(r'\s*("(?:[^"]|"")+"|[^".]+)\s*(\.|$)')


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def table_parts(written: str) -> tuple[str, ...]:
    """`sales.orders` and `"my.schema"."my table"` as their names."""
    parts: list[str] = []
    position = 0
    while position < len(written):
        found = _PART.match(written, position)
        if found is None:
            raise DatabaseError(Problem("P508", f"{written} is not the name of a table", remedy="write schema.table"))
        part = found[1]
        parts.append(part[1:-1].replace('""', '"') if part.startswith('"') else part.strip())
        position = found.end()
    if not 1 <= len(parts) <= 2 or "\0" in written:  # noqa: PLR2004 - a schema and a table
        raise DatabaseError(Problem("P508", f"{written} is not the name of a table", remedy="write schema.table"))
    return tuple(parts)


def table_sql(parts: tuple[str, ...]) -> str:
    return ".".join(quoted(part) for part in parts)


def query_sql(query: TableQuery) -> str:
    """The query as it may stand in parentheses: it can only read there."""
    if query.table:
        return f"SELECT * FROM {table_sql(table_parts(query.table))}"
    return _END.sub("", query.sql) + "\n"
