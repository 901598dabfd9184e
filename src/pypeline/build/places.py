"""From an expression back to the text it was written in."""

from __future__ import annotations

from sqlglot import exp

from pypeline.build.bound import BoundPipeline
from pypeline.plan.expressions import Expression
from pypeline.problems import Place


def place_of(bound: BoundPipeline, node: str, expression: Expression, at: exp.Expr | None = None) -> Place:
    """Where an expression (or the part `at` of it) is written; the node when it was made by the component."""
    option = expression.origin.option
    if not option:
        return bound.pipeline.place(node)
    return bound.pipeline.place_in(node, option, first_offset(at) if at is not None else 0)


def first_offset(tree: exp.Expr) -> int:
    """The offset of the first name in this part of an expression; 0 when none carries one."""
    offsets = [start for node in tree.walk() if isinstance(start := node.meta.get("start"), int)]
    return min(offsets, default=0)
