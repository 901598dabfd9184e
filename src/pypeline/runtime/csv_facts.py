"""What a CSV file is: its delimiter, its columns, and whether the engine's sniffer copes with its odd rows."""

from __future__ import annotations

import csv
import gzip
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from pypeline.emit.files import literal
from pypeline.plan.schema import Column
from pypeline.runtime.encodings import found_encoding, readable_sample
from pypeline.runtime.engine import Engine

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 20_480
_HEAD = 1 << 18


def delimiter_of(path: str, options: Mapping[str, Any]) -> str:
    """The candidate that splits the first line into most fields; a bad row further down cannot mislead it."""
    lines = _head(path, options).splitlines()[int(options.get("skip", 0)) :]
    first = next((line for line in lines if line.strip()), "")
    quote = str(options.get("quote", '"')) or None
    counts = {delimiter: len(_fields(first, delimiter, quote)) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: (counts[delimiter], -DELIMITERS.index(delimiter)))


def _head(path: str, options: Mapping[str, Any]) -> str:
    encoding = str(options.get("encoding", "utf-8"))
    is_gzip = options.get("compression") == "gzip" or (path.endswith(".gz") and options.get("compression") is None)
    with gzip.open(path) if is_gzip else Path(path).open("rb") as file:
        return file.read(_HEAD).decode(encoding, "replace").lstrip("\ufeff")


def _fields(line: str, delimiter: str, quote: str | None) -> list[str]:
    if len(delimiter) != 1:  # the engine takes up to four bytes, Python's reader one character
        return [field.strip(quote or "") for field in line.split(delimiter)]
    try:
        if not quote:
            return next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
        return next(csv.reader([line], delimiter=delimiter, quotechar=quote), [])
    except csv.Error:
        return [line]


def csv_columns(
    engine: Engine, paths: tuple[str, ...], options: Mapping[str, Any]
) -> tuple[tuple[Column, ...], dict[str, Any]]:
    """The columns, and reader options that were found out. Raises `duckdb.Error` when there is no sense in the file.

    Rows that do not fit make the sniffer give up: then the types come from a copy of the rows that do, and readers must
    not sniff either (`auto_detect`), so that they name the bad line.
    """
    found: dict[str, Any] = {}
    if options.get("encoding") == "auto":
        found["encoding"] = found_encoding(paths[0], options)
    with readable_sample(paths, {**options, **found}) as (readable, plain):
        columns, more = _columns(engine, readable, plain)
    return columns, {**found, **more}


def _columns(
    engine: Engine, paths: tuple[str, ...], options: Mapping[str, Any]
) -> tuple[tuple[Column, ...], dict[str, Any]]:
    found: dict[str, Any] = {}
    if "delim" not in options:
        found["delim"] = delimiter_of(paths[0], options)
    if "header" not in options:
        found["header"] = _has_header(engine, paths, {**options, **found})
    pinned = {**options, **found}
    try:
        return _describe(engine, paths, pinned), found
    except duckdb.Error:
        columns = _columns_of_good_rows(engine, paths, pinned)
        return columns, {**found, "auto_detect": False}


def _has_header(engine: Engine, paths: tuple[str, ...], options: Mapping[str, Any]) -> bool:
    sniffed = {name: value for name, value in options.items() if name not in {"filename", "union_by_name"}}
    sql = f"SELECT HasHeader FROM sniff_csv({literal(paths[0]).sql(dialect='duckdb')}, {_arguments(sniffed)})"
    return bool(engine.rows(sql)[0][0])


def _describe(engine: Engine, paths: tuple[str, ...], options: Mapping[str, Any]) -> tuple[Column, ...]:
    return tuple(Column(row[0], row[1]) for row in engine.rows(f"DESCRIBE {_reading(paths, options)}"))


def _columns_of_good_rows(engine: Engine, paths: tuple[str, ...], options: Mapping[str, Any]) -> tuple[Column, ...]:
    names = _names(paths[0], options)
    if not names:
        return _describe(engine, paths, options)
    extra = {name: options[name] for name in ("filename",) if name in options}
    rest = {name: value for name, value in options.items() if name not in {"union_by_name", "sample_size", *extra}}
    as_text = {**rest, "columns": dict.fromkeys(names, "VARCHAR"), "auto_detect": False, "ignore_errors": True}
    with tempfile.TemporaryDirectory(prefix="pype-csv-") as folder:
        copy = str(Path(folder) / "rows.csv")
        rows = f"{_reading(paths, as_text)} LIMIT {SAMPLE_ROWS}"
        engine.rows(f"COPY ({rows}) TO {literal(copy).sql(dialect='duckdb')} (FORMAT csv, HEADER true, FORCE_QUOTE *)")
        kept = ("dateformat", "timestampformat", "decimal_separator", "thousands", "all_varchar")
        sniffed = {name: options[name] for name in kept if name in options}
        plain = {"delim": ",", "quote": '"', "escape": '"', "header": True, "comment": "", **sniffed}
        columns = _describe(engine, (copy,), plain)
    return (*columns, *(Column(str(name), "VARCHAR") for name in extra.values()))


def _names(path: str, options: Mapping[str, Any]) -> list[str]:
    lines = _head(path, options).splitlines()[int(options.get("skip", 0)) :]
    first = next((line for line in lines if line.strip()), "")
    fields = _fields(first, str(options["delim"]), str(options.get("quote", '"')) or None)
    if not options.get("header", True):
        return [f"column{index}" for index in range(len(fields))]
    return [field.strip() or f"column{index}" for index, field in enumerate(fields)]


def _reading(paths: tuple[str, ...], options: Mapping[str, Any]) -> str:
    return f"SELECT * FROM read_csv({literal(list(paths)).sql(dialect='duckdb')}, {_arguments(options)})"


def _arguments(options: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} = {literal(value).sql(dialect='duckdb')}" for name, value in options.items())
