"""YAML text to a tree with offsets, from libyaml's events.

Events, not PyYAML's `compose`: composing recurses in C, expands aliases and keeps the last of two equal keys. Here the
depth, the number of values, aliases, tags and duplicate keys are seen before anything is built from them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from pypeline.document.desk import Desk
from pypeline.document.growth import Growth, StopReading
from pypeline.document.scalars import scalar_value
from pypeline.document.tree import Leaf, ListTree, MapTree, Tree, shortened

ACCEPTED_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})


def yaml_tree(text: str, desk: Desk) -> Tree | None:
    """The tree of a YAML text; `None` after a problem that ends it. Raises YAMLError where the text breaks."""
    try:
        loader = yaml.CSafeLoader(text)
    except UnicodeEncodeError as error:
        desk.report("P101", "The file holds half a character (a lone surrogate)", error.start, "save the file as UTF-8")
        return None
    try:
        return _Builder(loader, desk).document()
    except StopReading:
        return None
    finally:
        loader.dispose()


class _Builder:
    def __init__(self, loader: yaml.CSafeLoader, desk: Desk) -> None:
        self._next_event: Callable[[], Any] = loader.get_event
        self._desk = desk
        self._growth = Growth(desk)

    def document(self) -> Tree | None:
        self._next_event()
        event: Any = self._next_event()
        if type(event) is yaml.StreamEndEvent:
            return None
        tree = self._value(self._next_event(), 0)
        self._next_event()
        after: Any = self._next_event()
        if type(after) is not yaml.StreamEndEvent:
            self._desk.report(
                "P102",
                "The file holds more than one YAML document",
                after.start_mark.index,
                "keep one pipeline in a file; remove the line ---",
            )
        return tree

    def _value(self, event: Any, depth: int) -> Tree:
        self._growth.add_value(event.start_mark.index, depth)
        if type(event) is yaml.AliasEvent:
            return self._alias(event)
        if event.anchor is not None:
            self._desk.report(
                "P104",
                f"&{shortened(event.anchor)} is an anchor",
                event.start_mark.index,
                "remove the anchor, and write the value out where it is used",
            )
        if event.tag not in ACCEPTED_TAGS:
            self._desk.report(
                "P108", f"The tag {shortened(event.tag)} is not accepted", event.start_mark.index, "remove the tag"
            )
        if type(event) is yaml.ScalarEvent:
            return self._leaf(event)
        return self._list(event, depth) if type(event) is yaml.SequenceStartEvent else self._map(event, depth)

    def _alias(self, event: Any) -> Leaf:
        self._desk.report(
            "P104",
            f"*{shortened(event.anchor)} repeats a value by an alias",
            event.start_mark.index,
            "write the value out where it is used",
        )
        return Leaf(None, "", event.start_mark.index, event.end_mark.index)

    def _leaf(self, event: Any) -> Leaf:
        text, start, style = event.value, event.start_mark.index, event.style or ""
        value = scalar_value(text) if event.implicit[0] and not style else text
        return Leaf(value, text, start, event.end_mark.index, style)

    def _list(self, start: Any, depth: int) -> ListTree:
        tree = ListTree(start.start_mark.index, start.end_mark.index, bool(start.flow_style))
        while not _ends(event := self._next_event(), yaml.SequenceEndEvent):
            tree.items.append(self._value(event, depth + 1))
        tree.end = event.end_mark.index if tree.flow or not tree.items else tree.items[-1].end
        return tree

    def _map(self, start: Any, depth: int) -> MapTree:
        tree = MapTree(start.start_mark.index, start.end_mark.index, bool(start.flow_style))
        last = tree.end
        while not _ends(event := self._next_event(), yaml.MappingEndEvent):
            key = self._value(event, depth + 1)
            value = self._value(self._next_event(), depth + 1)
            last = value.end
            if isinstance(key, Leaf) and key.text == "<<" and not key.style:
                self._desk.report(
                    "P104", "<< merges another mapping in", key.start, "write the keys out where they are used"
                )
            elif isinstance(key, Leaf):
                self._growth.enter(tree, key, value)
            else:
                self._desk.report("P108", "A key has to be a single word or text", key.start, _key_remedy(key))
        tree.end = event.end_mark.index if tree.flow else last
        return tree


def _key_remedy(key: Tree) -> str:
    # `{{params.since}}` without quotes is a mapping whose key is a mapping.
    return 'put quotes around it: "{{…}}"' if isinstance(key, MapTree) and key.flow else "write the key as text"


def _ends(event: Any, kind: type) -> bool:
    return type(event) is kind
