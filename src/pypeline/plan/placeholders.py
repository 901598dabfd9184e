"""Placeholders in texts: `{{params.since}}`, `{{context.region}}`, `{{node__Var}}`. Those in expressions are nodes of
its tree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][\w.\[\]*#-]*)\s*\}\}")


VERBATIM = frozenset({"code"})
"""Options (and keys of a call's config) that hold a person's code: nothing is ever replaced in it."""


def placeholders_in(value: Any) -> tuple[str, ...]:
    """The paths of all placeholders in a text, or in the texts of a list or mapping."""
    if isinstance(value, str):
        return tuple(PLACEHOLDER.findall(value)) if "{{" in value else ()
    if isinstance(value, Mapping):
        return tuple(path for key, part in value.items() if key not in VERBATIM for path in placeholders_in(part))
    if isinstance(value, list | tuple):
        return tuple(path for part in value for path in placeholders_in(part))
    return ()


def filled(value: Any, known: Mapping[str, Any]) -> Any:
    """`value` with every placeholder that has a value replaced, in one pass; exactly one placeholder keeps its type."""
    if isinstance(value, str):
        return _filled_text(value, known) if "{{" in value else value
    if isinstance(value, Mapping):
        return {key: part if key in VERBATIM else filled(part, known) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [filled(part, known) for part in value]
    return value


def _filled_text(text: str, known: Mapping[str, Any]) -> Any:
    whole = PLACEHOLDER.fullmatch(text.strip())
    if whole and whole.group(1) in known:
        return known[whole.group(1)]
    return PLACEHOLDER.sub(
        lambda found: str(known[found.group(1)]) if found.group(1) in known else found.group(0), text
    )
