"""A condition is true or false: not a number, not a text."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from pypeline.build.bound import BoundPipeline
from pypeline.build.oracle import Question, TypeOracle
from pypeline.build.places import place_of
from pypeline.plan.expressions import Expression
from pypeline.plan.graph import types_in_scope
from pypeline.plan.relations import Aggregate, Join, Operator, Project, Where, Window
from pypeline.plan.types import family
from pypeline.problems import Problem


def _is_plainly_boolean(tree: exp.Expr) -> bool:
    """Comparisons and what joins them are boolean whatever they compare: nobody has to be asked."""
    while isinstance(tree, exp.Paren | exp.Not):
        tree = tree.this
    if isinstance(tree, exp.Connector):
        return _is_plainly_boolean(tree.left) and _is_plainly_boolean(tree.right)
    if isinstance(tree, exp.Is):
        return not isinstance(tree.expression, exp.Boolean) or _is_plainly_boolean(tree.this)
    return isinstance(
        tree, exp.EQ | exp.NEQ | exp.GT | exp.GTE | exp.LT | exp.LTE | exp.In | exp.Between | exp.Like | exp.Boolean
    )


def conditions_are_boolean(bound: BoundPipeline, oracle: TypeOracle) -> Iterator[Problem]:
    asked = []
    for relation in bound.graph:
        for condition in _conditions(relation.op):
            if condition.origin.option and not _is_plainly_boolean(condition.tree):
                written = _written(condition)
                asked.append((relation, written, Question(types_in_scope(relation, bound.graph), written)))
    answers = oracle.types_of([question for _, _, question in asked]) if asked else []
    for (relation, condition, _), answer in zip(asked, answers, strict=True):
        if isinstance(answer, str) and family(answer) not in {"boolean", "null"}:
            yield Problem(
                "P205",
                f"the condition gives {answer}, not true or false",
                place_of(bound, relation.node, condition),
                "compare it with something, e.g. … > 0 or … IS NOT NULL",
            )


def _conditions(op: Operator) -> tuple[Expression, ...]:
    """What a filter or join asks, columns that say whether a condition `IS TRUE`, which rows an aggregate takes."""
    if isinstance(op, Where):
        return (op.condition,)
    if isinstance(op, Join):
        return (op.on,) if op.on else ()
    if isinstance(op, Project):
        return tuple(
            e for _, e in op.items if isinstance(e.tree, exp.Is) and isinstance(e.tree.expression, exp.Boolean)
        )
    if isinstance(op, Aggregate | Window):
        items = op.measures if isinstance(op, Aggregate) else op.items
        return tuple(
            Expression(node.expression.this, measure.origin)
            for _, measure in items
            for node in measure.tree.find_all(exp.Filter)
        )
    return ()


def _written(condition: Expression) -> Expression:
    """What the person wrote inside the `(…) IS TRUE` and `NOT (…)` that components put around a condition."""
    tree = condition.tree
    while isinstance(tree, exp.Paren | exp.Not) or (
        isinstance(tree, exp.Is) and isinstance(tree.expression, exp.Boolean)
    ):
        tree = tree.this
    return condition if tree is condition.tree else Expression(tree, condition.origin)
