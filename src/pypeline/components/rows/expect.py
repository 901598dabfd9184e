"""Expect: rules that rows and the whole table must keep."""

from typing import Literal

from pypeline.components.rows.counting import counted
from pypeline.components.rows.expectations import RowRule, row_rules
from pypeline.components.rows.expected import Expected, field_problems
from pypeline.kit import (
    Component,
    Expression,
    Inputs,
    Options,
    Outcome,
    Port,
    Problem,
    Relation,
    column,
    option,
    relational,
)
from pypeline.kit.columns import free_name
from pypeline.kit.expressions import aggregate, all_of, any_of, call, case, compare, is_null, literal, over
from pypeline.plan.relations import Checked


class ExpectOptions(Options):
    expectations: list[Expected] = option(
        "Expectations", "Rules; a value that is NULL breaks only not_null", min_length=1
    )
    on_failure: Literal["warn", "reject", "fail"] = option(
        "When one is broken",
        "fail stops before anything is written; reject sends the rows to the port rejected (and stops when it is not "
        "linked, or when a rule of the whole table is broken); warn goes on",
        default="fail",
        affects="effects",
    )


@relational
def check_rows(options: ExpectOptions, inputs: Inputs) -> Outcome:
    rules: list[RowRule] = []
    problems: list[Problem] = []
    relation = inputs["input"]
    for index, expected in enumerate(options.expectations):
        place = f"expectations.{index}"
        wrong = list(field_problems(expected, place))
        found = [] if wrong else list(row_rules(expected, relation, place))
        problems += [*wrong, *(part for part in found if isinstance(part, Problem))]
        rules += [part for part in found if isinstance(part, RowRule)]
    return tuple(problems) or _checked(options, inputs, rules)


def _checked(options: ExpectOptions, inputs: Inputs, rules: list[RowRule]) -> Outcome:
    relation = inputs["input"]
    marked, marks = _marked(relation, rules)
    is_bad = any_of(*(column(mark) for mark in marks))
    complaints = [case([(column(mark), literal(rule.name))]) for mark, rule in zip(marks, rules, strict=True)]
    explained = [
        *((name, column(name)) for name in relation.columns),
        (free_name(relation.columns, "error_code"), literal("P605")),
        (free_name(relation.columns, "error_message"), call("concat_ws", literal("; "), *complaints)),
    ]
    is_rejecting = options.on_failure == "reject" and "rejected" in inputs.linked
    rejected = marked.where(is_bad) if marks else relation.where(literal(False))
    outputs = {
        "output": marked.where(is_bad.negated()).select(relation.columns) if is_rejecting and marks else relation,
        "rejected": rejected.project(explained if marks else [*explained[:-1], (explained[-1][0], literal(""))]),
    }
    named = [(rule.name, mark) for mark, rule in zip(marks, rules, strict=True)]
    counts, expectations = counted(
        options.expectations, [] if is_rejecting else named, is_fatal=options.on_failure != "warn"
    )
    return Checked(outputs, marked.aggregate((), counts), expectations) if counts else outputs


def _marked(relation: Relation, rules: list[RowRule]) -> tuple[Relation, list[str]]:
    """The rows with a true-or-false column for each rule: whether the row breaks it."""
    taken = list(relation.columns)
    marks, sizes = [], {}
    for rule in rules:
        marks.append(free_name(taken, "breaks"))
        taken.append(marks[-1])
        if rule.unique:
            sizes[marks[-1]] = free_name(taken, "same")
            taken.append(sizes[marks[-1]])
    counted = [
        (sizes[mark], over(aggregate("count"), [column(name) for name in rule.unique]))
        for mark, rule in zip(marks, rules, strict=True)
        if rule.unique
    ]
    windowed = relation.window(counted) if counted else relation
    broken = [
        (mark, _repeats(rule.unique, sizes[mark]) if rule.unique else rule.is_broken)
        for mark, rule in zip(marks, rules, strict=True)
    ]
    return (windowed.extend(broken) if broken else relation), marks


def _repeats(columns: tuple[str, ...], size: str) -> Expression:
    """NULL is not the same as another NULL here."""
    return all_of(compare(">", column(size), literal(1)), *(is_null(column(name)).negated() for name in columns))


EXPECT = Component(
    name="expect_mod",
    title="Expect",
    summary="Check rules that rows and the whole table must keep.",
    category="Rows",
    icon="shield-check",
    inputs=(Port("input", "Rows to check"),),
    outputs=(Port("output", "Rows as expected"), Port("rejected", "Rows that break a rule, and which")),
    options=ExpectOptions,
    body=check_rows,
    reads_types=True,
    tags=("quality", "validate", "assert", "test"),
)
