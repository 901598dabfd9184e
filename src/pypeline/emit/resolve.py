"""Placeholders get their values, in one pass, when a step is about to run; results are never scanned again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pypeline.kit.expressions import with_placeholder_values
from pypeline.plan.expressions import Expression
from pypeline.plan.graph import BoundRelation
from pypeline.plan.placeholders import filled, placeholders_in
from pypeline.plan.plan import CallStep, FileOutput, Plan, Step
from pypeline.plan.relations import FileScan
from pypeline.plan.walk import expressions_of, map_expressions
from pypeline.problems import Place, Problem


def resolved(step: Step, values: Mapping[str, Any], types: Mapping[str, str]) -> Step | Problem:
    """The step without placeholders, or the first one that has no value."""
    missing = _missing(step, values)
    if missing is not None:
        return missing
    if isinstance(step, CallStep):
        return replace(
            step,
            config=filled(step.config, values),
            writes=None if step.writes is None else str(filled(step.writes, values)),
        )
    found: list[Problem] = []

    def change(expression: Expression) -> Expression:
        if not expression.placeholders:
            return expression
        try:
            valued = with_placeholder_values(expression, values, types)
        except TypeError as error:  # a global may be a map
            valued = Problem("P208", f"{error}: {', '.join(expression.placeholders)}")
        if isinstance(valued, Problem):
            found.append(valued)
            return expression
        return valued

    relations = tuple(_resolved_relation(relation, values, change) for relation in step.relations)
    outputs = tuple(
        replace(output, uri=str(filled(output.uri, values))) if isinstance(output, FileOutput) else output
        for output in step.outputs
    )
    return found[0].at(Place(node=step.nodes[0])) if found else replace(step, relations=relations, outputs=outputs)


def _resolved_relation(relation: BoundRelation, values: Mapping[str, Any], change: Any) -> BoundRelation:
    op = map_expressions(relation.op, change)
    if isinstance(op, FileScan):
        op = replace(op, uris=tuple(str(filled(uri, values)) for uri in op.uris))
    return relation if op is relation.op else replace(relation, op=op)


def _missing(step: Step, values: Mapping[str, Any]) -> Problem | None:
    for node, path in _placeholders(step):
        if path not in values:
            root, _, name = path.partition(".")
            remedy = f"give it: --set {name if root == 'params' else path}=…" if root in {"params", "context"} else ""
            return Problem("P209", f"{{{{{path}}}}} has no value", Place(node=node), remedy)
    return None


def _placeholders(step: Step) -> list[tuple[str, str]]:
    if isinstance(step, CallStep):
        return [
            (step.nodes[0], path) for path in (*placeholders_in(dict(step.config)), *placeholders_in(step.writes or ""))
        ]
    found = [
        (relation.node, path)
        for relation in step.relations
        for e in expressions_of(relation.op)
        for path in e.placeholders
    ]
    found += [
        (relation.node, path)
        for relation in step.relations
        if isinstance(relation.op, FileScan)
        for path in placeholders_in(list(relation.op.uris))
    ]
    found += [
        (output.node, path)
        for output in step.outputs
        if isinstance(output, FileOutput)
        for path in placeholders_in(output.uri)
    ]
    return found


def with_values(plan: Plan, values: Mapping[str, Any]) -> Plan | tuple[Problem, ...]:
    """The plan with every placeholder replaced by its value, or everything that has none."""
    problems: list[Problem] = []
    sub_flows = []
    for sub_flow in plan.sub_flows:
        steps = [resolved(step, values, plan.parameters) for step in sub_flow.steps]
        problems += [step for step in steps if isinstance(step, Problem)]
        sub_flows.append(replace(sub_flow, steps=tuple(step for step in steps if not isinstance(step, Problem))))
    return tuple(problems) if problems else replace(plan, sub_flows=tuple(sub_flows))
