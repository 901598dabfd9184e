"""New values into an old text: every character that does not belong to a changed value stays as it is.

Not with ruamel.yaml, which re-flows brace mappings and alignment all over the file and needs a second for 500 nodes:
the tree knows where every value stands, so only those ranges are written anew. The caller reads the result back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from pypeline.document.alignment import UNWRITTEN, aligned
from pypeline.document.canonical import same
from pypeline.document.desk import Lines
from pypeline.document.emitter import after_key, flow_text, item_text, json_text, literal_text, map_text, scalar_text
from pypeline.document.tree import Entry, Leaf, ListTree, MapTree, Tree

REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
BLOCK_STYLES: Final = frozenset({"|", ">"})


class Patch:
    """Writes values into one text. Methods return what stands in the range of the tree they are given."""

    def __init__(self, text: str, *, is_json: bool) -> None:
        self._text = text
        self._is_json = is_json
        self._lines = Lines(text)
        self._break = "\r\n" if "\r\n" in text else "\n"

    def document(self, root: MapTree, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
        body = self.value(root, old, new, 0, in_flow=root.flow)
        end = root.end if root.flow else self._end(root)
        return self._text[: root.start] + body + self._text[end:]

    def value(self, tree: Tree, old: Any, new: Any, indent: int, *, in_flow: bool) -> str:
        """A block value's range reaches to the end of its line: a comment there belongs to it."""
        if same(old, new):
            return self._text[tree.start : tree.end if in_flow else self._end(tree)]
        tail = "" if in_flow or not _ends_on_its_line(tree) else self._text[tree.end : self._end(tree)]
        if isinstance(tree, MapTree) and _is_edited(tree, old, new):
            return self._flow_map(tree, old, new) + tail if tree.flow else self._block_map(tree, old, new)
        if isinstance(tree, ListTree) and _is_edited(tree, old, new):
            return self._flow_list(tree, old, new) + tail if tree.flow else self._block_list(tree, old, new)
        if in_flow:
            return self._flow_value(tree, new)
        first, line_break, rest = self._block_value(tree, new, indent).partition("\n")
        return first + tail + (line_break + rest).replace("\n", self._break)

    def _flow_value(self, tree: Tree, new: Any) -> str:
        if self._is_json:
            return json_text(new)
        return scalar_text(new, tree.style) if isinstance(tree, Leaf) and isinstance(new, str) else flow_text(new)

    def _block_value(self, tree: Tree, new: Any, indent: int) -> str:
        if isinstance(tree, Leaf) and isinstance(new, str):
            wants_block = tree.style in BLOCK_STYLES or "\n" in new
            return (literal_text(new, indent) if wants_block else None) or scalar_text(new, tree.style)
        return after_key(new, indent).removeprefix(" ")

    # Block collections: each entry with the lines before it that lead to it.

    def _block_map(self, tree: MapTree, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
        column = self._column(tree.start)
        entries = list(tree.entries.values())
        ranges = [(entry.key.start, self._end(entry.value)) for entry in entries]
        kept = {
            index: self._entry(entry, old, new, column, in_flow=False)
            for index, entry in enumerate(entries)
            if entry.key.text in new or entry.key.text not in old
        }
        texts = {key: map_text({key: value}, column) for key, value in _inserted(tree, old, new).items()}
        order = _key_order({entries[index].key.text: index for index in kept}, texts, list(new))
        return self._arranged(ranges, kept, order, column)

    def _entry(
        self, entry: Entry, old: Mapping[str, Any], new: Mapping[str, Any], column: int, *, in_flow: bool
    ) -> str:
        key, value = entry.key.text, entry.value
        before = self._text[entry.key.start : value.start]
        if key not in new or same(old.get(key, UNWRITTEN), new[key]):
            return before + self._text[value.start : value.end if in_flow else self._end(value)]
        written = self.value(value, old.get(key, UNWRITTEN), new[key], column + 2, in_flow=in_flow)
        return written_after(before, written, value, ":", is_edited=_is_edited(value, old.get(key), new[key]))

    def _block_list(self, tree: ListTree, old: Sequence[Any], new: Sequence[Any]) -> str:
        column = self._column(tree.start)
        dashes = self._dashes(tree)
        ranges = [(dash, self._end(item)) for dash, item in zip(dashes, tree.items, strict=True)]
        kept: dict[int, str] = {}
        order: list[int | str] = []
        for index, value in aligned(old, new):
            if index is None:
                order.append(item_text(value, column))
                continue
            item = tree.items[index]
            before = self._text[dashes[index] : item.start]
            if value is UNWRITTEN or same(old[index], value):
                kept[index] = before + self._text[item.start : self._end(item)]
            else:
                written = self.value(item, old[index], value, column + 2, in_flow=False)
                kept[index] = written_after(before, written, item, "-", is_edited=_is_edited(item, old[index], value))
            order.append(index)
        return self._arranged(ranges, kept, order, column)

    def _arranged(
        self, ranges: Sequence[tuple[int, int]], kept: Mapping[int, str], order: Sequence[int | str], column: int
    ) -> str:
        """The parts in their new order. Comments above a part that goes stay: nobody's words are deleted."""
        leads = [""] + [self._text[end:start] for (_, end), (start, _) in pairwise(ranges)]
        is_airy = sum(bool(BLANK_LINE.search(lead)) for lead in leads) * 2 > len(leads) - 1 > 0
        gap = self._break * (2 if is_airy else 1) + " " * column
        comments = ""
        for index, lead in enumerate(leads):
            if index in kept:
                leads[index], comments = comments + lead, ""
            elif "#" in lead:
                comments += lead[: lead.rindex("\n")].rstrip("\r")
        text = ""
        for step in order:
            lead, body = (leads[step], kept[step]) if isinstance(step, int) else (gap, step.replace("\n", self._break))
            text += (lead or gap) + body if text else lead.lstrip() + body
        return text + comments

    # Flow collections, and all of JSON: on one line or several, as they were.

    def _flow_map(self, tree: MapTree, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
        entries = list(tree.entries.values())
        ranges = [(entry.key.start, entry.value.end) for entry in entries]
        kept = {
            index: self._entry(entry, old, new, 0, in_flow=True)
            for index, entry in enumerate(entries)
            if entry.key.text in new or entry.key.text not in old
        }
        inserted = _inserted(tree, old, new)
        texts = {key: self._flow_key(key) + self._new_in_flow(value, tree, ranges) for key, value in inserted.items()}
        order = _key_order({entries[index].key.text: index for index in kept}, texts, list(new))
        return self._flow_arranged(tree, ranges, kept, order)

    def _flow_key(self, key: str) -> str:
        return (json_text(key) if self._is_json else scalar_text(key)) + ": "

    def _flow_list(self, tree: ListTree, old: Sequence[Any], new: Sequence[Any]) -> str:
        ranges = [(item.start, item.end) for item in tree.items]
        kept: dict[int, str] = {}
        order: list[int | str] = []
        for index, value in aligned(old, new):
            if index is None:
                order.append(self._new_in_flow(value, tree, ranges))
                continue
            item = tree.items[index]
            is_kept = value is UNWRITTEN or same(old[index], value)
            kept[index] = (
                self._text[item.start : item.end] if is_kept else self.value(item, old[index], value, 0, in_flow=True)
            )
            order.append(index)
        return self._flow_arranged(tree, ranges, kept, order)

    def _new_in_flow(self, value: Any, tree: Tree, ranges: Sequence[tuple[int, int]]) -> str:
        if not self._is_json:
            return flow_text(value)
        lead = self._text[tree.start + 1 : ranges[0][0]]
        if "\n" not in lead:
            return json_text(value)
        return json_text(value, indent=2).replace("\n", self._break + lead[lead.rindex("\n") + 1 :])

    def _flow_arranged(
        self, tree: Tree, ranges: Sequence[tuple[int, int]], kept: Mapping[int, str], order: Sequence[int | str]
    ) -> str:
        head = self._text[tree.start : ranges[0][0]]
        gaps = [self._text[end:start] for (_, end), (start, _) in pairwise(ranges)]
        tail = self._text[ranges[-1][1] : tree.end]
        usual = "," + (head[1:] if "\n" in head and "#" not in head else " ")
        if gaps and "#" not in gaps[0]:
            usual = gaps[0]
        text = ""
        for position, step in enumerate(order):
            follows = isinstance(step, int) and position and step and order[position - 1] == step - 1
            separator = gaps[step - 1] if follows and isinstance(step, int) else usual if position else head
            text += separator + (kept[step] if isinstance(step, int) else step)
        return text + tail

    # Where things stand.

    def _column(self, offset: int) -> int:
        return self._lines.position(offset)[1] - 1

    def _end(self, tree: Tree) -> int:
        """Where a value in block context ends: its line's comment included, blank lines after it not."""
        if isinstance(tree, Leaf) and tree.style in BLOCK_STYLES:
            return tree.start + len(self._text[tree.start : tree.end].rstrip())
        if isinstance(tree, MapTree) and not tree.flow and tree.entries:
            return self._end(next(reversed(tree.entries.values())).value)
        if isinstance(tree, ListTree) and not tree.flow and tree.items:
            return self._end(tree.items[-1])
        rest = REST_OF_LINE.match(self._text, tree.end)
        return rest.end() if rest else tree.end

    def _dashes(self, tree: ListTree) -> list[int]:
        dashes, at = [], tree.start
        for item in tree.items:
            while self._text[at] != "-":
                at = self._text.index("\n", at) if self._text[at] == "#" else at + 1
            dashes.append(at)
            at = self._end(item)
        return dashes


def _ends_on_its_line(tree: Tree) -> bool:
    return tree.style not in BLOCK_STYLES if isinstance(tree, Leaf) else tree.flow


def _is_edited(tree: Tree, old: Any, new: Any) -> bool:
    """Whether a collection stays one, so that its entries can be kept; otherwise it is written anew."""
    if isinstance(tree, MapTree):
        return bool(tree.entries) and isinstance(old, Mapping) and isinstance(new, Mapping) and bool(new)
    are_lists = isinstance(tree, ListTree) and bool(tree.items) and isinstance(old, list) and isinstance(new, list)
    return are_lists and (bool(new) or UNWRITTEN in old)


def written_after(before: str, value: str, tree: Tree, sign: str, *, is_edited: bool) -> str:
    """A key or dash, and its new value on the same line or on the next ones."""
    if is_edited:
        return before + value
    if value[:1] == " ":
        # Nothing but a comment stands on this line now.
        return before.rstrip() + value
    head, comment = before, ""
    if "\n" in before or value[:1] in {"\n", "\r"}:
        # Only comments can stand between a key and the line its value begins on.
        head, found, rest = before.partition("#")
        comment = "  #" + rest.rstrip() if found else ""
    elif isinstance(tree, Leaf) and tree.start == tree.end:
        head = before.rstrip()
        head = head if head.endswith(sign) else head + sign
    else:
        return before + value
    if "\n" in comment or value[:1] in {"\n", "\r"}:
        return head.rstrip() + comment + ("" if value[:1] in {"\n", "\r"} else "\n  ") + value
    first, line_break, rest = value.partition("\n")
    return f"{head.rstrip()} {first}{comment}{line_break}{rest}"


def _inserted(tree: MapTree, old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value for key, value in new.items() if key not in tree.entries and not same(old.get(key, UNWRITTEN), value)
    }


def _key_order(kept: Mapping[str, int], inserted: Mapping[str, str], wanted: Sequence[str]) -> list[int | str]:
    """The kept keys in the text's order; each inserted one after the key that is before it in the new mapping."""
    keys = list(kept)
    for position, key in enumerate(wanted):
        if key in inserted:
            before = next((name for name in reversed(wanted[:position]) if name in keys), None)
            keys.insert(len(keys) if before is None else keys.index(before) + 1, key)
    return [kept[key] if key in kept else inserted[key] for key in keys]
