"""What generated Python is made with: the portable bodies' files, and ruff as the formatter."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path


def portable_source(name: str) -> str | None:
    """The text of `pypeline/bodies/portable/NAME.py`; nothing is imported."""
    path = files("pypeline").joinpath("bodies", "portable", f"{name}.py")
    return path.read_text(encoding="utf-8") if name.isidentifier() and path.is_file() else None


def formatted(text: str) -> str:
    """`text` as ruff formats it. The formatter is told its style, so that no file of the user's decides it."""
    ruff = Path(sys.executable).with_name("ruff")
    command = [
        str(ruff) if ruff.exists() else "ruff",
        "format",
        "--isolated",
        "--line-length",
        "110",
        "--stdin-filename",
        "pipeline.py",
        "-",
    ]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout
