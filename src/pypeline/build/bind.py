"""Bind: nodes joined to components, bodies run, a schema on every port. Pure but for the type oracle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pypeline.build.binding import Binding, Given, describe_pending
from pypeline.build.bound import BoundNode, BoundPipeline
from pypeline.build.links import resolve_links
from pypeline.build.memo import Memo
from pypeline.build.nodes import JoinedNode
from pypeline.build.options_walk import column_refs
from pypeline.build.oracle import TypeOracle
from pypeline.build.outcomes import break_node, place_outcome
from pypeline.build.suggest import did_you_mean
from pypeline.document import Pipeline
from pypeline.kit.component import Inputs
from pypeline.kit.probes import Fact
from pypeline.plan.relations import Relation, Source
from pypeline.plan.schema import Open, Schema
from pypeline.problems import Problem


def bind(
    pipeline: Pipeline, joined: Mapping[str, JoinedNode], given: Given, oracle: TypeOracle, memo: Memo
) -> BoundPipeline:
    """Binds all nodes and collects all problems."""
    wiring, problems = resolve_links(pipeline, joined)
    linked = {
        name: ports | {port for node, port in given.used if node == name} for name, ports in wiring.linked.items()
    }
    wiring = replace(wiring, linked=linked)
    binding = Binding(pipeline, given, oracle, memo, wiring, problems=problems)
    for node_id in wiring.order:
        if node_id in joined:
            _bind_node(binding, joined[node_id])
    describe_pending(binding)
    _settle_schemas(binding)
    known_facts = {probe: fact for probe, fact in given.facts.items() if isinstance(fact, Fact)}
    return BoundPipeline(
        pipeline,
        binding.nodes,
        wiring,
        tuple(binding.graph.relations),
        given.values,
        known_facts,
        tuple(binding.problems),
    )


def _bind_node(binding: Binding, joined: JoinedNode) -> None:
    node = joined.node
    reason, is_broken = _cannot_bind(binding, joined)
    if reason:
        schemas: dict[str, Schema] = {port.name: Open(reason=reason) for port in joined.outputs}
        binding.nodes[node.id] = BoundNode(joined, schemas=schemas, is_late=not is_broken, is_broken=is_broken)
        return
    assert joined.options is not None  # noqa: S101 - _cannot_bind looked
    if joined.component.reads_types:
        describe_pending(binding)
        if any(_is_refused(binding, source) for source in binding.wiring.feeds[node.id].values()):
            break_node(binding, joined)
            return
    inputs = _inputs_of(binding, joined)
    problems = _column_problems(binding, joined, inputs)
    outcome: Any = tuple(problems) if problems else binding.memo.outcome(joined.component, joined.options, inputs)
    if isinstance(outcome, Problem):
        outcome = (outcome,)
    if isinstance(outcome, tuple):
        binding.problems += [_located(binding, node.id, problem) for problem in outcome]
        break_node(binding, joined)
        return
    place_outcome(binding, joined, outcome)


def _located(binding: Binding, node: str, problem: Problem) -> Problem:
    """A body names an option or a part of one (`cases.1.name`); the document knows where that stands."""
    option = problem.place.option
    if not option:
        return problem.at(binding.pipeline.place(node))
    path = tuple(int(part) if part.isdigit() else part for part in option.split("."))
    text = binding.pipeline.by_id[node].options.get(option)
    if problem.place.line and isinstance(text, str):  # a line of the option's own text
        before = sum(len(part) for part in text.splitlines(keepends=True)[: problem.place.line - 1])
        offset = before + (problem.place.column or 1) - 1
        return replace(problem, place=binding.pipeline.place_in(node, path, offset))
    place = binding.pipeline.place(node, path)
    return replace(problem, place=replace(problem.place, option=place.option)).at(place)


def _cannot_bind(binding: Binding, joined: JoinedNode) -> tuple[str, bool]:
    """Why the body cannot be run now ("" if it can), and whether that is because something is wrong."""
    node = joined.node.id
    if joined.options is None or node in binding.wiring.broken:
        return f"{node} has problems", True
    for source, port in binding.wiring.feeds[node].values():
        bound = binding.nodes.get(source)
        if bound is None or bound.is_broken:
            return f"{source} has problems", True
        if port not in bound.outputs:
            schema = bound.schemas.get(port)
            return (schema.reason if isinstance(schema, Open) else f"{source} is bound late"), False
    for probe in joined.probes:
        fact = binding.given.facts.get(probe)
        if isinstance(fact, Problem):
            binding.problems.append(fact.at(binding.pipeline.place(node, fact.place.option or _uri_option(joined))))
            return f"{node} has problems", True
    return "", False


def _uri_option(joined: JoinedNode) -> str | None:
    return next((name for name in ("file_path", "path", "url") if name in joined.component.options.model_fields), None)


def _is_refused(binding: Binding, source: tuple[str, str]) -> bool:
    index = binding.nodes[source[0]].outputs[source[1]]
    return any(not column.type for column in binding.graph.relations[index].schema)


def _inputs_of(binding: Binding, joined: JoinedNode) -> Inputs:
    relations = {}
    for port, (source, out) in binding.wiring.feeds[joined.node.id].items():
        bound = binding.graph.relations[binding.nodes[source].outputs[out]]
        relations[port] = Relation(Source(port), (), bound.columns, bound.schema)
    facts = tuple(
        fact if isinstance(fact := binding.given.facts.get(probe), Fact) else Fact() for probe in joined.probes
    )
    return Inputs(relations, facts, binding.wiring.linked[joined.node.id])


def _column_problems(binding: Binding, joined: JoinedNode, inputs: Inputs) -> list[Problem]:
    problems = []
    for path, ref in column_refs(joined.options):
        relation = inputs.get(ref.port) or inputs.get(f"{ref.port}1")
        if relation is not None and not relation.has(ref):
            place = binding.pipeline.place(joined.node.id, path)
            problems.append(Problem("P305", f"there is no column {ref}", place, did_you_mean(ref, relation.columns)))
    return problems


def _settle_schemas(binding: Binding) -> None:
    for node_id, bound in binding.nodes.items():
        schemas = {port: binding.graph.relations[index].schema for port, index in bound.outputs.items()}
        if schemas:
            binding.nodes[node_id] = replace(bound, schemas={**bound.schemas, **schemas})
