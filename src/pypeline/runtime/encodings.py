"""Text in encodings that the engine does not read: found out, and copied to UTF-8 beside the run."""

from __future__ import annotations

import codecs
import glob
import gzip
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

from pypeline.emit.files import engine_encoding
from pypeline.plan.relations import FileScan
from pypeline.problems import Place, Problem

_LOOK_AT = 1 << 20
_SAMPLE = 8 << 20
_CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def found_encoding(path: str, options: Mapping[str, Any]) -> str:
    """A byte order mark, UTF-8 if the start is valid UTF-8, else what charset-normalizer thinks."""
    with _opened(path, options) as file:
        head = file.read(_LOOK_AT)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - only for a file that is not UTF-8

        best = from_bytes(head).best()
        return best.encoding if best is not None else "cp1252"
    return "utf-8"


def engine_options(options: Mapping[str, Any]) -> dict[str, Any] | None:
    """The reader's options with the encoding as the engine calls it; None when it cannot read it."""
    wanted = options.get("encoding")
    if wanted is None:
        return dict(options)
    known = engine_encoding(str(wanted))
    rest = {name: value for name, value in options.items() if name != "encoding"}
    if known is None:
        return None
    return rest if known == "utf-8" else {**rest, "encoding": known}


@contextmanager
def readable_sample(
    paths: tuple[str, ...], options: Mapping[str, Any]
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Paths and options that the engine can read: the files themselves, or UTF-8 copies of their first megabytes."""
    plain = engine_options(options)
    if plain is not None:
        yield paths, plain
        return
    with TemporaryDirectory(prefix="pype-utf8-") as folder:
        copies = tuple(str(Path(folder) / f"{number}-{Path(path).name}") for number, path in enumerate(paths))
        for path, copy in zip(paths, copies, strict=True):
            _copy(path, copy, options, _SAMPLE)
        yield copies, _of_copies(options)


def as_utf8(scan: FileScan, folder: Path) -> FileScan | Problem:
    """The scan over files that the engine can read; copies stand below `folder` as the files stand in theirs."""
    plain = engine_options(scan.options)
    if plain is not None:
        return replace(scan, options=plain)
    copies = []
    for uri in scan.uris:
        for path in sorted(glob.glob(uri, recursive=True)):  # noqa: PTH207 - Path.glob cannot take absolute patterns
            copy = folder / os.path.relpath(path, scan.relative_to).replace("../", "_/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            try:
                _copy(path, str(copy), scan.options, None)
            except UnicodeError as error:
                encoding = scan.options["encoding"]
                message = (
                    f"{Path(path).name}, line {_line(copy)}: this is not {encoding} ({getattr(error, 'reason', error)})"
                )
                return Problem("P602", message, Place(option="encoding"), "give the file's encoding, or encoding: auto")
            copies.append(str(copy))
    if not copies:
        return Problem("P404", f"no file matches {scan.uris[0]}", Place(option="file_path"))
    return replace(scan, uris=tuple(copies), options=_of_copies(scan.options), relative_to=str(folder))


def _line(copy: Path) -> int:
    return copy.read_bytes().count(b"\n") + 1


def _of_copies(options: Mapping[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in options.items() if name != "encoding"}
    return {**rest, "compression": "none"}


def _copy(path: str, copy: str, options: Mapping[str, Any], most: int | None) -> None:
    decoder = codecs.getincrementaldecoder(str(options["encoding"]))()
    with _opened(path, options) as source, Path(copy).open("w", encoding="utf-8", newline="") as target:
        left = most if most is not None else -1
        while left:
            chunk = source.read(_CHUNK)
            target.write(decoder.decode(chunk, final=not chunk))
            left = max(left - len(chunk), 0) if most is not None else left
            if not chunk:
                return


def _opened(path: str, options: Mapping[str, Any]) -> IO[bytes]:
    compression = options.get("compression") or ("gzip" if path.endswith(".gz") else "none")
    if compression == "zstd" or (compression == "none" and path.endswith(".zst")):
        message = "a zstd file in this encoding"
        raise OSError(message)
    return cast("IO[bytes]", gzip.open(path) if compression == "gzip" else Path(path).open("rb"))
