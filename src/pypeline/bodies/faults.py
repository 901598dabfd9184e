"""Whatever went wrong in a child, told by the lines of the person's own code."""

from __future__ import annotations

import errno
import linecache
import traceback
from collections.abc import Mapping

import pyarrow as pa

from pypeline.kit.modules import RefusedError
from pypeline.problems import Place, Problem

CODE = "<code>"
"""The file name under which an option's code is compiled; errors of it have no file in their place."""


def know_source(sources: dict[str, str], filename: str, text: str) -> None:
    """Registers a person's code, so that errors show its lines."""
    sources[filename] = text
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)


def problem_of(error: BaseException, sources: Mapping[str, str]) -> Problem:
    where, place = _where(error, sources)
    if isinstance(error, RefusedError):
        return Problem(
            error.code, error.message, Place(place.file, place.line, option=error.option, port=error.port), error.remedy
        )
    if isinstance(error, MemoryError | pa.ArrowMemoryError):
        return Problem(
            "P604",
            f"the code needs more memory than it may use{where}",
            place,
            "raise settings.memory, or let the code see fewer rows or columns",
        )
    if isinstance(error, ModuleNotFoundError) and error.name:
        name = error.name.partition(".")[0]
        return Problem(
            "P608", f"the package {name} is not installed{where}", place, f"add {name} to the node's option packages"
        )
    if isinstance(error, KeyboardInterrupt):
        return Problem("P610", f"the code was stopped{where}", place)
    if isinstance(error, SystemExit):
        return Problem(
            "P606", f"the code ended itself with exit({error.code!r}){where}", place, "let the code return instead"
        )
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Problem("P603", f"the disk is full{where}", place, "free space, or put the workspace on another disk")
    return Problem("P606", f"{_said(error)}{where}", place, _remedy(error))


def _said(error: BaseException) -> str:
    try:
        text = (error.msg if isinstance(error, SyntaxError) else str(error)).strip()
    except Exception:  # noqa: BLE001 - a person's exception may fail even at that
        text = ""
    name = type(error).__name__
    lines = text.splitlines()
    return f"{name}: {lines[0][:500]}" if lines else name


def _remedy(error: BaseException) -> str:
    if isinstance(error, PermissionError) and error.filename:
        return "code may write only to output_path and to its temporary folder; give rows back through an output"
    return ""


def _where(error: BaseException, sources: Mapping[str, str]) -> tuple[str, Place]:
    """The deepest line of the person's code on the way to the error."""
    filename, line = _position(error, sources)
    if line is None:
        return "", Place()
    text = sources[filename].splitlines()
    shown = text[line - 1].strip() if 0 < line <= len(text) else ""
    where = f" (line {line}: {shown[:200]})" if shown else f" (line {line})"
    return where, Place(option="code") if filename == CODE else Place(file=filename, line=line)


def _position(error: BaseException, sources: Mapping[str, str]) -> tuple[str, int | None]:
    if isinstance(error, SyntaxError) and error.filename in sources:
        return str(error.filename), error.lineno
    own = [frame for frame in traceback.walk_tb(error.__traceback__) if frame[0].f_code.co_filename in sources]
    if not own:
        return "", None
    frame, line = own[-1]
    return frame.f_code.co_filename, line
