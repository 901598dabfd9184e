"""What a scheduler and those who carry out its orders say to each other: values."""

from __future__ import annotations

from dataclasses import dataclass

Scope = tuple[tuple[int, int], ...]
"""Where in its loops an instance is: (index of the iterate valve, index of the item), outermost first."""
Key = tuple[str, Scope]


@dataclass(frozen=True, slots=True)
class Start:
    flow: str
    scope: Scope = ()


@dataclass(frozen=True, slots=True)
class Skip:
    """It has ended as SKIPPED; `reason` is a code, `message` for a person."""

    flow: str
    scope: Scope
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Another one failed: it is not begun, or stopped, and then told as settled."""

    flow: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Expand:
    """The list of the iterate valve with this index is to be counted."""

    valve: int
    scope: Scope


Order = Start | Skip | Cancel | Expand


def is_within(scope: Scope, outer: Scope) -> bool:
    return scope[: len(outer)] == outer
