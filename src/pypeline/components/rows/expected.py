"""A rule as a person writes it, and the fields each kind of rule takes."""

from collections.abc import Iterator
from typing import Literal

from pypeline.kit import AggregateExpression, Column, Expression, Options, Place, Problem, option
from pypeline.kit.patterns import read_pattern

Kind = Literal["not_null", "unique", "in_range", "in_set", "matches", "length", "expression", "row_count", "aggregate"]


class Expected(Options):
    check: Kind = option("Check", "What kind of rule this is")
    columns: list[Column] = option("Columns", "Each of them is checked; unique checks them together", default=[])
    min: int | float | str | None = option("At least", "For in_range, length and row_count", default=None)
    max: int | float | str | None = option("At most", "For in_range, length and row_count", default=None)
    values: list[str | int | float | bool] = option("One of", "For in_set", default=[])
    pattern: str = option("Pattern", "For matches: a regular expression found anywhere in the text", default="")
    expression: Expression | None = option("Expression", "Must not be false for any row", default=None)
    aggregate: AggregateExpression | None = option("Aggregate", "Must be true of all rows together", default=None)
    name: str = option("Name", "What messages call this rule", default="", affects="appearance")


NEEDS: dict[str, tuple[str, ...]] = {
    "not_null": ("columns",), "unique": ("columns",), "in_range": ("columns", "min or max"),
    "in_set": ("columns", "values"), "matches": ("columns", "pattern"), "length": ("columns", "min or max"),
    "expression": ("expression",), "row_count": ("min or max",), "aggregate": ("aggregate",),
}  # fmt: skip
"""The fields each kind needs; it takes no others but its name."""


def field_problems(expected: Expected, place: str) -> Iterator[Problem]:
    needed = [names.split(" or ") for names in NEEDS[expected.check]]
    given = {name for name in Expected.model_fields if getattr(expected, name) not in (None, [], "")} - {
        "check",
        "name",
    }
    for names in needed:
        if not given & set(names):
            text = f"{expected.check} needs {' or '.join(names)}"
            yield Problem("P303", text, Place(option=place), f"add {names[0]}: …")
    for name in sorted(given - {name for names in needed for name in names}):
        text = f"{expected.check} has no {name}"
        yield Problem("P316", text, Place(option=f"{place}.{name}"), f"leave {name} out")
    pattern = read_pattern(expected.pattern, f"{place}.pattern") if expected.pattern else None
    if isinstance(pattern, Problem):
        yield pattern
    if expected.check in {"row_count", "length"}:
        for name in ("min", "max"):
            value = getattr(expected, name)
            if value is not None and (not isinstance(value, int) or value < 0):
                yield Problem("P304", f"{name} of {expected.check} is a whole number", Place(option=f"{place}.{name}"))
