"""Compared values are of one kind: text with text, numbers with numbers; a literal can be read as what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
class Comparison:
    """Values that meet: the operands of a comparison, the branches of a CASE, the arguments of COALESCE."""

    relation: BoundRelation
    expression: Expression
    node: exp.Expr
    operands: tuple[exp.Expr, ...]


def comparisons_fit(bound: BoundPipeline, oracle: TypeOracle) -> Iterator[Problem]:
    comparisons = [
        comparison
        for relation in bound.graph
        if not relation.is_leaf
        for expression in expressions_of(relation.op)
        if expression.origin.option
        for comparison in _comparisons(relation, expression)
    ]
    types = _operand_types(bound, oracle, comparisons)
    for comparison in comparisons:
        yield from _problems(bound, oracle, comparison, [types.get(id(operand), "") for operand in comparison.operands])


def _comparisons(relation: BoundRelation, expression: Expression) -> Iterator[Comparison]:
    for node in expression.tree.walk():
        operands = _operands(node)
        if len(operands) > 1:
            yield Comparison(relation, expression, node, operands)


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


def _operand_types(bound: BoundPipeline, oracle: TypeOracle, comparisons: list[Comparison]) -> dict[int, str]:
    types: dict[int, str] = {}
    asked: list[tuple[int, Question]] = []
    for comparison in comparisons:
        scope = types_in_scope(comparison.relation, bound.graph)
        for operand in comparison.operands:
            if isinstance(operand, exp.Column):
                types[id(operand)] = scope.get(f"{operand.table}.{operand.name}" if operand.table else operand.name, "")
            elif isinstance(operand, exp.Literal):
                types[id(operand)] = "VARCHAR" if operand.is_string else "DOUBLE"
            elif not isinstance(operand, exp.Null | exp.Placeholder):
                asked.append((id(operand), Question(scope, Expression(operand))))
    for (key, _), answer in zip(
        asked, oracle.types_of([question for _, question in asked]) if asked else [], strict=True
    ):
        types[key] = "" if isinstance(answer, Refused) else answer
    return types


def _problems(bound: BoundPipeline, oracle: TypeOracle, comparison: Comparison, types: list[str]) -> Iterator[Problem]:
    first, first_type = next(
        (
            (operand, type_)
            for operand, type_ in zip(comparison.operands, types, strict=True)
            if type_ and family(type_) != "null" and not isinstance(operand, exp.Literal)
        ),
        (None, ""),
    )
    if first is None:
        return
    for operand, type_ in zip(comparison.operands, types, strict=True):
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
