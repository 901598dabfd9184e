"""Compared values are of one kind: text with text, numbers with numbers; a literal can be read as what it is compared
with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlglot import exp

from pypeline.build.bound import BoundPipeline
from pypeline.build.oracle import Question, Refused, TypeOracle
from pypeline.build.places import place_of
from pypeline.plan.expressions import Expression
from pypeline.plan.graph import BoundRelation, types_in_scope
from pypeline.plan.types import Family, family
from pypeline.plan.walk import expressions_of
from pypeline.problems import Problem

_COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.NullSafeEQ, exp.NullSafeNEQ)
_READABLE_TEXT: frozenset[Family] = frozenset({"date", "time", "timestamp", "interval", "uuid", "blob", "json"})
_SAME: tuple[frozenset[Family], ...] = (frozenset({"date", "timestamp"}), frozenset({"text", "json"}))


@dataclass(frozen=True)
class Meeting:
    """Values that meet: the operands of a comparison, the branches of a CASE, the arguments of COALESCE."""

    node: exp.Expr
    operands: tuple[Expression, ...]


@dataclass(frozen=True)
class Comparison:
    relation: BoundRelation
    expression: Expression
    meeting: Meeting
    types: tuple[str, ...]

    @property
    def node(self) -> exp.Expr:
        return self.meeting.node


def comparisons_fit(bound: BoundPipeline, oracle: TypeOracle) -> Iterator[Problem]:
    found = [
        (
            relation,
            expression,
            meeting,
            [_question(operand, types_in_scope(relation, bound.graph)) for operand in meeting.operands],
        )
        for relation in bound.graph
        if not relation.is_leaf
        for expression in expressions_of(relation.op)
        if expression.origin.option
        for meeting in _meetings(expression)
    ]
    asked = [question for *_, answers in found for question in answers if isinstance(question, Question)]
    answers = iter(oracle.types_of(asked) if asked else [])
    for relation, expression, meeting, questions in found:
        types = tuple(_answer(question, answers) for question in questions)
        yield from _problems(bound, oracle, Comparison(relation, expression, meeting, types))


@lru_cache(maxsize=20_000)
def _meetings(expression: Expression) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(node, tuple(Expression(operand) for operand in operands))
        for node in expression.tree.walk()
        if len(operands := _operands(node)) > 1
    )


def _question(operand: Expression, scope: Mapping[str, str]) -> str | Question:
    tree = operand.tree
    if isinstance(tree, exp.Column):
        return scope.get(operand.scope_names[0], "")
    if isinstance(tree, exp.Literal):
        return "VARCHAR" if tree.is_string else "DOUBLE"
    return "" if isinstance(tree, exp.Null | exp.Placeholder) else Question(scope, operand)


def _answer(question: str | Question, answers: Iterator[str | Refused]) -> str:
    if isinstance(question, str):
        return question
    answer = next(answers)
    return "" if isinstance(answer, Refused) else answer


def _operands(node: exp.Expr) -> tuple[exp.Expr, ...]:
    if isinstance(node, _COMPARISONS):
        return (node.this, node.expression)
    if isinstance(node, exp.In):
        return (node.this, *node.expressions)
    if isinstance(node, exp.Between):
        return (node.this, node.args["low"], node.args["high"])
    if isinstance(node, exp.Coalesce):
        return (node.this, *node.expressions)
    if isinstance(node, exp.Case):
        branches = [branch.args["true"] for branch in node.args.get("ifs", ())]
        default = node.args.get("default")
        return (*branches, *([default] if default is not None else []))
    return ()


def _problems(bound: BoundPipeline, oracle: TypeOracle, comparison: Comparison) -> Iterator[Problem]:
    operands, types = [operand.tree for operand in comparison.meeting.operands], comparison.types
    first, first_type = next(
        (
            (operand, type_)
            for operand, type_ in zip(operands, types, strict=True)
            if type_ and family(type_) != "null" and not isinstance(operand, exp.Literal)
        ),
        (None, ""),
    )
    if first is None:
        return
    for operand, type_ in zip(operands, types, strict=True):
        if operand is first or not type_ or family(type_) == "null":
            continue
        if isinstance(operand, exp.Literal) and operand.is_string and family(first_type) in _READABLE_TEXT:
            yield from _literal_problem(bound, oracle, comparison, operand, first_type)
        elif not _fits(family(first_type), family(type_)):
            yield _kinds_problem(bound, comparison, (first, first_type), (operand, type_))


def _fits(one: Family, other: Family) -> bool:
    return one == other or "other" in {one, other} or any({one, other} <= same for same in _SAME)


def _literal_problem(
    bound: BoundPipeline,
    oracle: TypeOracle,
    comparison: Comparison,
    literal: exp.Literal,
    type_: str,
) -> Iterator[Problem]:
    constant = Expression(exp.Cast(this=literal.copy(), to=exp.DataType.build(type_, dialect="duckdb")))
    if not oracle.evaluates(constant):
        place = place_of(bound, comparison.relation.node, comparison.expression, comparison.node)
        yield Problem(
            "P207", f"'{literal.name}' cannot be read as {type_}", place, f"write it as {_EXAMPLES.get(type_, type_)}"
        )


_EXAMPLES = {"DATE": "'2026-01-31'", "TIMESTAMP": "'2026-01-31 12:00:00'", "TIME": "'12:00:00'", "UUID": "a UUID"}


def _kinds_problem(
    bound: BoundPipeline,
    comparison: Comparison,
    first: tuple[exp.Expr, str],
    second: tuple[exp.Expr, str],
) -> Problem:
    shown = [f"{_short(operand)} ({_word(type_)})" for operand, type_ in (first, second)]
    verb = "compares" if isinstance(comparison.node, (*_COMPARISONS, exp.In, exp.Between)) else "mixes"
    joint = "with" if verb == "compares" else "and"
    place = place_of(bound, comparison.relation.node, comparison.expression, comparison.node)
    label = bound.pipeline.by_id[comparison.relation.node].label
    return Problem("P204", f'"{label}" {verb} {shown[0]} {joint} {shown[1]}', place, _remedy(first, second))


def _short(operand: exp.Expr) -> str:
    text = operand.sql(dialect="duckdb", comments=False)
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 - fits on a line


def _word(type_: str) -> str:
    kind = family(type_)
    return type_ if kind == "other" else kind


def _remedy(first: tuple[exp.Expr, str], second: tuple[exp.Expr, str]) -> str:
    (one, one_type), (other, other_type) = first, second
    if isinstance(other, exp.Literal) and family(one_type) == "text" and isinstance(one, exp.Column):
        return f"write {one.name} = '{other.name}', or CAST({one.name} AS INTEGER) = {other.name}"
    if isinstance(other, exp.Literal) and other.is_string and family(one_type) == "number":
        return f"write the number without quotes, or CAST({_short(one)} AS VARCHAR)"
    wanted = "VARCHAR" if family(other_type) == "text" else other_type
    return f"CAST({_short(one)} AS {wanted})"
