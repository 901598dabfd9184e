"""Facts about the outside that compiling needs: asked for as values, found by a prober, kept in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pypeline.plan.schema import Open, Schema

TABLE_FORMATS = frozenset({"table", "query"})


@dataclass(frozen=True)
class Probe:
    """What a component wants to know of files.

    `format` csv, parquet and json are described by the engine; for every other one `body` names the function
    (`pypeline.bodies.excel:describe`) that a child process calls with `options`. A uri with a placeholder that has no
    value yet is not probed: the fact is open.
    `format` table and query ask a database: the uri is a connection's name, `options` hold the table or the query (and
    `may_be_missing` for a table that a sink may make).
    """

    uris: tuple[str, ...]
    format: str
    options: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""

    def __hash__(self) -> int:
        return hash((self.uris, self.format, self.body))


@dataclass(frozen=True)
class FileStat:
    """One file that a pattern matched; the three together tell whether it changed."""

    path: str
    size: int
    modified_ns: int


NOT_PROBED = Open(reason="not probed")


@dataclass(frozen=True)
class Fact:
    """The answer to a probe. `detected` holds what the reader worked out (delimiter, encoding, sheet names, …)."""

    schema: Schema = NOT_PROBED
    files: tuple[FileStat, ...] = ()
    detected: Mapping[str, Any] = field(default_factory=dict)
