"""What the shell offers after Tab. Wrong or slow is worse than nothing: every failure offers nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from pypeline.document import Pipeline, load_pipeline

LARGEST = 500_000


def node_names(context: typer.Context, incomplete: str) -> list[str]:
    """Nodes of the document named before."""
    pipeline = _pipeline(context)
    return [node.id for node in pipeline.nodes if node.id.startswith(incomplete)] if pipeline else []


def parameter_names(context: typer.Context, incomplete: str) -> list[str]:
    """`name=` for each declared parameter."""
    pipeline = _pipeline(context)
    return [f"{name}=" for name in pipeline.parameters if name.startswith(incomplete)] if pipeline else []


def component_names(incomplete: str) -> Iterator[tuple[str, str]]:
    """Components with their summaries."""
    from pypeline.components import BUILTIN  # noqa: PLC0415 - 0.2 s that only this completion needs

    for component in BUILTIN:
        if component.name.startswith(incomplete):
            yield component.name, component.summary


def _pipeline(context: typer.Context) -> Pipeline | None:
    for path in _named(context):
        if path.suffix in {".yaml", ".yml", ".json"} and path.is_file() and path.stat().st_size < LARGEST:
            return load_pipeline(path).pipeline
    return None


def _named(context: typer.Context) -> Iterator[Path]:
    """The document among the words so far. After an option that lacks its value, Typer has not read the others yet."""
    given: Any = context.params.get("path")
    if given:
        yield Path(str(given))
    for variable in ("COMP_WORDS", "_TYPER_COMPLETE_ARGS"):
        yield from (Path(word.strip("'\"")) for word in os.environ.get(variable, "").split())
