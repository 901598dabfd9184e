"""Whether this machine can do what Pypeline needs: each finding with what to do about it."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

Verdict = Literal["ok", "warn", "fail"]
PACKAGES = ("duckdb", "pyarrow", "sqlglot", "pydantic")
OPTIONAL: Mapping[str, tuple[str, str]] = {
    "pandas": ("pandas", "the pandas frame of Python nodes"),
    "polars": ("polars", "the Polars frame of Python nodes"),
    "dask": ("dask", "execution_mode: dask"),
    "vl_convert": ("charts", "charts as SVG and PNG"),
    "pdfplumber": ("pdf", "tables in PDF files"),
}
LITTLE_MEMORY, LITTLE_DISK = 1 << 30, 2 << 30


@dataclass(frozen=True)
class Finding:
    name: str
    verdict: Verdict
    found: str
    remedy: str = ""

    def to_json(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Isolation:
    """What keeps a person's Python code apart here."""

    tier: str
    is_full: bool


def examine(state: Path, engine: Callable[[], str], isolation: Callable[[], Isolation]) -> Iterator[Finding]:
    """`engine` runs a query and gives its version; it and `isolation` may raise: then that is the finding."""
    yield _python()
    yield _versions()
    yield _engine(engine)
    yield _isolation(isolation)
    yield _memory()
    yield _disk(state)
    yield _threads()
    yield _writable(state)
    yield from _optional()


def _python() -> Finding:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    is_new = sys.version_info >= (3, 11)
    return Finding("Python", "ok" if is_new else "fail", found, "" if is_new else "install Python 3.11 or newer")


def _versions() -> Finding:
    found, missing = [], []
    for name in ("pypeline", *PACKAGES):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    remedy = f"pip install {' '.join(missing)}" if missing else ""
    return Finding("packages", "fail" if missing else "ok", ", ".join(found), remedy)


def _engine(engine: Callable[[], str]) -> Finding:
    try:
        return Finding("engine", "ok", engine())
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it is the finding
        return Finding("engine", "fail", f"{type(error).__name__}: {error}", "pip install --force-reinstall duckdb")


def _isolation(isolation: Callable[[], Isolation]) -> Finding:
    try:
        found = isolation()
    except Exception as error:  # noqa: BLE001 - as above
        return Finding("isolation", "fail", f"{type(error).__name__}: {error}", "Python nodes will not run here")
    remedy = "" if found.is_full else "a kernel with Landlock (Linux 5.13) also confines files"
    return Finding("isolation", "ok" if found.is_full else "warn", found.tier, remedy)


def _memory() -> Finding:
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return Finding("memory", "warn", "not known here", "set settings.memory in documents")
    limit = _container_limit()
    said = f"{_gib(free)} free of {_gib(total)}" + (f", this container may use {_gib(limit)}" if limit else "")
    is_little = min(total, limit or total) < LITTLE_MEMORY
    return Finding(
        "memory", "warn" if is_little else "ok", said, "set settings.memory to what may be used" if is_little else ""
    )


def _container_limit() -> int | None:
    try:
        text = Path("/sys/fs/cgroup/memory.max").read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return int(text) if text.isdigit() else None


def _gib(size: int) -> str:
    return f"{size / (1 << 30):.1f} GiB"


def _disk(state: Path) -> Finding:
    there = next((folder for folder in (state, *state.parents) if folder.exists()), Path("/"))
    free = shutil.disk_usage(there).free
    is_little = free < LITTLE_DISK
    remedy = "large sorts and joins spill to disk: make room" if is_little else ""
    return Finding("disk", "warn" if is_little else "ok", f"{_gib(free)} free for results and spilling", remedy)


def _threads() -> Finding:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Finding("threads", "ok", f"{usable} of {os.cpu_count() or 1} cores may be used")


def _writable(state: Path) -> Finding:
    try:
        state.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=state):
            pass
    except OSError as error:
        return Finding("state folder", "fail", f"{state}: {error.strerror}", "make it writable, or run elsewhere")
    return Finding("state folder", "ok", str(state))


def _optional() -> Iterator[Finding]:
    for module, (extra, purpose) in OPTIONAL.items():
        if importlib.util.find_spec(module) is None:
            yield Finding(module, "warn", f"not installed: {purpose}", f"pip install 'pypeline[{extra}]'")
        else:
            yield Finding(module, "ok", purpose)
