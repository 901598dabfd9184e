"""Rows of a lookup found for the rows of an input, and how many there were for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pypeline.kit import Expression, Relation, SortKey
from pypeline.kit.columns import free_name
from pypeline.kit.expressions import aggregate, any_of, case, column, compare, concat, is_null, literal, over
from pypeline.plan.relations import Checked, Expectation, Item

Which = Literal["one", "first", "all"]


@dataclass(frozen=True)
class Found:
    """`rows` has the input's columns, those taken, and `matches`: how many rows of the lookup fit (NULL for none)."""

    rows: Relation
    matches: str

    @property
    def is_missing(self) -> Expression:
        return is_null(column(self.matches))

    @property
    def is_many(self) -> Expression:
        return compare(">", column(self.matches), literal(1))


@dataclass(frozen=True)
class Rejection:
    """Rows that do not belong into the output, and why; `rule` is what was expected of every row."""

    condition: Expression
    code: str
    message: str
    rule: str


def found(
    main: Relation, lookup: Relation, keys: Sequence[str], on: Expression, taken: Sequence[Item], which: Which,
    order: Sequence[SortKey],
) -> Found:  # fmt: skip
    """`keys` are the lookup's columns in `on`, compared by equality; `taken` are columns of the table `right`."""
    matches = free_name((*main.columns, *lookup.columns, *(name for name, _ in taken)), "matches")
    if which == "one":
        count = over(aggregate("count"), [column(key) for key in keys])
        counted = lookup.window([(matches, count)]).distinct(keys, order or [SortKey(column(keys[0]))])
    else:
        counted = (lookup.distinct(keys, order) if which == "first" else lookup).extend([(matches, literal(1))])
    items = [*((name, column(name, "left")) for name in main.columns), *taken, (matches, column(matches, "right"))]
    return Found(main.join(counted, "left", on, items), matches)


def parted(
    rows: Relation,
    output: Sequence[Item],
    input_columns: Sequence[Item],
    rejections: Sequence[Rejection],
    *,
    is_linked: bool,
) -> dict[str, Relation] | Checked:
    """`output` and `rejected`. When nobody takes the rejected rows, there must be none."""
    if not rejections:
        nothing = rows.where(literal(False))
        errors = [("error_code", literal(None, "VARCHAR")), ("error_message", literal(None, "VARCHAR"))]
        return {"output": rows.project(output), "rejected": nothing.project([*input_columns, *errors])}
    is_rejected = any_of(*(part.condition for part in rejections)).is_true()
    errors = [
        ("error_code", case([(part.condition, literal(part.code)) for part in rejections])),
        ("error_message", concat(case([(part.condition, literal(part.message)) for part in rejections]))),
    ]
    outputs = {
        "output": rows.where(is_rejected.negated()).project(output),
        "rejected": rows.where(is_rejected).project([*input_columns, *errors]),
    }
    if is_linked:
        return outputs
    counts = [(f"count_{number}", aggregate("count", where=part.condition)) for number, part in enumerate(rejections)]
    expectations = tuple(Expectation(part.rule) for part in rejections)
    return Checked(outputs, rows.aggregate([], counts), expectations)
