"""Rules for rows: one kind of rule a function, from what a person wrote to an expression."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pypeline.components.rows.expected import Expected
from pypeline.kit import Expression, Problem, Relation, column, family
from pypeline.kit.columns import fitting_literal, type_of
from pypeline.kit.expressions import all_of, call, cast, compare, in_list, is_null, literal


@dataclass(frozen=True)
class RowRule:
    """`is_broken` is true for a row that breaks the rule. `unique`: no two rows have the same in these columns."""

    name: str
    is_broken: Expression
    unique: tuple[str, ...] = ()


def row_rules(expected: Expected, relation: Relation, place: str) -> Iterator[RowRule | Problem]:
    """A rule for each column (one for unique and expression); nothing for rules of the whole table."""
    if expected.check == "expression" and expected.expression is not None:
        yield RowRule(
            expected.name or expected.expression.origin.text or expected.expression.sql, _is_false(expected.expression)
        )
    elif expected.check == "unique":
        yield RowRule(
            expected.name or f"{', '.join(expected.columns)} is unique", literal(True), tuple(expected.columns)
        )
    elif expected.check in _COLUMN_RULES:
        for name in expected.columns:
            words, is_broken = _COLUMN_RULES[expected.check](expected, relation, name, place)
            yield (
                is_broken if isinstance(is_broken, Problem) else RowRule(expected.name or f"{name} {words}", is_broken)
            )


Rule = tuple[str, Expression | Problem]


def _is_false(condition: Expression) -> Expression:
    """NULL is fine, as in a CHECK of a table."""
    return condition.negated().is_true()


def _not_null(_expected: Expected, _relation: Relation, name: str, _place: str) -> Rule:
    return "is not NULL", is_null(column(name))


def _in_range(expected: Expected, relation: Relation, name: str, place: str) -> Rule:
    return _between(expected, column(name), type_of(relation, name), place)


def _length(expected: Expected, relation: Relation, name: str, place: str) -> Rule:
    is_text = family(type_of(relation, name)) in {"text", "list"}
    value = column(name) if is_text else cast(column(name), "VARCHAR")
    words, is_broken = _between(expected, call("length", value), "BIGINT", place)
    return f"has a length that {words}", is_broken


def _between(expected: Expected, value: Expression, type_: str, place: str) -> Rule:
    parts = []
    for limit, operator, option_name in ((expected.min, ">=", "min"), (expected.max, "<=", "max")):
        if limit is None:
            continue
        fitting = fitting_literal(limit, type_, f"{place}.{option_name}")
        if isinstance(fitting, Problem):
            return "", fitting
        parts.append(compare(operator, value, fitting))
    both = expected.min is not None and expected.max is not None
    words = f"is between {expected.min} and {expected.max}" if both else (
        f"is at most {expected.max}" if expected.min is None else f"is at least {expected.min}")  # fmt: skip
    return words, _is_false(all_of(*parts))


def _in_set(expected: Expected, relation: Relation, name: str, place: str) -> Rule:
    fitting = []
    for value in expected.values:
        found = fitting_literal(value, type_of(relation, name), f"{place}.values")
        if isinstance(found, Problem):
            return "", found
        fitting.append(found)
    return "is one of " + ", ".join(str(value) for value in expected.values), _is_false(in_list(column(name), fitting))


def _matches(expected: Expected, relation: Relation, name: str, _place: str) -> Rule:
    value = column(name) if family(type_of(relation, name)) == "text" else cast(column(name), "VARCHAR")
    return f"matches {expected.pattern}", _is_false(call("regexp_matches", value, literal(expected.pattern)))


_COLUMN_RULES: dict[str, Callable[[Expected, Relation, str, str], Rule]] = {
    "not_null": _not_null, "in_range": _in_range, "length": _length, "in_set": _in_set, "matches": _matches,
}  # fmt: skip
