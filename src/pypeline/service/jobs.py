"""A built job: a folder that runs by itself (PYpeline's `pype build`). Deterministic, without resolved values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypeline.problems import Place, Problem

METADATA = "_execution_metadata.json"


@dataclass(frozen=True)
class JobFolder:
    """`base` is the folder of the document it was built from: relative paths start there."""

    folder: Path
    document: Path
    base: Path


def job_folder(folder: Path) -> JobFolder | Problem:
    """The job in a folder; a folder without one is a problem."""
    found = sorted(folder.glob(f"*{METADATA}"))
    if not found:
        documents = sorted(path.name for path in folder.glob("*.y*ml"))
        remedy = f"name the document: {folder / documents[0]}" if documents else "pype build makes one"
        return Problem("P804", f"{folder} holds no built job", Place(file=str(folder)), remedy)
    metadata = found[0]
    document = folder / f"{metadata.name.removesuffix(METADATA)}.yaml"
    try:
        content: Any = json.loads(metadata.read_text(encoding="utf-8"))
        base = (folder / str(content["base"])).resolve()
    except (OSError, ValueError, KeyError, TypeError):
        return Problem(
            "P101", f"{metadata.name} cannot be read", Place(file=str(metadata)), "build the job again: pype build"
        )
    return JobFolder(folder, document, base)
