"""Pipelines to begin with: each template is a folder with a document and a little data, and runs as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pypeline.build.suggest import did_you_mean
from pypeline.document import read_pipeline, write_pipeline
from pypeline.problems import Place, Problem

FLOW_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]{0,63}")
DOCUMENT = "pipeline.yaml"
DEFAULT = "blank"


@dataclass(frozen=True)
class Template:
    name: str
    summary: str


def _folder() -> Traversable:
    return files("pypeline") / "templates"


def templates() -> tuple[Template, ...]:
    """All of them, the smallest first."""
    names = sorted(
        (entry.name for entry in _folder().iterdir() if (entry / DOCUMENT).is_file()),
        key=lambda name: (name != DEFAULT, name),
    )
    return tuple(Template(name, _summary(name)) for name in names)


def _summary(name: str) -> str:
    reading = read_pipeline((_folder() / name / DOCUMENT).read_text("utf-8"), f"{name}/{DOCUMENT}")
    return (reading.pipeline.flow.desc or "") if reading.pipeline is not None else ""


def new_pipeline(name: str, template: str, parent: Path) -> Path | Problem:
    """Makes the folder `name` with the document `name.yaml`; gives the document. Nothing that is there is touched."""
    if not FLOW_NAME.fullmatch(name):
        return Problem(
            "P111", f"{name} cannot be a pipeline's name", remedy="letters, digits, _ and -, beginning with a letter"
        )
    known = [one.name for one in templates()]
    if template not in known:
        return Problem("P804", f"there is no template {template}", remedy=did_you_mean(template, known))
    target = parent / name
    if target.exists():
        return Problem("P803", f"{target} exists already", Place(file=str(target)), "choose another name")
    source = _folder() / template
    text = (source / DOCUMENT).read_text("utf-8")
    reading = read_pipeline(text)
    assert reading.pipeline is not None, "templates can be read"  # noqa: S101
    named = replace(reading.pipeline, flow=replace(reading.pipeline.flow, name=name))
    try:
        target.mkdir(parents=True)
        _copy(source, target)
        document = target / f"{name}.yaml"
        document.write_text(write_pipeline(named, text).replace("PATH", f"{name}.yaml"), encoding="utf-8")
    except OSError as error:
        return Problem("P407", f"{target} cannot be written: {error.strerror}", Place(file=str(target)))
    return document


def _copy(source: Traversable, target: Path) -> None:
    for entry in source.iterdir():
        if entry.is_dir():
            (target / entry.name).mkdir()
            _copy(entry, target / entry.name)
        elif entry.name != DOCUMENT:
            (target / entry.name).write_bytes(entry.read_bytes())
