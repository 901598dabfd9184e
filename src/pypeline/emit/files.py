"""File readers of DuckDB as table functions, and the options of COPY."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any

from sqlglot import exp

from pypeline.emit.blocks import identifier, text
from pypeline.plan.relations import FileScan, FileWrite


class BoundText(str):
    """Stands for a text that is bound when the statement runs; its own text is the bound value's name."""

    __slots__ = ()


READERS = {"csv": "read_csv", "parquet": "read_parquet", "json": "read_json"}


def literal(value: object) -> exp.Expr:
    """Any JSON-like value as a DuckDB literal node; a mapping becomes a struct."""
    if value is None:
        return exp.Null()
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, int | float):
        return exp.Literal.number(value) if value >= 0 else exp.Neg(this=exp.Literal.number(-value))
    if isinstance(value, BoundText):
        return exp.Placeholder(this=str(value))
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return exp.Struct(
            expressions=[
                exp.PropertyEQ(this=identifier(str(name)), expression=literal(part)) for name, part in value.items()
            ]
        )
    if isinstance(value, list | tuple):
        return exp.Array(expressions=[literal(part) for part in value])
    message = f"no literal for {type(value).__name__}"
    raise TypeError(message)


_ENCODINGS = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "ascii": "utf-8", "utf-16": "utf-16", "iso8859-1": "latin-1"}


def engine_encoding(name: str) -> str | None:
    """DuckDB's name of an encoding by any of its names; None when DuckDB does not read it."""
    return _ENCODINGS.get(codecs.lookup(name).name)


def scan_source(scan: FileScan, reject_tables: tuple[str, str] | None = None) -> exp.Table:
    """`read_csv([…], delim = ',', …)`; each option is one of the engine's own names, checked by the component."""
    uris = literal(scan.uris[0] if len(scan.uris) == 1 else list(scan.uris))
    options: dict[str, Any] = dict(scan.options)
    if "encoding" in options:
        options["encoding"] = engine_encoding(options["encoding"])
    if reject_tables:
        options |= {"store_rejects": True, "rejects_table": reject_tables[0], "rejects_scan": reject_tables[1]}
    arguments = [
        exp.EQ(this=exp.Column(this=exp.Identifier(this=name, quoted=False)), expression=literal(value))
        for name, value in options.items()
    ]
    return exp.Table(this=exp.Anonymous(this=READERS[scan.format], expressions=[uris, *arguments]))


def relative_name(file: exp.Expr, folder: str) -> exp.Expr:
    """`file` without the folder it stands in."""
    prefix = text(folder.rstrip("/") + "/")
    return exp.Anonymous(this="replace", expressions=[file, prefix, text("")])


def copy_statement(query: exp.Expr, write: FileWrite, target: str) -> exp.Copy:
    """`COPY (query) TO 'target' (FORMAT …)`."""
    settings: dict[str, Any] = {"format": write.format, **write.options}
    parameters = [
        exp.CopyParameter(this=exp.Var(this=name.upper()), expression=_setting(value))
        for name, value in settings.items()
    ]
    if write.partition_by:
        names = exp.Tuple(expressions=[exp.Column(this=identifier(name)) for name in write.partition_by])
        parameters.append(exp.CopyParameter(this=exp.Var(this="PARTITION_BY"), expression=names))
    return exp.Copy(this=exp.Subquery(this=query), kind=False, files=[text(target)], params=parameters)


def _setting(value: Any) -> exp.Expr:
    """A list names columns."""
    if isinstance(value, list | tuple):
        return exp.Tuple(expressions=[exp.Column(this=identifier(name)) for name in value])
    return exp.Var(this=str(value).upper()) if isinstance(value, bool) else literal(value)
