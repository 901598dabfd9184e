"""What a value may look like: how to read it from the tree and how JSON Schema says the same, side by side."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pypeline.document.desk import Desk
from pypeline.document.tree import Leaf, ListTree, MapTree, Tree, kind_of, plain, shortened


class Unread:
    """The type of UNREAD: what a shape returns when it has reported a problem instead of a value."""


UNREAD: Final = Unread()
Read = Callable[[Desk, Tree, str], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    read: Read
    schema: Mapping[str, Any]


def misshapen(desk: Desk, tree: Tree, where: str, wanted: str, code: str = "P108", remedy: str = "") -> Unread:
    desk.report(code, f"{sentence(where)} is {kind_of(tree)}; it has to be {wanted}", tree.start, remedy)
    return UNREAD


def sentence(where: str) -> str:
    """How a message begins."""
    return where or "The document"


def text_of(tree: Tree) -> str | None:
    """The text of a leaf; numbers and the like give what was written: `label: 2024`, `version: 1.0`."""
    return tree.text if isinstance(tree, Leaf) and tree.value is not None else None


def text(pattern: str | None = None, wanted: str = "text", longest: int = 10_000, code: str = "P108") -> Shape:
    expression = re.compile(pattern) if pattern else None

    def read(desk: Desk, tree: Tree, where: str) -> Any:
        value = text_of(tree)
        if value is None:
            return misshapen(desk, tree, where, wanted)
        if len(value) > longest:
            said = f"{sentence(where)} has {len(value):,} characters; the limit is {longest:,}"
            desk.report(code, said, tree.start, "shorten it")
            return UNREAD
        if expression and not expression.fullmatch(value):
            return misshapen(desk, tree, where, wanted, code)
        return value

    schema: dict[str, Any] = {"type": "string", "maxLength": longest}
    return Shape(read, {**schema, "pattern": f"^(?:{pattern})$"} if pattern else schema)


def whole(minimum: int, maximum: int = 2**31 - 1) -> Shape:
    wanted = f"a whole number from {minimum}"

    def read(desk: Desk, tree: Tree, where: str) -> Any:
        value = tree.value if isinstance(tree, Leaf) else None
        if isinstance(value, bool) or not isinstance(value, int) or not minimum <= value <= maximum:
            return misshapen(desk, tree, where, wanted)
        return value

    return Shape(read, {"type": "integer", "minimum": minimum, "maximum": maximum})


def number(wanted: str, minimum: float = 0, maximum: float = 1e12) -> Shape:
    def read(desk: Desk, tree: Tree, where: str) -> Any:
        value = tree.value if isinstance(tree, Leaf) else None
        if isinstance(value, bool) or not isinstance(value, int | float) or not minimum <= value <= maximum:
            return misshapen(desk, tree, where, wanted)
        return value

    return Shape(read, {"type": "number", "minimum": minimum, "maximum": maximum})


def one_of(*choices: str) -> Shape:
    def read(desk: Desk, tree: Tree, where: str) -> Any:
        value = text_of(tree)
        if value in choices:
            return value
        remedy = desk.similar(value, choices) if value else f"use one of: {', '.join(choices)}"
        return misshapen(desk, tree, where, " or ".join(choices), remedy=remedy)

    return Shape(read, {"enum": list(choices)})


def _read_flag(desk: Desk, tree: Tree, where: str) -> Any:
    if isinstance(tree, Leaf) and isinstance(tree.value, bool):
        return tree.value
    return misshapen(desk, tree, where, "true or false")


FLAG = Shape(_read_flag, {"type": "boolean"})
ANYTHING = Shape(lambda _desk, tree, _where: plain(tree), {})


def checked(shape: Shape, check: Callable[[Any], bool], wanted: str, code: str = "P108") -> Shape:
    """The shape, and a condition that a pattern cannot say."""

    def read(desk: Desk, tree: Tree, where: str) -> Any:
        value = shape.read(desk, tree, where)
        if value is not UNREAD and not check(value):
            return misshapen(desk, tree, where, wanted, code)
        return value

    return Shape(read, shape.schema)


def described(shape: Shape, sentence: str) -> Shape:
    """The shape with what an editor shows when a person points at the key."""
    return Shape(shape.read, {**shape.schema, "description": sentence})


def list_of(item: Shape, *, or_one: bool = False) -> Shape:
    """A tuple of items; broken ones are left out, the others stay. `or_one`: a single item may stand alone."""

    def read(desk: Desk, tree: Tree, where: str) -> Any:
        if isinstance(tree, ListTree):
            values = [item.read(desk, entry, f"{where}[{index}]") for index, entry in enumerate(tree.items)]
            return tuple(value for value in values if value is not UNREAD)
        if is_empty(tree):
            return ()
        if or_one:
            value = item.read(desk, tree, where)
            return value if value is UNREAD else (value,)
        return misshapen(desk, tree, where, "a list")

    listed = {"type": "array", "items": item.schema}
    return Shape(read, {"anyOf": [listed, item.schema]} if or_one else listed)


def map_of(item: Shape, key_pattern: str | None = None) -> Shape:
    """A mapping from names to items; broken ones are left out."""
    expression = re.compile(key_pattern) if key_pattern else None

    def read(desk: Desk, tree: Tree, where: str) -> Any:
        if is_empty(tree):
            return {}
        if not isinstance(tree, MapTree):
            return misshapen(desk, tree, where, "a mapping")
        values: dict[str, Any] = {}
        for key, entry in tree.entries.items():
            if expression and not expression.fullmatch(key):
                desk.report(
                    "P111",
                    f'"{shortened(key)}" in {where} has characters a name may not have',
                    entry.key.start,
                    "start with a letter; use letters, digits and _ only",
                )
                continue
            value = item.read(desk, entry.value, f"{where}.{key}")
            if value is not UNREAD:
                values[key] = value
        return values

    schema: dict[str, Any] = {"type": "object", "additionalProperties": item.schema}
    return Shape(read, {**schema, "propertyNames": {"pattern": f"^(?:{key_pattern})$"}} if key_pattern else schema)


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys. `names` says which attribute a key fills when the two differ."""

    make: Callable[..., Any]
    fields: Mapping[str, Shape]
    required: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    extensible: bool = True
    marked: bool = False

    @property
    def shape(self) -> Shape:
        return Shape(self.read, self.schema)

    @property
    def schema(self) -> Mapping[str, Any]:
        schema: dict[str, Any] = {"type": "object", "additionalProperties": False}
        schema["properties"] = {key: shape.schema for key, shape in self.fields.items()}
        if self.required:
            schema["required"] = list(self.required)
        if self.extensible:
            schema["patternProperties"] = {"^x-": {}}
        return schema

    def read(self, desk: Desk, tree: Tree, where: str) -> Any:
        values = self.values(desk, tree, where)
        return (
            UNREAD
            if values is None or any(self._name(key) not in values for key in self.required)
            else self.make(**values)
        )

    def values(self, desk: Desk, tree: Tree, where: str) -> dict[str, Any] | None:
        """What could be read, by attribute; unknown and missing keys are reported."""
        if is_empty(tree):
            tree = MapTree(tree.start, tree.end, flow=True)
        if not isinstance(tree, MapTree):
            misshapen(desk, tree, where, "a mapping")
            return None
        values: dict[str, Any] = {"mark": tree} if self.marked else {}
        extensions: dict[str, Any] = {}
        for key, entry in tree.entries.items():
            if self.extensible and key.startswith("x-"):
                extensions[key] = plain(entry.value)
            elif key not in self.fields:
                self._report_unknown(desk, key, entry.key.start, where)
            elif not self._is_absent(entry.value, key):
                value = self.fields[key].read(desk, entry.value, f"{where}.{key}" if where else key)
                if value is not UNREAD:
                    values[self._name(key)] = value
        self._report_missing(desk, tree, where)
        return {**values, "extensions": extensions} if extensions else values

    def _name(self, key: str) -> str:
        return self.names.get(key, key)

    def _is_absent(self, value: Tree, key: str) -> bool:
        # `label:` with nothing after it is a key that a person has not filled in yet.
        return is_empty(value) and key not in self.required and self.fields[key] is not ANYTHING

    def _report_unknown(self, desk: Desk, key: str, at: int, where: str) -> None:
        if not desk.is_full:
            part = f" in {where}" if where else ""
            desk.report(
                "P107",
                f'"{shortened(key)}" is not a key that can stand here{part}',
                at,
                desk.similar(key, tuple(self.fields)),
            )

    def _report_missing(self, desk: Desk, tree: MapTree, where: str) -> None:
        for key in self.required:
            if key not in tree.entries:
                desk.report("P106", f'{sentence(where)} has no "{key}"', tree.start, f'add the key "{key}"')


def is_empty(tree: Tree) -> bool:
    return isinstance(tree, Leaf) and tree.value is None


def is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False
