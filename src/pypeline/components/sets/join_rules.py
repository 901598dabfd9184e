"""What the options of a join may not say together."""

from __future__ import annotations

from collections.abc import Sequence

from pypeline.components.sets.sides import KeyPair
from pypeline.kit import Place, Problem


def contradiction(how: str, on: Sequence[str | KeyPair], *, has_condition: bool) -> Problem | None:
    is_given = bool(on) or has_condition
    if how == "cross" and is_given:
        return Problem("P316", "a cross join has no keys and no condition", Place(option="how"), "use how: inner")
    if how != "cross" and not is_given:
        return Problem(
            "P316",
            f"{how} needs on or condition",
            Place(option="how"),
            "name the keys with on, or use how: cross",
        )
    if how.startswith("asof"):
        unequal = [key for key in on if not isinstance(key, str) and key.op in {"<", "<=", ">", ">="}]
        if len(unequal) != 1 or has_condition:
            return Problem(
                "P316",
                "an as-of join has exactly one inequality among its keys, and no condition",
                Place(option="on"),
                "for example {left: time, right: time, op: '>='}",
            )
    return None
