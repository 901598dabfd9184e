"""`Pipeline` to text and file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pypeline.document.alignment import UNWRITTEN
from pypeline.document.canonical import document_of, link_text, node_document, same, test_document, valve_document
from pypeline.document.emitter import after_key, json_text, scalar_text
from pypeline.document.model import Node, Pipeline
from pypeline.document.patching import Patch
from pypeline.document.reading import read_pipeline
from pypeline.document.tree import ListTree
from pypeline.problems import Place, Problem


def write_pipeline(pipeline: Pipeline, original_text: str | None = None) -> str:
    """The pipeline as text. With the text it was read from, only what has changed is written anew."""
    if original_text is not None:
        written = _patched(pipeline, original_text)
        if written is not None:
            return written
    is_json = pipeline.source is not None and pipeline.source.is_json
    document = document_of(pipeline)
    return json_text(document, indent=2) + "\n" if is_json else _yaml(document)


def save_pipeline(pipeline: Pipeline, path: str | Path) -> Problem | None:
    """Writes the file in one step: whenever the machine stops, the old text or the new one is there."""
    target = Path(path).resolve()
    original = _text_at(target)
    if target.suffix.casefold() == ".json" and original is None:
        text = json_text(document_of(pipeline), indent=2) + "\n"
    else:
        text = write_pipeline(pipeline, original)
    try:
        _replace(target, text.encode("utf-8"))
    except (OSError, UnicodeEncodeError) as error:
        return Problem(
            "P101", f"{path} cannot be written: {error}", Place(file=str(path)), "check the folder and its rights"
        )
    return None


def _text_at(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _replace(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Not `tempfile`: its files are for the owner alone, and importing it costs a tenth of `pype --help`'s budget.
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _yaml(document: dict[str, Any]) -> str:
    return "\n".join(f"{scalar_text(key)}:{after_key(value, 2)}\n" for key, value in document.items())


def _patched(pipeline: Pipeline, text: str) -> str | None:
    """The text with the changes in it; `None` when that would not read back as the same pipeline."""
    before = read_pipeline(text).pipeline
    if before is None or before.source is None:
        return None
    if _says_the_same(before, pipeline):
        return text
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    source = before.source
    old = _beside(before)
    new = _with_broken_parts(old, document_of(replace(pipeline, nodes=_in_the_same_halves(before, pipeline))))
    try:
        written = mark + Patch(source.text, is_json=source.is_json).document(source.root, old, new)
    except (ValueError, IndexError):
        return None
    return written if _says_the_same(read_pipeline(written).pipeline, pipeline) else None


def _says_the_same(written: Pipeline | None, wanted: Pipeline) -> bool:
    def joined(pipeline: Pipeline) -> dict[str, Any]:
        # Which half of the split form an option stands in means nothing.
        return document_of(
            replace(pipeline, nodes=tuple(replace(node, optional=frozenset()) for node in pipeline.nodes))
        )

    return written is not None and same(joined(written), joined(wanted))


def _in_the_same_halves(before: Pipeline, after: Pipeline) -> tuple[Node, ...]:
    """An option of PYpeline's split form stays under `required` or `optional`, wherever it stood."""
    nodes = []
    for node in after.nodes:
        old = before.node(node.id)
        if old is not None and node.split and old.split:
            new_ones = node.optional - old.options.keys()
            nodes.append(replace(node, optional=old.optional | new_ones))
        else:
            nodes.append(node)
    return tuple(nodes)


def _with_broken_parts(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """A list that holds something that was not understood stays, also when nothing else is left in it."""
    kept: dict[str, Any] = {key: [] for key in ("modules", "tests") if UNWRITTEN in old.get(key, [])}
    wires: dict[str, Any] = {key: [] for key, items in old.get("connections", {}).items() if UNWRITTEN in items}
    connections = {"connections": {**wires, **new.get("connections", {})}} if wires else {}
    return {**kept, **new, **connections}


def _beside(pipeline: Pipeline) -> dict[str, Any]:
    """The old document with every list item beside the item of the text it came from."""
    document = document_of(pipeline)
    source = pipeline.source
    if source is None:
        return document
    by_mark: dict[int, Any] = {id(node.mark): node_document(node) for node in pipeline.nodes}
    by_mark |= {id(link.mark): link_text(link) for link in pipeline.links}
    by_mark |= {id(valve.mark): valve_document(valve) for valve in pipeline.valves}
    by_mark |= {id(test.mark): test_document(test) for test in pipeline.tests}

    def items(path: Sequence[str]) -> list[Any] | None:
        tree = source.find(path)
        return [by_mark.get(id(item), UNWRITTEN) for item in tree.items] if isinstance(tree, ListTree) else None

    for key in ("modules", "tests"):
        if (found := items([key])) is not None:
            document[key] = found
    connections = {key: found for key in ("data", "control") if (found := items(["connections", key])) is not None}
    return {**document, **({"connections": connections} if connections else {})}
