"""Rows of two sides brought together by their keys with GROUP BY, which takes NULL as a value, unlike a join."""

from __future__ import annotations

from collections.abc import Mapping

from pypeline.components.explore.by_column import stacked
from pypeline.components.explore.sides import Sides, summary_of, without_same
from pypeline.kit import Expression, Relation
from pypeline.kit.columns import free_name
from pypeline.kit.expressions import (
    aggregate,
    all_of,
    any_of,
    call,
    case,
    cast,
    column,
    compare,
    equals,
    literal,
)  # fmt: skip
from pypeline.plan.relations import Item
from pypeline.plan.types import family


def by_key(sides: Sides, tolerance: float, *, unchanged: bool) -> dict[str, Relation]:
    """One row per key; a key that is on one side more than once is only called a duplicate."""
    counts = ("#left", "#right")
    measures = [
        (
            f"{prefix}{name}",
            aggregate("any_value" if family(sides.types[name]) in _UNORDERED else "max", column(name), where=where),
        )
        for name in sides.columns
        for prefix, where in (("<", column(sides.mark).negated()), (">", column(sides.mark)))
    ]
    keys = [(name, column(name)) for name in sides.keys]
    grouped = sides.tagged().aggregate(keys, [*sides.counts(*counts), *measures])
    differs = {name: _differs(name, sides.types[name], tolerance) for name in sides.columns}
    change = case([
        (any_of(*(compare(">", column(count), literal(1)) for count in counts)), literal("duplicate")),
        (equals(column(counts[0]), literal(0)), literal("added")),
        (equals(column(counts[1]), literal(0)), literal("removed")),
        (any_of(*differs.values()), literal("changed")),
    ], literal("same"))  # fmt: skip
    named = sides.free("change")
    judged = grouped.extend([(named, cast(change, "VARCHAR"))])
    shown: list[Item] = [
        *keys,
        (named, column(named)),
        (sides.free("changed_columns"), _changed_columns(differs, named)),
    ]
    return {
        "output": without_same(judged, named, unchanged=unchanged).project(shown),
        "values": _values(judged, keys, differs, named),
        "summary": summary_of(judged, named),
    }


_UNORDERED = frozenset({"list", "struct", "map", "json", "interval", "blob", "other"})


def _differs(name: str, type_: str, tolerance: float) -> Expression:
    before, after = column(f"<{name}"), column(f">{name}")
    differs = compare("is distinct from", before, after)
    if not tolerance or family(type_) != "number":
        return differs
    near = compare("<=", call("abs", compare("-", cast(before, "DOUBLE"), cast(after, "DOUBLE"))), literal(tolerance))
    return all_of(differs, near.is_true().negated())


def _changed_columns(differs: Mapping[str, Expression], change: str) -> Expression:
    if not differs:
        return literal(None, "VARCHAR")
    parts = [case([(differ, literal(name))]) for name, differ in differs.items()]
    return case([(equals(column(change), literal("changed")), call("concat_ws", literal(", "), *parts))])


def _values(judged: Relation, keys: list[Item], differs: Mapping[str, Expression], change: str) -> Relation:
    """The changed values as text."""
    changed = judged.where(equals(column(change), literal("changed")))
    taken = [name for name, _ in keys]
    names = [free_name(taken, wanted) for wanted in ("column", "before", "after")]
    rows = [
        changed.where(differ).project([
            *keys, (names[0], literal(name, "VARCHAR")), (names[1], cast(column(f"<{name}"), "VARCHAR")),
            (names[2], cast(column(f">{name}"), "VARCHAR")),
        ])
        for name, differ in differs.items()
    ]  # fmt: skip
    nothing = changed.where(literal(False)).project([*keys, *((name, literal(None, "VARCHAR")) for name in names)])
    return stacked(rows) if rows else nothing
