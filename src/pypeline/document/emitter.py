"""Plain values as YAML (1.2, two spaces, quotes only where needed) or JSON text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pypeline.document.scalars import scalar_value

# Deliberately narrow: what does not match is quoted, which is never wrong.
PLAIN_TEXT = re.compile(r"[^\W\d](?:[\w./+@%=()<>*$|'-]| (?=[\w./+@%=()<>*$|'-]))*|[./][\w./-]*[\w/]")
HIDDEN = r"\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
LINES = re.compile(rf"[^\s\x00-\x1f{HIDDEN}][^\x00-\x09\x0b-\x1f{HIDDEN}]*")
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
LONGEST_LIST_LINE = 80


def scalar_text(value: Any, style: str = "") -> str:
    """A scalar on one line; `style` is the quote it had before, kept where it can hold the new text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value).replace("inf", ".inf").replace("nan", ".nan")
    text = str(value)
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return text if style != '"' and is_plain(text) else quoted(text)


def is_plain(text: str) -> bool:
    return PLAIN_TEXT.fullmatch(text) is not None and isinstance(scalar_value(text), str)


def quoted(text: str) -> str:
    """In double quotes, as JSON does; so are the characters that YAML readers refuse to see unescaped."""
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def flow_text(value: Any) -> str:
    """On one line: `{a: 1, b: [x, y]}`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar_text(str(key))}: {flow_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow_text(item) for item in value) + "]"
    return scalar_text(value)


def json_text(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def after_key(value: Any, indent: int) -> str:
    """What follows `key:`: the value on the same line, or on the next ones, `indent` spaces in."""
    if isinstance(value, Mapping) and value:
        return "\n" + " " * indent + map_text(value, indent)
    if isinstance(value, list | tuple) and value and not _fits_on_a_line(value):
        return "\n" + " " * indent + list_text(value, indent)
    return " " + _inline(value, indent)


def map_text(value: Mapping[str, Any], indent: int) -> str:
    """A block mapping whose first line is already indented."""
    lines = [f"{scalar_text(str(key))}:{after_key(item, indent + 2)}" for key, item in value.items()]
    return ("\n" + " " * indent).join(lines)


def list_text(value: list[Any] | tuple[Any, ...], indent: int) -> str:
    """A block list whose first line is already indented."""
    return ("\n" + " " * indent).join(item_text(item, indent) for item in value)


def item_text(value: Any, indent: int) -> str:
    """`- value`; the lines after the first are indented by `indent` + 2."""
    if isinstance(value, Mapping) and value:
        return "- " + map_text(value, indent + 2)
    if isinstance(value, list | tuple) and value and not _fits_on_a_line(value):
        return "- " + list_text(value, indent + 2)
    return "- " + _inline(value, indent + 2)


def _fits_on_a_line(value: list[Any] | tuple[Any, ...]) -> bool:
    if any(isinstance(item, Mapping | list | tuple) and item for item in value):
        return False
    return (
        not any(isinstance(item, str) and "\n" in item for item in value) and len(flow_text(value)) <= LONGEST_LIST_LINE
    )


def _inline(value: Any, indent: int) -> str:
    if isinstance(value, str) and "\n" in value and (block := literal_text(value, indent)):
        return block
    return flow_text(value)


def literal_text(text: str, indent: int) -> str | None:
    """A block scalar (`|`), the readable form of SQL and Python; `None` when the text needs escapes."""
    body = text.rstrip("\n")
    if not LINES.fullmatch(body) or any(line != line.rstrip() for line in body.split("\n")):
        return None
    sign = {0: "|-", 1: "|"}.get(len(text) - len(body))
    if sign is None:
        return None
    return sign + "".join(f"\n{' ' * indent}{line}" if line else "\n" for line in body.split("\n"))
