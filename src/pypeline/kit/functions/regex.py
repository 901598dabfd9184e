r"""Regular expressions that mean the same to RE2 (DuckDB, ClickHouse), Java (Spark) and PostgreSQL: a common subset.

RE2's syntax is https://github.com/google/re2/wiki/Syntax. What the others read differently is spelled out (`\d` is
`[0-9]`, `.` is `[^\n]`); what they cannot say, or match by other rules, is refused.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pypeline.kit.functions.table import Refused

_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_", "s": r" \t\n\f\r"}
_PUNCTUATION = frozenset(r".*+?()[]{}|^$\/-_ '\"#%&,:;<=>@`~!")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|\[:[a-z]+:\]|[^\]\\])*\]|\(\?:|\(\?.|.", re.DOTALL)


@lru_cache(maxsize=1024)
def portable(pattern: str, dialect: str, *, groups: bool = False) -> str | Refused:
    """The pattern for the dialect. `groups`: what is matched is taken out or replaced, so the extent matters."""
    parts: list[str] = []
    for piece in _PIECE.findall(pattern):
        part = _translated(piece, dialect)
        if isinstance(part, Refused):
            return part
        parts.append(part)
    out = "".join(parts)
    if dialect == "postgres" and groups and ("|" in pattern or re.search(r"[*+?}]\?", pattern)):
        return Refused("PostgreSQL matches | and lazy repetition by other rules")
    if re.search(r"[*+?}]\+", pattern):
        return Refused("possessive repetition is not in DuckDB's regular expressions")
    return out


def _translated(piece: str, dialect: str) -> str | Refused:
    if piece == ".":
        return r"[^\n]"
    if piece == "$" and dialect == "spark":
        return r"\z"
    if piece.startswith("(?") and piece != "(?:":
        return Refused(f"{piece} in a regular expression is read differently by each engine")
    if piece.startswith("\\"):
        return _escape(piece[1:])
    if piece.startswith("[") and len(piece) > 1:
        return _bracket(piece)
    if not piece.isascii() and dialect == "postgres":
        return piece
    return piece


def _escape(character: str) -> str | Refused:
    if character in _CLASSES:
        return f"[{_CLASSES[character]}]"
    if character.lower() in _CLASSES and character != character.lower():
        return f"[^{_CLASSES[character.lower()]}]"
    if character in _PUNCTUATION or character in "tnrf":
        return "\\" + character
    return Refused(f"\\{character} in a regular expression is read differently by each engine")


def _bracket(piece: str) -> str | Refused:
    if "[:" in piece or "&&" in piece or "[" in piece[1:]:
        return Refused("nested brackets in a regular expression are read differently by each engine")
    for shorthand in re.findall(r"\\(.)", piece):
        if shorthand not in _CLASSES and shorthand not in _PUNCTUATION and shorthand not in "tnrf":
            return Refused(f"\\{shorthand} in brackets is read differently by each engine")
    return re.sub(r"\\([dws])", lambda found: _CLASSES[found[1]], piece)


def replacement(text: str, dialect: str) -> str | Refused:
    r"""What a match is replaced with: `\1` is a group, in Spark `$1`."""
    if dialect != "spark":
        return Refused("a backslash in the replacement") if re.search(r"\\[^0-9\\]|\\$", text) else text
    escaped = text.replace("$", "\\$")
    if re.search(r"\\[^0-9$\\]|\\$", escaped):
        return Refused("a backslash in the replacement")
    return re.sub(r"\\([0-9])", r"$\1", escaped)
