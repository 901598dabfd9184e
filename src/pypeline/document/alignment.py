"""Which item of a new list was which of the old one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, Final

# Stands for what is written in a text but was not understood: it is kept where it is.
UNWRITTEN: Final = object()


def aligned(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int | None, Any]]:
    """(index in `old`, or None when it is new; value) in the new order, what was not understood in its old place."""
    pairs = _by_name(old, new) if _are_named(old) and _are_named(new) else _by_sequence(old, new)
    result = list(pairs)
    for index, value in enumerate(old):
        if value is UNWRITTEN:
            places = [place for place, (other, _) in enumerate(result) if other == index - 1]
            result.insert(places[0] + 1 if places else 0 if index == 0 else len(result), (index, UNWRITTEN))
    return result


def _name_of(item: Any) -> str | None:
    name = (item.get("id") or item.get("name")) if isinstance(item, dict) else None
    return name if isinstance(name, str) else None


def _are_named(items: Sequence[Any]) -> bool:
    names = [_name_of(item) for item in items if item is not UNWRITTEN]
    return None not in names and len(set(names)) == len(names)


def _by_name(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int | None, Any]]:
    indexes = {_name_of(item): index for index, item in enumerate(old) if item is not UNWRITTEN}
    return [(indexes.get(_name_of(item)), item) for item in new]


def _by_sequence(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int | None, Any]]:
    known = [index for index, item in enumerate(old) if item is not UNWRITTEN]
    before = [_key(old[index]) for index in known]
    pairs: list[tuple[int | None, Any]] = []
    matcher = SequenceMatcher(None, before, [_key(item) for item in new], autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "delete":
            continue
        for offset, item in enumerate(new[new_start:new_end]):
            index = old_start + offset
            pairs.append((known[index] if index < old_end else None, item))
    return pairs


def _key(item: Any) -> str:
    return json.dumps(item, sort_keys=True, default=str)
