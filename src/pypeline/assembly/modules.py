"""The components of a workspace: built-in ones, those of installed packages, and the workspace's own modules."""

from __future__ import annotations

import atexit
from functools import lru_cache, partial
from pathlib import Path

from pypeline.components import BUILTIN
from pypeline.kit.catalogue import Catalogue
from pypeline.problems import Problem
from pypeline.runtime.child import ChildPool
from pypeline.runtime.child.modules import module_told
from pypeline.service.registry import ModRegistry, installed_components


@lru_cache(maxsize=1)
def describing_pool() -> ChildPool:
    """Warm children that look at files and modules for this process; they end with it."""
    pool = ChildPool()
    atexit.register(pool.close)
    return pool


def registry(workspace: Path) -> ModRegistry:
    return ModRegistry(workspace, partial(module_told, pool=describing_pool()), builtin_and_installed()[0].names)


@lru_cache(maxsize=1)
def builtin_and_installed() -> tuple[Catalogue, tuple[Problem, ...]]:
    components, problems = installed_components()
    return (BUILTIN.with_components(components) if components else BUILTIN), problems


def workspace_catalogue(workspace: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Every component a document of this folder may use, and what could not be loaded."""
    catalogue, problems = builtin_and_installed()
    own = registry(workspace)
    if not own.file.exists():
        return catalogue, problems
    components, more = own.components()
    return catalogue.with_components(components), (*problems, *more)
