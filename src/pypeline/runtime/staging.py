"""Files a person sees are written beside their target and renamed: complete, or not there at all."""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pypeline.plan.plan import WriteMode
from pypeline.problems import Place, Problem


@dataclass(frozen=True)
class Staged:
    """A file (or folder) under its temporary name, beside its target."""

    path: Path
    target: Path

    @classmethod
    def beside(cls, target: Path) -> Staged:
        return cls(target.with_name(f".{target.name}.{uuid.uuid4().hex[:12]}.part{target.suffix}"), target)

    def publish(self) -> None:
        """fsync, rename, fsync the folder. A folder replaces a folder by two renames."""
        if self.path.is_dir():
            self._publish_folder()
        else:
            with self.path.open("rb+") as file:
                os.fsync(file.fileno())
            self.path.replace(self.target)
        folder = os.open(self.target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _publish_folder(self) -> None:
        old = self.target.with_name(f".{self.target.name}.{uuid.uuid4().hex[:12]}.old")
        if self.target.exists():
            self.target.rename(old)
        self.path.rename(self.target)
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        with suppress(OSError):
            shutil.rmtree(self.path) if self.path.is_dir() else self.path.unlink()


def written(target: Path, mode: WriteMode, node: str, write: Callable[[Path], int | Problem]) -> int | Problem:
    """Runs `write(staged path) -> rows` and publishes the file; nothing is left behind when it fails."""
    place = Place(node=node, option="output_path")
    if mode == "error" and target.exists():
        return Problem("P408", f"{target} exists already", place, "choose another path, or mode: overwrite")
    staged = Staged.beside(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.path.touch()  # asks the system, before any work is done and in its own words
        staged.path.unlink()
    except OSError as error:
        return write_problem(error, target, place)
    if target.is_dir() and target.suffix != "" and mode != "overwrite":
        return Problem("P612", f"{target} is a folder", place, "name a file")
    try:
        rows = write(staged.path)
        if isinstance(rows, Problem):
            staged.discard()
            return rows.at(place)
        staged.publish()
    except OSError as error:
        staged.discard()
        return write_problem(error, target, place)
    except BaseException:
        staged.discard()
        raise
    return rows


def write_problem(error: OSError, target: Path, place: Place) -> Problem:
    """A failed write in words: a full disk, a folder that may not be written, or what the system says."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Problem(
            "P603",
            f"the disk is full while writing {target}",
            place,
            "free some space and run again; nothing was changed",
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Problem(
            "P407",
            f"{target.parent} cannot be written by this user",
            place,
            "choose another folder, or change its permissions",
        )
    return Problem("P612", f"{target} could not be written: {error.strerror or error}", place)
