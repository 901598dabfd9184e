"""JSON text to a tree with offsets. YAML readers refuse some JSON (surrogate pairs, keys over 1 024 characters)."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

from pypeline.document.desk import Desk
from pypeline.document.growth import Growth, StopReading
from pypeline.document.scalars import LONGEST_NUMBER
from pypeline.document.tree import Leaf, ListTree, MapTree, Plain, Tree

BLANK = re.compile(r"[ \t\r\n]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
WORD = re.compile(r"true|false|null|NaN|-?Infinity")
# The last three are not JSON, but Python and JavaScript libraries write them, and YAML has them.
WORDS: dict[str, Plain] = {"true": True, "false": False, "null": None,
                           "NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}  # fmt: skip
STRINGS = JSONDecoder(strict=False)
HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class NotJsonError(ValueError):
    """The text is not JSON; `at` is the offset where that shows."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def json_tree(text: str, desk: Desk) -> Tree | None:
    """The tree of a JSON text, `None` after a problem that leaves nothing to read. Raises NotJsonError."""
    builder = _Builder(text, Growth(desk))
    try:
        tree = builder.value(0)
    except StopReading:
        return None
    builder.skip_blanks()
    if builder.at < len(text):
        raise NotJsonError("something follows the end of the document", builder.at)
    return tree


class _Builder:
    def __init__(self, text: str, growth: Growth) -> None:
        self._text = text
        self._growth = growth
        self.at = 0

    def skip_blanks(self) -> str:
        """Moves to the next character that is not blank, and says which it is ("" at the end)."""
        match = BLANK.match(self._text, self.at)
        self.at = match.end() if match else self.at
        return self._text[self.at : self.at + 1]

    def value(self, depth: int) -> Tree:
        char = self.skip_blanks()
        self._growth.add_value(self.at, depth)
        if char == "{":
            return self._map(depth)
        if char == "[":
            return self._list(depth)
        return self._string() if char == '"' else self._plain()

    def _map(self, depth: int) -> MapTree:
        tree = MapTree(self.at, self.at, flow=True)
        self.at += 1
        while self.skip_blanks() != "}":
            self._comma(is_first=tree.end == tree.start)
            if self.skip_blanks() != '"':
                raise NotJsonError("a key in double quotes is expected", self.at)
            key = self._string()
            self._expect(":")
            value = self.value(depth + 1)
            tree.end = value.end
            self._growth.enter(tree, key, value)
        self.at += 1
        tree.end = self.at
        return tree

    def _list(self, depth: int) -> ListTree:
        tree = ListTree(self.at, self.at, flow=True)
        self.at += 1
        while self.skip_blanks() != "]":
            self._comma(is_first=not tree.items)
            tree.items.append(self.value(depth + 1))
        self.at += 1
        tree.end = self.at
        return tree

    def _comma(self, *, is_first: bool) -> None:
        if not is_first:
            self._expect(",")

    def _expect(self, char: str) -> None:
        if self.skip_blanks() != char:
            raise NotJsonError(f"{char} is expected", self.at)
        self.at += 1

    def _string(self) -> Leaf:
        start = self.at
        try:
            value, self.at = STRINGS.raw_decode(self._text, start)
        except JSONDecodeError as error:
            raise NotJsonError(error.msg.lower(), error.pos) from error
        if HALF_CHARACTER.search(value):
            raise NotJsonError("the text holds half a character (a lone surrogate)", start)
        return Leaf(value, value, start, self.at, '"')

    def _plain(self) -> Leaf:
        start = self.at
        if match := WORD.match(self._text, start):
            self.at = match.end()
            return Leaf(WORDS[match.group()], match.group(), start, self.at)
        match = NUMBER.match(self._text, start)
        if match is None:
            raise NotJsonError("a value is expected", start)
        self.at = match.end()
        written = match.group()
        if len(written) > LONGEST_NUMBER:
            return Leaf(written, written, start, self.at)
        return Leaf(float(written) if match.group(1) or match.group(2) else int(written), written, start, self.at)
