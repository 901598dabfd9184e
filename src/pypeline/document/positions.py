"""From a value, or a character inside a text, back to its line and column in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pypeline.document.desk import Lines
from pypeline.document.tree import Leaf, ListTree, MapTree, Tree
from pypeline.problems import Place

ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\.",
    re.DOTALL,
)
# Folding changes white space and nothing else, so every other character is found by counting the ones before it.
SPACE = frozenset(" \t\r\n\x85\u2028\u2029")
SPACE_ESCAPES = frozenset({"\\n", "\\t", "\\r", "\\ ", "\\N", "\\L", "\\P", "\\\t", "\\\n", "\\\r"})
SPACE_CODES = frozenset({0x20, 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029})


class Source:
    """The text a pipeline was read from, with its tree."""

    def __init__(self, text: str, file: str | None, root: MapTree, *, is_json: bool = False) -> None:
        self.text = text
        self.file = file
        self.root = root
        self.is_json = is_json
        self._lines = Lines(text)

    def place(
        self, mark: Tree | None, offset: int = 0, *, node: str | None = None, port: str | None = None,
        option: str | None = None, link: str | None = None,
    ) -> Place:  # fmt: skip
        line, column = (None, None)
        if mark is not None:
            line, column = self._lines.position(character_at(self.text, mark, offset))
        return Place(self.file, line, column, node, port, option, link)

    def find(self, path: Sequence[str | int]) -> Tree | None:
        """The value at this path from the top, or the nearest one around it; `None` when nothing of it is there."""
        found = nearest(self.root, path)
        return None if found is self.root else found

    def option(self, node: MapTree, path: Sequence[str | int], *, is_split: bool) -> Tree:
        """An option's value within a node, in either form of `configs`; the node itself when it is not written."""
        entry = node.entries.get("configs")
        if entry is None or not isinstance(entry.value, MapTree):
            return node
        halves = (nearest(entry.value, [half]) for half in ("required", "optional")) if is_split else (entry.value,)
        for half in halves:
            if isinstance(half, MapTree) and path and path[0] in half.entries:
                return nearest(half, path)
        return node


def nearest(tree: Tree, path: Sequence[str | int]) -> Tree:
    """Follows the path as far as it goes."""
    for step in path:
        if isinstance(tree, MapTree) and str(step) in tree.entries:
            tree = tree.entries[str(step)].value
        elif isinstance(tree, ListTree) and isinstance(step, int) and 0 <= step < len(tree.items):
            tree = tree.items[step]
        else:
            break
    return tree


def option_name(path: str | Sequence[str | int]) -> str:
    """`columns.total`, `by[0].column`: an option's path as it is shown."""
    if isinstance(path, str):
        return path
    name = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return name.removeprefix(".")


def character_at(text: str, tree: Tree, offset: int) -> int:
    """Where character `offset` of a value stands in the text; for lists and mappings, where they begin."""
    if not isinstance(tree, Leaf):
        return tree.start
    if not isinstance(tree.value, str) or not tree.text:
        return tree.start + (1 if tree.style in {"'", '"'} else 0)
    start = _body_start(text, tree)
    before = sum(char not in SPACE for char in tree.text[:offset])
    counts_itself = offset < len(tree.text) and tree.text[offset] not in SPACE
    last_end = start
    for index, (begin, end) in enumerate(_characters(text, tree, start)):
        if index == before and counts_itself:
            return begin
        if index == before:
            break
        last_end = end
    return last_end + _spaces_before(tree.text, offset)


def _spaces_before(value: str, offset: int) -> int:
    """How many white characters stand directly before `offset`, on its line."""
    head = value[:offset]
    return len(head) - len(head.rstrip(" \t"))


def _body_start(text: str, leaf: Leaf) -> int:
    if leaf.style in {"'", '"'}:
        return leaf.start + 1
    if leaf.style in {"|", ">"}:
        # The header's line may hold a comment, whose words are not the value's.
        end = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?").match(text, leaf.start)
        return end.end() if end else leaf.start
    return leaf.start


def _characters(text: str, leaf: Leaf, start: int) -> Iterator[tuple[int, int]]:
    """Begin and end of every character of the value that is not white space."""
    index, end = start, leaf.end - (1 if leaf.style in {"'", '"'} else 0)
    while index < end:
        char = text[index]
        width = 1
        if leaf.style == '"' and char == "\\" and (escape := ESCAPE.match(text, index)):
            width = len(escape.group())
            if _is_white(escape.group()):
                index += width
                continue
        elif leaf.style == "'" and char == "'":
            width = 2
        if char not in SPACE:
            yield index, index + width
        index += width


def _is_white(escape: str) -> bool:
    if escape[1] not in "xuU":
        return escape in SPACE_ESCAPES
    # A surrogate pair is twelve characters long and never white.
    return len(escape) <= len("\\U00000020") and int(escape.removeprefix(escape[:2]), 16) in SPACE_CODES
