"""What to do where YAML breaks: say so at the right character, and read on without the list item it broke in."""

from __future__ import annotations

import re

import yaml

from pypeline.document.desk import Desk
from pypeline.document.tree import Tree, shortened
from pypeline.document.yaml_tree import yaml_tree

MOST_BREAKS = 5
# Every break means reading the text once more.
LARGEST_TO_MEND = 1_000_000
ITEM = re.compile(r"[ ]*- ")
# The parser notices these only at their end, often the end of the file; where they begin is what a person must see.
OPENED_EARLIER = ("quoted scalar", "flow mapping", "flow sequence", "block scalar")


def mended_yaml_tree(text: str, desk: Desk) -> tuple[Tree | None, bool]:
    """The tree and whether it is whole: parts that break YAML are reported and left out of it."""
    rest, is_whole = text, True
    for _ in range(MOST_BREAKS):
        try:
            return yaml_tree(rest, desk), is_whole
        except yaml.YAMLError as error:
            at = _offset(error, rest)
            _report(desk, error, text, at)
            is_whole = False
            mended = None if at is None or len(rest) > LARGEST_TO_MEND else _without_item(rest, at)
            if mended is None or mended == rest:
                return None, False
            rest = mended
    return None, False


def _offset(error: yaml.YAMLError, text: str) -> int | None:
    if isinstance(error, yaml.reader.ReaderError):
        # libyaml counts bytes here.
        return len(text.encode("utf-8", "replace")[: max(error.position, 0)].decode("utf-8", "ignore"))
    if not isinstance(error, yaml.MarkedYAMLError):
        return None
    opened = any(part in (error.context or "") for part in OPENED_EARLIER)
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    return min(mark.index, len(text)) if mark else None


def _report(desk: Desk, error: yaml.YAMLError, text: str, at: int | None) -> None:
    said = [getattr(error, name, None) for name in ("context", "problem", "reason")]
    words = shortened(": ".join(str(part) for part in said if part) or str(error), 160)
    desk.report("P102", f"The text cannot be read as YAML here: {words}", at, _remedy(text, at))


def _remedy(text: str, at: int | None) -> str:
    if at is None:
        return "save the file as plain text in UTF-8"
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    if "\t" in line:
        return "indent with spaces: YAML does not accept tabs"
    return "look at the indentation and the quotes of this line and the one before"


def _without_item(text: str, at: int) -> str | None:
    """The text with the list item around `at` blanked, so that all other offsets stay; `None` when there is none."""
    lines = text.splitlines(keepends=True)
    broken = text.count("\n", 0, at)
    first = min(broken, len(lines) - 1)
    while first >= 0 and not ITEM.match(lines[first]):
        if lines[first][:1].strip() and first < broken:
            return None
        first -= 1
    if first < 0:
        return None
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > _indent(lines[first])):
        last += 1
    lines[first:last] = [re.sub(r"[^\r\n]", " ", line) for line in lines[first:last]]
    return "".join(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
