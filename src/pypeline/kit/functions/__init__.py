"""The functions an expression may call: one table, a family a file, each with its lowering for every dialect."""

from __future__ import annotations

from difflib import get_close_matches

from pypeline.kit.functions.families import FAMILIES
from pypeline.kit.functions.table import Function, Refused

FUNCTIONS: dict[str, Function] = {function.name: function for _, family in FAMILIES for function in family}
_ALIASES: dict[str, Function] = {alias: function for function in FUNCTIONS.values() for alias in function.aliases}
VOLATILE = frozenset(function.name for function in FUNCTIONS.values() if not function.deterministic)


def find_function(name: str) -> Function | None:
    """By name or alias, whatever the case."""
    lowered = name.lower()
    return FUNCTIONS.get(lowered) or _ALIASES.get(lowered)


def similar_functions(name: str) -> tuple[str, ...]:
    return tuple(get_close_matches(name.lower(), (*FUNCTIONS, *_ALIASES), n=3, cutoff=0.7))


__all__ = ["FAMILIES", "FUNCTIONS", "VOLATILE", "Function", "Refused", "find_function", "similar_functions"]
