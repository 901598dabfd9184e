"""Pairs of columns: what is measured of each, and how the answers are laid out."""

from __future__ import annotations

from collections.abc import Sequence

from pypeline.components.explore.by_column import stacked
from pypeline.kit import Expression, Relation, SortKey, column
from pypeline.kit.expressions import aggregate, all_of, call, cast, compare, is_null, literal, over
from pypeline.plan.relations import Item

Pair = tuple[int, int]


def pair_name(kind: str, pair: Pair) -> str:
    return f"{kind}_{pair[0]}_{pair[1]}"


def have_both(columns: Sequence[str], pair: Pair) -> Expression:
    return all_of(*(is_null(column(columns[at])).negated() for at in pair))


def operands(columns: Sequence[str], pair: Pair, method: str) -> tuple[Expression, Expression]:
    if method == "spearman":
        return column(pair_name("x", pair)), column(pair_name("y", pair))
    return cast(column(columns[pair[0]]), "DOUBLE"), cast(column(columns[pair[1]]), "DOUBLE")


def with_ranks(relation: Relation, columns: Sequence[str], pairs: Sequence[Pair]) -> Relation:
    """Ranks among the rows that have both values; equal values share the mean of their ranks."""
    items: list[Item] = []
    for pair in pairs:
        for kind, at in zip("xy", pair, strict=True):
            value = column(columns[at])
            least = over(call("rank"), [have_both(columns, pair)], [SortKey(value)])
            equal = over(aggregate("count"), [have_both(columns, pair), value])
            spread = compare("/", cast(compare("-", equal, literal(1)), "DOUBLE"), literal(2))
            items.append((pair_name(kind, pair), compare("+", cast(least, "DOUBLE"), spread)))
    return relation.select(columns).window(items)


def as_matrix(measured: Relation, columns: Sequence[str]) -> Relation:
    rows = []
    for row, name in enumerate(columns):
        cells = [(other, column(pair_name("c", (min(row, at), max(row, at))))) for at, other in enumerate(columns)]
        rows.append(
            measured.project([("position", literal(row, "INTEGER")), ("column", literal(name, "VARCHAR")), *cells])
        )
    return stacked(rows).sort([SortKey(column("position"))]).select(["column", *columns])


def as_pairs(measured: Relation, columns: Sequence[str], pairs: Sequence[Pair]) -> Relation:
    rows = [
        measured.project([
            ("column", literal(columns[pair[0]], "VARCHAR")), ("other", literal(columns[pair[1]], "VARCHAR")),
            ("correlation", column(pair_name("c", pair))), ("rows", column(pair_name("n", pair))),
        ])
        for pair in pairs
    ]  # fmt: skip
    return stacked(rows)
