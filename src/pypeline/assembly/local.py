"""The local product: embedded engine, files of the workspace, children of this process."""

from __future__ import annotations

import os
import tempfile
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from pypeline.assembly.texts import formatted, portable_source
from pypeline.components import BUILTIN
from pypeline.document import Pipeline
from pypeline.runtime.describe import describe_in_child
from pypeline.runtime.local_runner import LocalRunner
from pypeline.runtime.oracle import DuckOracle
from pypeline.runtime.prober import FileProber
from pypeline.service.compiling import Compiler
from pypeline.service.session import Session, Texts

STATE_FOLDER = ".pype"


TEXTS = Texts(portable_source, formatted, f"Pypeline {version('pypeline')}")


@lru_cache(maxsize=1)
def compiler() -> Compiler:
    """One for the process: it remembers files it probed and pipelines it described."""
    return Compiler(BUILTIN, FileProber(describe_in_child), DuckOracle())


def session(pipeline: Pipeline, base: Path) -> Session:
    """A session on a pipeline whose relative paths are relative to `base`."""
    return Session(pipeline, base, compiler(), LocalRunner((base / "modules",)), state_folder(base), TEXTS)


def state_folder(base: Path) -> Path:
    """`.pype` beside the document; where that cannot be written, a folder of the user's own."""
    own = base / STATE_FOLDER
    if os.access(own if own.exists() else base, os.W_OK):
        return own
    return Path(tempfile.gettempdir()) / f"pype-{os.getuid()}" / str(abs(hash(str(base))))
