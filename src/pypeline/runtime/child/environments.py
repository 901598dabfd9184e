"""The packages a person's code asks for: those that are there are used; others get a cached environment, made by uv."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pypeline.problems import Place, Problem

if TYPE_CHECKING:
    from packaging.requirements import Requirement

if TYPE_CHECKING:
    from packaging.requirements import Requirement

_DONE = ".complete"
_SECONDS = 900
_DECORATION = " \t\u00d7\u2502\u2570\u2500\u25b6\u2192"  # the tree uv draws around its reasons


def environment_for(packages: Sequence[str], say: Callable[[str], None]) -> tuple[str, ...] | Problem:
    """The folders to put before the module search path so that `packages` can be imported."""
    wanted = tuple(sorted({" ".join(package.split()) for package in packages}))
    unreadable = [package for package in wanted if _requirement(package) is None]
    if unreadable:
        return Problem(
            "P608",
            f"{unreadable[0]!r} is not a package requirement",
            Place(option="packages"),
            'write it as pip does: "name" or "name>=1.2"',
        )
    missing = [package for package in wanted if not is_installed(package)]
    if not missing:
        return ()
    folder = environments_folder() / _fingerprint(wanted)
    with _locked(folder):
        if not (folder / _DONE).exists():
            say(f"installing {', '.join(wanted)}")
            failure = _make(folder, wanted)
            if failure is not None:
                return failure
    return tuple(str(path) for path in sorted(folder.glob("lib/python*/site-packages")))


def environments_folder() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "pypeline" / "envs"


def is_installed(package: str) -> bool:
    """Whether this interpreter already has what the requirement asks for."""
    requirement = _requirement(package)
    if requirement is None or requirement.url or requirement.extras:
        return False
    if requirement.marker is not None and not requirement.marker.evaluate():
        return True
    try:
        return requirement.specifier.contains(importlib.metadata.version(requirement.name), prereleases=True)
    except importlib.metadata.PackageNotFoundError:
        return False


def _requirement(text: str) -> Requirement | None:
    from packaging.requirements import InvalidRequirement, Requirement  # noqa: PLC0415 - 50 ms that few runs need

    try:
        return Requirement(text)
    except InvalidRequirement:
        return None


def _fingerprint(packages: tuple[str, ...]) -> str:
    said = "\n".join((sys.version, sys.platform, *packages))
    return hashlib.sha256(said.encode()).hexdigest()[:24]


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path, packages: tuple[str, ...]) -> Problem | None:
    uv = shutil.which("uv")
    if uv is None:
        return _not_installed(packages, "uv is not on the PATH")
    shutil.rmtree(folder, ignore_errors=True)
    steps = (
        [uv, "venv", "--quiet", "--python", sys.executable, str(folder)],
        # "--" ends the options: a requirement is a person's text.
        [uv, "pip", "install", "--quiet", "--python", str(folder / "bin" / "python"), "--", *packages],
    )
    for step in steps:
        try:
            done = subprocess.run(
                step, capture_output=True, text=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL
            )
        except subprocess.TimeoutExpired:
            return _not_installed(packages, f"the installer did not finish within {_SECONDS} seconds")
        if done.returncode != 0:
            return _not_installed(packages, _reason(done.stderr))
    (folder / _DONE).touch()
    return None


def _reason(stderr: str) -> str:
    lines = [line.strip(_DECORATION) for line in stderr.splitlines() if line.strip()]
    return " ".join(lines)[:400] or "the installer gave no reason"


def _not_installed(packages: tuple[str, ...], reason: str) -> Problem:
    return Problem(
        "P608",
        f"{', '.join(packages)} cannot be installed: {reason}",
        Place(option="packages"),
        f"connect to the package index, or install it yourself: uv pip install {' '.join(repr(p) for p in packages)}",
    )
