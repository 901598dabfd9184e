"""Facts about files: which ones a pattern means, their sizes and times, their columns. Cached by what the files are."""

from __future__ import annotations

import glob
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from pypeline.emit.files import READERS, literal
from pypeline.kit.probes import Fact, FileStat, Probe
from pypeline.plan.schema import Column, Known, Open
from pypeline.problems import Place, Problem
from pypeline.runtime.csv_facts import csv_columns
from pypeline.runtime.engine import Engine
from pypeline.runtime.engine_errors import EngineError, engine_error

Describe = Callable[[Probe, tuple[str, ...]], Fact | Problem]
REMOTE = ("http://", "https://", "s3://", "gs://", "az://")


class FileProber:
    """`describe` answers probes of formats that the engine does not read (it calls a child process)."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe
        self._engine: Engine | None = None
        self._cache: OrderedDict[Any, Fact] = OrderedDict()
        self._lock = threading.Lock()

    def probe(self, probes: Sequence[Probe], base: Path) -> Mapping[Probe, Fact | Problem]:
        """See `pypeline.service.protocols.Prober`."""
        with self._lock:
            return {probe: self._probe(probe, base) for probe in probes}

    def _probe(self, probe: Probe, base: Path) -> Fact | Problem:
        if any("{{" in uri for uri in probe.uris):
            return Fact(Open((), "the path is known when the pipeline runs"))
        stats: list[FileStat] = []
        for uri in probe.uris:
            found = _files(uri, base)
            if isinstance(found, Problem):
                return found
            stats += found
        key = (repr(probe), tuple(stats))
        if key not in self._cache:
            fact = self._fact(probe, tuple(stats), base)
            if isinstance(fact, Problem):
                return fact
            self._cache[key] = fact
            while len(self._cache) > 1000:  # noqa: PLR2004 - bounds a long-lived server
                self._cache.popitem(last=False)
        return self._cache[key]

    def _fact(self, probe: Probe, stats: tuple[FileStat, ...], base: Path) -> Fact | Problem:
        paths = tuple(stat.path for stat in stats)
        if probe.body:
            found = self._describe(probe, paths)
            return found if isinstance(found, Problem) else Fact(found.schema, stats, found.detected)
        if probe.format == "exists":
            return Fact(Open((), "not read"), stats)
        self._engine = self._engine or Engine()
        found = _described(self._engine, probe, paths, base)
        return found if isinstance(found, Problem) else Fact(found.schema, stats, found.detected)


def _files(uri: str, base: Path) -> list[FileStat] | Problem:
    if uri.startswith(REMOTE):
        remedy = "reading from the network needs a connection; copy the file here, or use http_source"
        return Problem("P406", f"{uri.partition('://')[0]} addresses are not reachable from this engine", remedy=remedy)
    path = os.path.normpath(base / Path(uri).expanduser())
    if any(char in uri for char in "*?["):
        matches = sorted(match for match in glob.iglob(path, recursive=True) if Path(match).is_file())  # noqa: PTH207 - Path.glob cannot take absolute patterns
        if not matches:
            return Problem("P404", f"no file matches {uri}", remedy=f"looked in {Path(path).parent}")
    else:
        matches = [path]
    stats = []
    for match in matches:
        try:
            stat = Path(match).stat()
        except OSError as error:
            return _missing(uri, match, error)
        if Path(match).is_dir():
            return Problem("P401", f"{uri} is a folder, not a file", remedy=f"name its files: {uri.rstrip('/')}/*")
        if not os.access(match, os.R_OK):
            return Problem("P402", f"{uri} may not be read by this user", remedy="change its permissions")
        stats.append(FileStat(match, stat.st_size, stat.st_mtime_ns))
    return stats


def _missing(uri: str, path: str, error: OSError) -> Problem:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem("P402", f"{uri} cannot be read: {error.strerror}")
    folder = Path(path).parent
    siblings = sorted(entry.name for entry in folder.iterdir() if entry.is_file())[:5] if folder.is_dir() else []
    remedy = f"{folder} holds {', '.join(siblings)}" if siblings else f"looked for {path}"
    return Problem("P401", f"there is no file {uri}", remedy=remedy)


def _described(engine: Engine, probe: Probe, paths: tuple[str, ...], base: Path) -> Fact | Problem:
    """The columns of all files, and what the reader has to be told of them."""
    schemas: dict[tuple[Column, ...], str] = {}
    detected: dict[str, Any] = {}
    is_by_name = bool(probe.options.get("union_by_name"))
    if probe.format == "csv":  # an empty part of a pattern adds no rows; alone it has no columns
        paths = tuple(path for path in paths if Path(path).stat().st_size) or paths
        if not Path(paths[0]).stat().st_size:
            return Problem("P405", f"{Path(paths[0]).name} is empty", remedy="a file needs at least a header")
    for group in [paths] if is_by_name else [(path,) for path in paths[:100]]:
        try:
            columns, found = _columns(engine, probe.format, group, {**probe.options, **_said(detected)})
        except (duckdb.Error, OSError, EOFError) as error:
            problem = _unreadable(probe, group[0], engine_error(error))
            good = _columns_of_good_lines(engine, probe, group)
            if good is None:
                return problem
            columns, found = good, {"broken": problem.message}
        detected |= found
        schemas.setdefault(columns, group[0])
    names = {tuple(column.name for column in columns) for columns in schemas}
    if len(names) > 1 or (len(schemas) > 1 and probe.format == "parquet"):
        return _mixed(schemas, base)
    if len(schemas) == 1:
        return Fact(Known(next(iter(schemas))), detected=detected)
    # Files with the same names but differently guessed types: the reader's own guess over all of them.
    by_name = {**probe.options, **_said(detected), "union_by_name": True}
    lenient = {"ignore_errors": True} if "broken" in detected else {}
    try:
        return Fact(Known(_columns(engine, probe.format, paths, {**by_name, **lenient})[0]), detected=detected)
    except duckdb.Error as error:
        return _unreadable(probe, paths[0], engine_error(error))


def _said(detected: Mapping[str, Any]) -> dict[str, Any]:
    """What of it is an option of the reader."""
    return {name: value for name, value in detected.items() if name != "broken"}


def _columns_of_good_lines(engine: Engine, probe: Probe, paths: tuple[str, ...]) -> tuple[Column, ...] | None:
    """Of lines of JSON; None for every other format, or when there is none."""
    if probe.format != "json" or probe.options.get("format") != "newline_delimited":
        return None
    lenient = {**probe.options, "ignore_errors": True}
    try:
        return _columns(engine, probe.format, paths, lenient)[0]
    except duckdb.Error:
        return None


def _columns(
    engine: Engine, format_: str, paths: tuple[str, ...], options: Mapping[str, Any]
) -> tuple[tuple[Column, ...], dict[str, Any]]:
    if format_ == "csv":
        return csv_columns(engine, paths, {name: value for name, value in options.items() if name != "auto_detect"})
    arguments = "".join(f", {name} = {literal(value).sql(dialect='duckdb')}" for name, value in options.items())
    sql = f"DESCRIBE SELECT * FROM {READERS[format_]}({literal(list(paths)).sql(dialect='duckdb')}{arguments})"
    return tuple(Column(row[0], row[1]) for row in engine.rows(sql)), {}


def _mixed(schemas: Mapping[tuple[Column, ...], str], base: Path) -> Problem:
    (first, one), (second, other) = list(schemas.items())[:2]
    names = ({column.name for column in first}, {column.name for column in second})
    only = sorted(names[0] ^ names[1])
    changed = [
        column.name
        for column in first
        if (found := next((c for c in second if c.name == column.name), None)) and found != column
    ]
    what = f"only one has {', '.join(only[:3])}" if only else _difference(changed)
    shown = [os.path.relpath(path, base) for path in (one, other)]
    return Problem(
        "P403",
        f"{shown[0]} and {shown[1]} have different columns: {what}",
        Place(option="file_path"),
        "set union_by_name: true, or narrow the pattern",
    )


def _difference(changed: Sequence[str]) -> str:
    return f"the types of {', '.join(changed[:3])} differ" if changed else "they stand in another order"


def _unreadable(probe: Probe, path: str, error: EngineError) -> Problem:
    name = Path(error.file or path).name + (f", line {error.line}" if error.line else "")
    return Problem(
        "P405",
        f"{name} is not read as {probe.format}: {error.message}",
        Place(line=None),
        "check the reader's options, or the file",
    )
