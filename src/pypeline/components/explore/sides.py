"""Two sides in one relation, tagged; and their rows compared as wholes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pypeline.components.explore.by_column import stacked
from pypeline.kit import Relation
from pypeline.kit.columns import free_name, spelled, type_of
from pypeline.kit.expressions import aggregate, case, cast, column, compare, literal
from pypeline.plan.relations import Item


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
        "output": without_same(judged, sides.free("change"), unchanged=unchanged),
        "values": _no_values(sides),
        "summary": summary_of(judged, sides.free("change")),
    }


def _no_values(sides: Sides) -> Relation:
    empty = sides.left.where(literal(False))
    return empty.project([(name, literal(None, "VARCHAR")) for name in ("column", "before", "after")])


def without_same(judged: Relation, change: str, *, unchanged: bool) -> Relation:
    return judged if unchanged else judged.where(compare("<>", column(change), literal("same")))


def summary_of(judged: Relation, change: str) -> Relation:
    """A row for each kind of change that there is."""
    return judged.aggregate([("change", column(change))], [("rows", aggregate("count"))])
