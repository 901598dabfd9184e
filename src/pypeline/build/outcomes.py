"""What a body returned takes its place in the graph, or its problems take theirs in the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pypeline.build.binding import Binding, describe_pending
from pypeline.build.bound import BoundNode
from pypeline.build.interning import UnknownColumn, intern, unknown_column_problem
from pypeline.build.nodes import JoinedNode
from pypeline.build.oracle import Refused
from pypeline.kit.expressions import offset_of, with_placeholder_types
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import ArtifactScan, Call, Checked, FileWrite, Relation, Sql, TableWrite
from pypeline.plan.schema import Known, Open, Schema, known
from pypeline.plan.walk import map_expressions
from pypeline.problems import Place, Problem


def place_outcome(binding: Binding, joined: JoinedNode, outcome: Any) -> None:
    """Adds the node's relations to the graph and says what its ports are; with problems nothing is added."""
    node = joined.node.id
    inputs = {port: binding.nodes[source].outputs[out] for port, (source, out) in binding.wiring.feeds[node].items()}
    start = len(binding.graph.relations)
    wanted = _wanted(joined, outcome)
    placed, unknown = intern(binding.graph, node, wanted, inputs)
    problems = _problems_since(binding, joined, start, unknown)
    if problems:
        binding.problems += problems
        del binding.graph.relations[start:]
        break_node(binding, joined)
        return
    _type_placeholders(binding, start)
    outputs = {
        port.name: placed[_result_name(joined, port.name)]
        for port in joined.outputs
        if _result_name(joined, port.name) in placed
    }
    if isinstance(outcome, Call):
        outputs = _call_outputs(binding, joined, outcome)
    schemas: dict[str, Schema] = {port: binding.graph.relations[index].schema for port, index in outputs.items()}
    bound = BoundNode(
        joined,
        outputs,
        schemas,
        dict(zip(_read_ports(outcome), _read_indices(outcome, placed, wanted), strict=True)),
        outcome if isinstance(outcome, FileWrite | TableWrite) else None,
        outcome if isinstance(outcome, Call) else None,
        (placed[f"{node}_counts"], outcome.expectations) if isinstance(outcome, Checked) else None,
        tuple(range(start, len(binding.graph.relations))),
    )
    binding.nodes[node] = _opened(binding, bound)


def _problems_since(binding: Binding, joined: JoinedNode, start: int, unknown: list[UnknownColumn]) -> list[Problem]:
    """What is wrong with the relations that were just added: columns that are not there, or twice, or none at all."""
    node = joined.node.id
    if unknown:
        return [unknown_column_problem(found, _place_of(binding, node, found)) for found in unknown]
    refused = _name_columns(binding, joined, start)
    if refused:
        return refused
    duplicates = (_same_names(relation) for relation in binding.graph.relations[start:])
    return [problem.at(binding.pipeline.place(node)) for problem in duplicates if problem]


def _name_columns(binding: Binding, joined: JoinedNode, start: int) -> list[Problem]:
    """What the columns of a query written by hand are called, only the engine can tell."""
    relations = binding.graph.relations
    problems: list[Problem] = []
    for index in range(start, len(relations)):
        if not isinstance(relations[index].op, Sql) or relations[index].columns:
            continue
        describe_pending(binding)
        answer = binding.oracle.columns_of(relations, index)
        if isinstance(answer, Refused):
            place = binding.pipeline.place(joined.node.id, _sql_option(joined))
            remedy = f"did you mean {answer.candidates[0]}?" if answer.candidates else ""
            problems.append(Problem("P211", answer.message, place, remedy))
        else:
            columns = tuple(name for name, _ in answer)
            relations[index] = replace(relations[index], columns=columns, schema=known(answer))
    return problems


def _sql_option(joined: JoinedNode) -> str | None:
    """The option that holds the query: the one that is edited as SQL."""
    fields = joined.component.options.model_fields.items()
    return next((name for name, field in fields if (field.json_schema_extra or {}).get("x-editor") == "sql"), None)  # type: ignore[union-attr]


def _result_name(joined: JoinedNode, port: str) -> str:
    """The name a port's relation gets: the node's own id for its first port, `node_port` for the others."""
    is_first = bool(joined.outputs) and joined.outputs[0].name == port
    return joined.node.id if is_first else f"{joined.node.id}_{port}"


