"""Rows of two sides brought together by their keys with GROUP BY, which takes NULL as a value, unlike a join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pypeline.components.explore.by_column import stacked
from pypeline.kit import Expression, Relation
from pypeline.kit.columns import free_name, spelled, type_of
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


@dataclass(frozen=True)
class Sides:
    left: Relation
    right: Relation
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    types: Mapping[str, str]

    def tagged(self) -> Relation:
        """All rows of both, in columns of the same types, and which side each is from."""
        return stacked([self._side(self.left, False), self._side(self.right, True)])

    def _side(self, relation: Relation, is_right: bool) -> Relation:
        items: list[Item] = []
        for name in (*self.keys, *self.columns):
            own = spelled(relation, [name])[0]
            value = column(own)
            items.append((name, value if type_of(relation, own) == self.types[name] else cast(value, self.types[name])))
        return relation.project([*items, (self.mark, literal(is_right, "BOOLEAN"))])

    @property
    def mark(self) -> str:
        return free_name((*self.keys, *self.columns), "is_right")

    def counts(self, left: str, right: str) -> list[Item]:
        mark = column(self.mark)
        return [(left, aggregate("count", where=mark.negated())), (right, aggregate("count", where=mark))]

    def free(self, wanted: str) -> str:
        return free_name((*self.keys, *self.columns), wanted)


def by_row(sides: Sides, *, unchanged: bool) -> dict[str, Relation]:
    """Whole rows: how often each is on either side."""
    names = sides.columns
    left, right = sides.free("count_left"), sides.free("count_right")
    grouped = sides.tagged().aggregate([(name, column(name)) for name in names], sides.counts(left, right))
    added, removed = compare(">", column(right), column(left)), compare("<", column(right), column(left))
    change = case([(added, literal("added")), (removed, literal("removed"))], literal("same"))
    judged = grouped.extend([(sides.free("change"), cast(change, "VARCHAR"))])
    return {
        "output": _without_same(judged, sides.free("change"), unchanged=unchanged),
        "values": _no_values(sides),
        "summary": _summary(judged, sides.free("change")),
    }


def _no_values(sides: Sides) -> Relation:
    empty = sides.left.where(literal(False))
    return empty.project([(name, literal(None, "VARCHAR")) for name in ("column", "before", "after")])


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
        "output": _without_same(judged, named, unchanged=unchanged).project(shown),
        "values": _values(judged, keys, differs, named),
        "summary": _summary(judged, named),
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


def _without_same(judged: Relation, change: str, *, unchanged: bool) -> Relation:
    return judged if unchanged else judged.where(compare("<>", column(change), literal("same")))


def _summary(judged: Relation, change: str) -> Relation:
    """A row for each kind of change that there is."""
    return judged.aggregate([("change", column(change))], [("rows", aggregate("count"))])
