"""YAML text to a tree with offsets, from libyaml's events.

Events, not PyYAML's `compose`: composing recurses in C, expands aliases and keeps the last of two equal keys. Here the
depth, the number of values, aliases, tags and duplicate keys are seen before anything is built from them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from pypeline.document.desk import Desk
from pypeline.document.scalars import scalar_value
from pypeline.document.tree import Entry, Leaf, ListTree, MapTree, Tree, shortened

DEEPEST = 64
MOST_VALUES = 500_000
ACCEPTED_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})


class _Stop(Exception):  # noqa: N818 - not an error: the problem is already reported
    """Nothing that follows can be read."""


def yaml_tree(text: str, desk: Desk) -> Tree | None:
    """The tree of a YAML text; `None` after a problem that leaves nothing to read."""
    try:
        loader = yaml.CSafeLoader(text)
    except UnicodeEncodeError as error:
        desk.report("P101", "The file holds half a character (a lone surrogate)", error.start, "save the file as UTF-8")
        return None
    try:
        return _Builder(loader, desk).document()
    except _Stop:
        return None
    except yaml.YAMLError as error:
        _report_syntax(error, text, desk)
        return None
    finally:
        loader.dispose()


class _Builder:
    def __init__(self, loader: yaml.CSafeLoader, desk: Desk) -> None:
        self._next_event: Callable[[], Any] = loader.get_event
        self._desk = desk
        self._left = MOST_VALUES

    def document(self) -> Tree | None:
        self._next_event()
        event = self._next_event()
        if type(event) is yaml.StreamEndEvent:
            return None
        tree = self._value(self._next_event(), 0)
        self._next_event()
        after = self._next_event()
        if type(after) is not yaml.StreamEndEvent:
            self._desk.report("P102", "The file holds more than one YAML document", after.start_mark.index,
                              "keep one pipeline in a file; remove the line ---")
        return tree

    def _value(self, event: Any, depth: int) -> Tree:
        self._left -= 1
        if self._left < 0:
            self._desk.report("P105", f"The document holds more than {MOST_VALUES:,} values", event.start_mark.index,
                              "keep data in files, and read them with a source")
            raise _Stop
        if type(event) is yaml.AliasEvent:
            return self._alias(event)
        if event.anchor is not None:
            self._desk.report("P104", f"&{shortened(event.anchor)} is an anchor", event.start_mark.index,
                              "remove the anchor, and write the value out where it is used")
        if event.tag not in ACCEPTED_TAGS:
            self._desk.report("P108", f"The tag {shortened(event.tag)} is not accepted", event.start_mark.index,
                              "remove the tag")
        if type(event) is yaml.ScalarEvent:
            return self._leaf(event)
        if depth >= DEEPEST:
            self._desk.report("P113", f"The document is nested more than {DEEPEST} levels deep", event.start_mark.index,
                              "flatten the value")
            raise _Stop
        return self._list(event, depth) if type(event) is yaml.SequenceStartEvent else self._map(event, depth)

    def _alias(self, event: Any) -> Leaf:
        self._desk.report("P104", f"*{shortened(event.anchor)} repeats a value by an alias", event.start_mark.index,
                          "write the value out where it is used")
        return Leaf(None, "", event.start_mark.index, event.end_mark.index)

    def _leaf(self, event: Any) -> Leaf:
        text, start, style = event.value, event.start_mark.index, event.style or ""
        value = scalar_value(text) if event.implicit[0] and not style else text
        return Leaf(value, text, start, event.end_mark.index, style)

    def _list(self, event: Any, depth: int) -> ListTree:
        tree = ListTree(event.start_mark.index, event.end_mark.index, bool(event.flow_style))
        while type(event := self._next_event()) is not yaml.SequenceEndEvent:
            tree.items.append(self._value(event, depth + 1))
        tree.end = event.end_mark.index if tree.flow or not tree.items else tree.items[-1].end
        return tree

    def _map(self, event: Any, depth: int) -> MapTree:
        tree = MapTree(event.start_mark.index, event.end_mark.index, bool(event.flow_style))
        last = tree.end
        while type(event := self._next_event()) is not yaml.MappingEndEvent:
            key = self._value(event, depth + 1)
            value = self._value(self._next_event(), depth + 1)
            last = value.end
            self._enter(tree, key, value)
        tree.end = event.end_mark.index if tree.flow else last
        return tree

    def _enter(self, tree: MapTree, key: Tree, value: Tree) -> None:
        if not isinstance(key, Leaf):
            self._desk.report("P108", "A key has to be a single word or text", key.start, "write the key as text")
        elif key.text == "<<" and not key.style:
            self._desk.report("P104", "<< merges another mapping in", key.start, "write the keys out where they are used")
        elif key.text in tree.entries:
            line, _ = self._desk.lines.position(tree.entries[key.text].key.start)
            self._desk.report("P103", f'The key "{shortened(key.text)}" stands twice, first in line {line}', key.start,
                              "remove or rename one of the two")
        else:
            tree.entries[key.text] = Entry(key, value)


def _report_syntax(error: yaml.YAMLError, text: str, desk: Desk) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    offset = mark.index if mark else getattr(error, "position", None)
    at = min(offset, len(text)) if isinstance(offset, int) else None
    desk.report("P102", f"The text cannot be read as YAML here: {shortened(str(problem), 120)}", at, _syntax_remedy(text, at))


def _syntax_remedy(text: str, at: int | None) -> str:
    if at is None:
        return "save the file as plain text in UTF-8"
    line = text[text.rfind("\n", 0, at) + 1 : at + 1]
    if "\t" in line:
        return "indent with spaces: YAML does not accept tabs"
    return "look at the indentation and the quotes of this line and the one before"
