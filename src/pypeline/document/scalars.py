"""What an unquoted scalar means: the core schema of YAML 1.2.

YAML 1.1, which most Python readers follow, turns `no`, `on`, `1:30` and `2026-01-01` into something else than text.
"""

from __future__ import annotations

import re

from pypeline.document.tree import Plain

INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
WORDS: dict[str, Plain] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".inf": float("inf"), ".Inf": float("inf"), ".INF": float("inf"),
    "+.inf": float("inf"), "+.Inf": float("inf"), "+.INF": float("inf"),
    "-.inf": float("-inf"), "-.Inf": float("-inf"), "-.INF": float("-inf"),
    ".nan": float("nan"), ".NaN": float("nan"), ".NAN": float("nan"),
}  # fmt: skip
FIRST_CHARACTERS = frozenset("+-.0123456789")
# Python refuses to read integers of more than 4300 digits, and reading takes quadratic time: longer ones stay text.
LONGEST_NUMBER = 400


def scalar_value(text: str) -> Plain:
    """The value of an unquoted scalar."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in FIRST_CHARACTERS or len(text) > LONGEST_NUMBER:
        return text
    if INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in {"0x", "0o"} else int(text)
    if FLOAT.fullmatch(text):
        return float(text)
    return text
