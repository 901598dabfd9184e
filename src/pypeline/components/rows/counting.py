"""The counts of a check: rows that break a rule, and rules of the whole table."""

from collections.abc import Sequence

from pypeline.components.rows.expected import Expected
from pypeline.kit import Expression, column
from pypeline.kit.expressions import aggregate, case, literal
from pypeline.plan.relations import Expectation

Counts = tuple[list[tuple[str, Expression]], tuple[Expectation, ...]]


def counted(expectations: Sequence[Expected], row_rules: Sequence[tuple[str, str]], *, is_fatal: bool) -> Counts:
    """Named counts and what they must be. `row_rules`: names of rules and the columns that mark their breakers."""
    found: list[tuple[Expression, Expectation]] = []
    for name, mark in row_rules:
        breakers = aggregate("count", case([(column(mark), literal(1))]))
        found.append((breakers, Expectation(name, is_fatal=is_fatal)))
    for expected in expectations:
        if expected.check == "row_count":
            found.append((aggregate("count"), _row_count(expected, is_fatal=is_fatal)))
        elif expected.check == "aggregate" and expected.aggregate is not None:
            rule = expected.name or expected.aggregate.origin.text or expected.aggregate.sql
            value = case([(expected.aggregate.is_true(), literal(0))], literal(1))
            found.append((value, Expectation(rule, of_table=True, at_most=0, is_fatal=is_fatal)))
    named = [(f"count_{number}", value) for number, (value, _) in enumerate(found, start=1)]
    return named, tuple(expectation for _, expectation in found)


def _row_count(expected: Expected, *, is_fatal: bool) -> Expectation:
    low = expected.min if isinstance(expected.min, int) else None
    high = expected.max if isinstance(expected.max, int) else None
    rule = f"{low or 0} to {high} rows" if high is not None else f"at least {low} rows"
    return Expectation(expected.name or rule, of_table=True, at_least=low, at_most=high, is_fatal=is_fatal)
