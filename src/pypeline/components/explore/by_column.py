"""Statistics of columns: computed in one pass, then laid out as one row per column or one row per statistic."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pypeline.kit import Expression, Relation, SortKey
from pypeline.kit.columns import type_of
from pypeline.kit.expressions import cast, column, literal
from pypeline.plan.relations import Item
from pypeline.plan.types import Family, family

NUMBERS: tuple[Family, ...] = ("number",)
ORDERED: tuple[Family, ...] = ("number", "text", "boolean", "date", "time", "timestamp", "uuid")


@dataclass(frozen=True)
class Statistic:
    """`make` is an aggregate of a column; other columns than those of `families` have NULL. `type` is the result's."""

    type: str
    make: Callable[[Expression], Expression]
    families: tuple[Family, ...] = ()


def rows_by_column(relation: Relation, columns: Sequence[str], statistics: Mapping[str, Statistic]) -> Relation:
    """`column`, `type`, then a column for each statistic; in the order of the columns."""
    measured = _measured(relation, columns, statistics)
    rows = []
    for number, name in enumerate(columns):
        kind = type_of(relation, name)
        items: list[Item] = [
            ("position", literal(number + 1, "INTEGER")),
            ("column", literal(name, "VARCHAR")),
            ("type", literal(kind, "VARCHAR")),
        ]
        items += [(key, _cell(number, key, one, kind)) for key, one in statistics.items()]
        rows.append(measured.project(items))
    return _stacked(rows, "position")


def rows_by_statistic(relation: Relation, columns: Sequence[str], statistics: Mapping[str, Statistic]) -> Relation:
    """`statistic`, then a text column for each column; in the order of the statistics."""
    measured = _measured(relation, columns, statistics)
    rows = []
    for position, (key, one) in enumerate(statistics.items(), start=1):
        items: list[Item] = [("position", literal(position, "INTEGER")), ("statistic", literal(key, "VARCHAR"))]
        for number, name in enumerate(columns):
            items.append((name, cast(_cell(number, key, one, type_of(relation, name)), "VARCHAR")))
        rows.append(measured.project(items))
    return _stacked(rows, "position")


def applies(statistic: Statistic, type_: str) -> bool:
    return not statistic.families or family(type_) in statistic.families


def _measured(relation: Relation, columns: Sequence[str], statistics: Mapping[str, Statistic]) -> Relation:
    """One row with everything: `n_statistic` for the n-th column."""
    measures = [
        (f"{number}_{key}", cast(one.make(column(name)), one.type))
        for number, name in enumerate(columns)
        for key, one in statistics.items()
        if applies(one, type_of(relation, name))
    ]
    return relation.aggregate([], measures)


def _cell(number: int, key: str, one: Statistic, type_: str) -> Expression:
    return column(f"{number}_{key}") if applies(one, type_) else literal(None, one.type)


def _stacked(rows: Sequence[Relation], position: str) -> Relation:
    """The rows one below the other, in order, without their position."""
    whole = stacked(rows).sort([SortKey(column(position))])
    return whole.select([name for name in whole.columns if name != position])


def stacked(relations: Sequence[Relation]) -> Relation:
    """All rows of relations with the same columns."""
    return relations[0].set_operation("union", relations[1:], all_rows=True) if len(relations) > 1 else relations[0]