def _wanted(joined: JoinedNode, outcome: Any) -> dict[str, Relation]:
    if isinstance(outcome, FileWrite | TableWrite):
        return {f"{joined.node.id}_written": outcome.relation}
    if isinstance(outcome, Call):
        return {f"{joined.node.id}_{port}": relation for port, relation in outcome.inputs.items()}
    if isinstance(outcome, Checked):
        return {**_wanted(joined, outcome.outputs), f"{joined.node.id}_counts": outcome.counts}
    return {_result_name(joined, port): relation for port, relation in outcome.items()}


def _read_ports(outcome: Any) -> tuple[str, ...]:
    if isinstance(outcome, FileWrite | TableWrite):
        return ("input",)
    return tuple(outcome.inputs) if isinstance(outcome, Call) else ()


def _read_indices(outcome: Any, placed: Mapping[str, int], wanted: Mapping[str, Relation]) -> list[int]:
    return [placed[name] for name in wanted] if isinstance(outcome, FileWrite | TableWrite | Call) else []


def _call_outputs(binding: Binding, joined: JoinedNode, call: Call) -> dict[str, int]:
    """A call's output is read as an artifact; an open one has a relation only once a run has seen its columns."""
    outputs = {}
    for port, declared in call.outputs.items():
        schema = binding.given.actual.get(f"{joined.node.id}.{port}", declared)
        if isinstance(schema, Known):
            outputs[port] = _artifact(binding, joined, port, schema)
    return outputs


def _opened(binding: Binding, bound: BoundNode) -> BoundNode:
    """Ports whose columns only a run can tell wait for it; what a run has seen is read as its artifact."""
    node = bound.joined.node.id
    schemas, outputs, late = dict(bound.schemas), dict(bound.outputs), {}
    if bound.call is not None:
        schemas |= {port: schema for port, schema in bound.call.outputs.items() if port not in outputs}
    for port, index in bound.outputs.items():
        if isinstance(binding.graph.relations[index].schema, Open):
            late[port] = index
            outputs.pop(port)
            actual = binding.given.actual.get(f"{node}.{port}")
            if isinstance(actual, Known):
                outputs[port] = _artifact(binding, bound.joined, port, actual)
                schemas[port] = actual
    return replace(bound, outputs=outputs, schemas=schemas, late_outputs=late)


def _artifact(binding: Binding, joined: JoinedNode, port: str, schema: Known) -> int:
    key = f"{joined.node.id}.{port}"
    name = binding.graph.unique(_result_name(joined, port))
    return binding.graph.add(BoundRelation(ArtifactScan(key), (), schema.names, schema, joined.node.id, name))


def _same_names(relation: BoundRelation) -> Problem | None:
    seen: dict[str, str] = {}
    for name in relation.columns:
        other = seen.get(name.casefold())
        if other is not None:
            return Problem(
                "P312",
                f"two columns are called {name}" + (f" and {other}" if other != name else ""),
                remedy="rename one of them (upper and lower case do not tell columns apart)",
            )
        seen[name.casefold()] = name
    return (
        None
        if relation.columns or isinstance(relation.schema, Open)
        else Problem("P313", "the output has no columns", remedy="keep at least one column")
    )


def _place_of(binding: Binding, node: str, found: UnknownColumn) -> Place:
    origin = found.expression.origin
    if not origin.option:
        return binding.pipeline.place(node)
    return binding.pipeline.place_in(node, origin.option, offset_of(found.expression, found.name) or 0)


def _type_placeholders(binding: Binding, start: int) -> None:
    """Placeholders in expressions get the declared types of their parameters."""
    if not binding.given.values.types:
        return
    for index in range(start, len(binding.graph.relations)):
        relation = binding.graph.relations[index]
        op = map_expressions(
            relation.op, lambda e: with_placeholder_types(e, binding.given.values.types) if e.placeholders else e
        )
        if op is not relation.op:
            binding.graph.relations[index] = replace(relation, op=op)


def break_node(binding: Binding, joined: JoinedNode) -> None:
    schemas: dict[str, Schema] = {port.name: Open(reason=f"{joined.node.id} has problems") for port in joined.outputs}
    binding.nodes[joined.node.id] = BoundNode(joined, schemas=schemas, is_broken=True)
