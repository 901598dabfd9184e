"""Two sides of a join: which column is meant, and what the joined columns are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from pypeline.kit import Expression, Options, Place, Problem, Relation, column_of, option
from pypeline.kit.expressions import all_of, call, column, compare
from pypeline.kit.rebinding import with_columns
from pypeline.plan.expressions import Origin
from pypeline.plan.relations import Item

Operator = Literal["=", "<>", "<", "<=", ">", ">=", "is not distinct from"]


class KeyPair(Options):
    """Two columns that are compared; both stay in the output."""

    left: column_of("left") = option("Left column")  # type: ignore[valid-type]
    right: column_of("right") = option("Right column")  # type: ignore[valid-type]
    op: Operator = option("Comparison", default="=")


def shared_names(on: Iterable[str | KeyPair]) -> tuple[str, ...]:
    """Keys given by one name: such a column stands once in the output."""
    return tuple(key for key in on if isinstance(key, str))


def missing_key(on: Iterable[str | KeyPair], sides: Mapping[str, Relation]) -> Problem | None:
    """A key given by one name has to be on both sides."""
    for index, key in enumerate(on):
        for side, relation in sides.items():
            if isinstance(key, str) and not relation.has(key):
                other = ", ".join(relation.columns[:8])
                return Problem(
                    "P305",
                    f"there is no column {key} on the {side} side",
                    Place(option=f"on.{index}"),
                    f"write {{left: …, right: …}} with two names; {side} has {other}",
                )
    return None


def keys_match(on: Iterable[str | KeyPair]) -> Expression | None:
    """The comparisons of `on` together; None when there are none."""
    parts = [
        compare("=", column(key, "left"), column(key, "right"))
        if isinstance(key, str)
        else compare(key.op, column(key.left, "left"), column(key.right, "right"))
        for key in on
    ]
    return all_of(*parts).with_origin(Origin(("on",))) if parts else None


def qualified(condition: Expression, left: Relation, right: Relation) -> Expression | Problem:
    """Every column gets its side: `left.a`, `right.a`, or `a` alone when only one side has it."""
    unclear: list[str] = []

    def side_of(table: str, name: str) -> Expression | None:
        if table:
            return column(name, table.lower())
        sides = [side for side, relation in (("left", left), ("right", right)) if relation.has(name)]
        if len(sides) > 1:
            unclear.append(name)
        return column(name, sides[0]) if sides else None

    found = with_columns(condition, side_of)
    if unclear:
        name = unclear[0]
        return Problem(
            "P202",
            f"both sides have a column {name}",
            Place(option=".".join(str(part) for part in condition.origin.option)),
            f"write left.{name} or right.{name}",
        )
    return found


def joined_items(left: Relation, right: Relation, keys: Iterable[Item], suffix: str, same: str) -> list[Item] | Problem:
    """Left columns (with `keys` in place of their own), then the right ones; what to do with the same name: `same`."""
    by_key = {name.casefold(): expression for name, expression in keys}
    items: dict[str, Item] = {}
    for name in left.columns:
        clashes = right.has(name) and name.casefold() not in by_key
        named = f"{name}{_left_suffix(suffix)}" if clashes and same == "suffix_both" else name
        value = by_key.get(name.casefold(), column(name, "left"))
        if clashes and same == "coalesce":
            value = call("coalesce", column(name, "left"), column(name, "right"))
        items[named.casefold()] = (named, value)
    for name in right.columns:
        if name.casefold() in by_key or (left.has(name) and same in {"coalesce", "left"}):
            continue
        named = f"{name}{suffix}" if left.has(name) else name
        if named.casefold() in items:
            return _taken(named)
        items[named.casefold()] = (named, column(name, "right"))
    return list(items.values())


def _left_suffix(suffix: str) -> str:
    return "_left" if suffix == "_right" else "_1"


def _taken(name: str) -> Problem:
    return Problem(
        "P312",
        f"two columns would be called {name}",
        Place(option="suffix"),
        "give another suffix, or rename one before",
    )
