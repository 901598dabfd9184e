"""Text or file to `Pipeline`: all problems at once, and nothing that a file holds raises an exception."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from pypeline.document.broken_yaml import mended_yaml_tree
from pypeline.document.desk import Desk
from pypeline.document.grammar import DOCUMENT
from pypeline.document.json_tree import NotJsonError, json_tree
from pypeline.document.model import Flow, Pipeline
from pypeline.document.positions import Source
from pypeline.document.tree import MapTree, Tree, kind_of
from pypeline.problems import Place, Problem, Problems, errors_of

LARGEST = 5_000_000
REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """A pipeline and what is wrong with it.

    `pipeline` holds everything that could be read, also beside problems (the studio draws it); it is `None` when the
    text is no document at all. Run it only when `is_good`.
    """

    pipeline: Pipeline | None
    problems: Problems

    @property
    def is_good(self) -> bool:
        return self.pipeline is not None and not errors_of(self.problems)


_lock = Lock()
_remembered: OrderedDict[tuple[bytes, str | None], Reading] = OrderedDict()


def load_pipeline(path: str | Path) -> Reading:
    """Reads a document from a file."""
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _refused("P101", f"{path} cannot be read: {reason}", str(path), "check the path")
    return read_bytes(content, str(path))


def read_bytes(content: bytes, file: str | None = None) -> Reading:
    """Reads a document from bytes, which have to be UTF-8 (with or without a byte order mark)."""
    if len(content) > LARGEST:
        return _too_large(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        problem = Problem("P101", "The file is not text in UTF-8", Place(file, line, column), "save the file as UTF-8")
        return Reading(None, (problem,))
    return read_pipeline(text, file)


def read_pipeline(text: str, file: str | None = None) -> Reading:
    """Reads a document from its text; `file` is only the name that places show."""
    if len(text) > LARGEST:
        return _too_large(file)
    key = (sha256(text.encode("utf-8", "surrogatepass")).digest(), file)
    with _lock:
        reading = _remembered.get(key)
    if reading is None:
        reading = _read_safely(text, file)
    with _lock:
        _remembered[key] = reading
        _remembered.move_to_end(key)
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)
    return reading


def _read_safely(text: str, file: str | None) -> Reading:
    try:
        return _read(text, file)
    except Exception as error:  # noqa: BLE001 - a file from anywhere must never end a server or show a traceback
        return _refused(
            "P999",
            f"The document could not be read: {type(error).__name__}: {error}",
            file,
            "report this document to the authors of Pypeline",
        )


def _read(text: str, file: str | None) -> Reading:
    text = text.removeprefix("\ufeff")
    desk = Desk(text, file)
    tree, is_json = _json_tree(text, desk)
    is_whole = True
    if not is_json:
        tree, is_whole = mended_yaml_tree(text, desk)
    if tree is None and not desk.problems:
        desk.report("P102", "The file is empty", 0, "begin with flow: {name: my_pipeline} and modules: []")
    if not isinstance(tree, MapTree):
        _report_top(desk, tree)
        return Reading(None, desk.problems)
    pipeline = _pipeline(desk, tree, is_json=is_json)
    if is_whole:
        return Reading(pipeline, desk.problems)
    # Saving a pipeline without its broken parts would delete them. What is missing may stand in such a part.
    return Reading(None, tuple(problem for problem in desk.problems if problem.code != "P106"))


def _json_tree(text: str, desk: Desk) -> tuple[Tree | None, bool]:
    """The tree, and whether the text is JSON. A mapping in braces may be YAML as well, a `.json` file may not."""
    is_json_file = (desk.file or "").casefold().endswith(".json") and bool(text.strip())
    if not is_json_file and not text.lstrip().startswith("{"):
        return None, False
    try:
        return json_tree(text, desk), True
    except NotJsonError as error:
        if is_json_file:
            desk.report(
                "P102", f"The text cannot be read as JSON here: {error}", error.at, "look at the commas and quotes"
            )
        return None, is_json_file


def _report_top(desk: Desk, tree: Tree | None) -> None:
    if tree is not None:
        desk.report(
            "P102",
            f"The document is {kind_of(tree)}; it has to be a mapping with flow and modules",
            tree.start,
            "begin with flow: {name: my_pipeline} and modules: []",
        )


def _pipeline(desk: Desk, root: MapTree, *, is_json: bool) -> Pipeline:
    values = DOCUMENT.values(desk, root, "") or {}
    connections = values.get("connections", {})
    return Pipeline(
        flow=values.get("flow", Flow("")),
        nodes=values.get("modules", ()),
        links=connections.get("data", ()),
        valves=connections.get("control", ()),
        source=Source(desk.text, desk.file, root, is_json=is_json),
        **{key: value for key, value in values.items() if key not in {"flow", "modules", "connections"}},
    )


def _too_large(file: str | None) -> Reading:
    return _refused(
        "P105",
        f"The document is larger than {LARGEST // 1_000_000} MB",
        file,
        "keep data in files, and read them with a source",
    )


def _refused(code: str, message: str, file: str | None, remedy: str) -> Reading:
    return Reading(None, (Problem(code, message, Place(file=file), remedy),))
