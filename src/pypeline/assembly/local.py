"""The local product: embedded engine, files of the workspace, children of this process."""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pypeline.assembly.connections import EveryProber, tables_of
from pypeline.assembly.modules import describing_pool, workspace_catalogue
from pypeline.assembly.texts import formatted, portable_source
from pypeline.document import Pipeline
from pypeline.kit.catalogue import Catalogue
from pypeline.kit.component import Component
from pypeline.problems import Problem
from pypeline.runtime.describe import ChildDescriber
from pypeline.runtime.local_runner import LocalRunner
from pypeline.runtime.oracle import DuckOracle
from pypeline.runtime.prober import FileProber
from pypeline.service.compiling import Compiler
from pypeline.service.session import Session, Texts

STATE_FOLDER = ".pype"


TEXTS = Texts(portable_source, formatted, f"Pypeline {version('pypeline')}")


@lru_cache(maxsize=1)
def _tools() -> tuple[EveryProber, DuckOracle]:
    """One of each for the process: they remember files they probed and relations they described."""
    return EveryProber(FileProber(ChildDescriber(describing_pool()))), DuckOracle()


@lru_cache(maxsize=16)
def _compiler(catalogue: Catalogue, problems: tuple[Problem, ...]) -> Compiler:
    return Compiler(catalogue, *_tools(), problems)


def session(pipeline: Pipeline, base: Path, brought: tuple[Component, ...] = ()) -> Session:
    """A session on a pipeline whose relative paths are relative to `base`.

    `brought` are components that a built job carries; what the workspace registers by the same name goes first.
    """
    catalogue, problems = _catalogue(base)
    missing = tuple(component for component in brought if catalogue.find(component.name) is None)
    if missing:
        catalogue = catalogue.with_components(missing)
    return Session(
        pipeline,
        base,
        _compiler(catalogue, problems),
        LocalRunner(tables_of, (base / "modules",)),
        state_folder(base),
        TEXTS,
    )


def _catalogue(base: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    file = base / "modules" / "ModRegistry.json"
    return _catalogue_of(base, file.stat().st_mtime_ns if file.exists() else 0)


@lru_cache(maxsize=16)
def _catalogue_of(base: Path, _changed_ns: int) -> tuple[Catalogue, tuple[Problem, ...]]:
    return workspace_catalogue(base)


def state_folder(base: Path) -> Path:
    """`.pype` beside the document; where that cannot be written, a folder in the user's cache."""
    own = base / STATE_FOLDER
    if os.access(own if own.exists() else base, os.W_OK):
        return own
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "pypeline" / "state" / sha256(str(base.absolute()).encode()).hexdigest()[:16]
