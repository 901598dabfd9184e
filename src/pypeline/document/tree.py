"""The text as a tree in which every value remembers where it stood, as offsets into the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

Plain: TypeAlias = str | int | float | bool | None


@dataclass(slots=True)
class Leaf:
    """A single value. `text` is what was written (`1.0`), `value` what it means; `style` is YAML's sign or ""."""

    value: Plain
    text: str
    start: int
    end: int
    style: str = ""


@dataclass(slots=True)
class ListTree:
    """A list; `flow` when it was written in brackets."""

    start: int
    end: int
    flow: bool
    items: list[Tree] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: Leaf
    value: Tree


@dataclass(slots=True)
class MapTree:
    """A mapping; keys are always text: `on: error` and `1: a` have the keys "on" and "1", never true and 1."""

    start: int
    end: int
    flow: bool
    entries: dict[str, Entry] = field(default_factory=dict)


Tree: TypeAlias = Leaf | ListTree | MapTree


def plain(tree: Tree) -> Any:
    """The tree's values alone. Safe to recurse: the readers refuse trees that are nested too deeply."""
    if isinstance(tree, Leaf):
        return tree.value
    if isinstance(tree, ListTree):
        return [plain(item) for item in tree.items]
    return {key: plain(entry.value) for key, entry in tree.entries.items()}


def kind_of(tree: Tree) -> str:
    """What a person would call this value, for messages."""
    if isinstance(tree, ListTree):
        return "a list"
    if isinstance(tree, MapTree):
        return "a mapping"
    if tree.value is None:
        return "empty"
    return shortened(tree.text) if tree.style == "" else f'"{shortened(tree.text)}"'


def shortened(text: str, longest: int = 60) -> str:
    """One printable line of at most `longest` characters: messages repeat what people wrote, whatever it was."""
    head = text[: longest + 1]
    printable = "".join(char if char.isprintable() else "\ufffd" if char not in "\n\t" else " " for char in head)
    return printable if len(head) <= longest else printable[: longest - 1] + "…"
