"""Bind: nodes joined to components, bodies run, a schema on every port. Pure but for the type oracle."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from pypeline.build.bound import BoundNode, BoundPipeline
from pypeline.build.interning import Graph, UnknownColumn, intern, unknown_column_problem
from pypeline.build.links import Wiring, resolve_links
from pypeline.build.memo import Memo
from pypeline.build.nodes import JoinedNode
from pypeline.build.options_walk import column_refs
from pypeline.build.oracle import Refused, TypeOracle
from pypeline.build.suggest import did_you_mean
from pypeline.build.values import Values
from pypeline.document import Pipeline
from pypeline.kit.component import Inputs
from pypeline.kit.expressions import offset_of, with_placeholder_types
from pypeline.kit.probes import Fact, Probe
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import ArtifactScan, Call, Checked, FileWrite, Relation, Source, Sql, TableWrite
from pypeline.plan.schema import Column, Known, Open, Schema, known
from pypeline.plan.walk import expressions_of, map_expressions
from pypeline.problems import Place, Problem


@dataclass
class Binding:
    """A binding under way."""

    pipeline: Pipeline
    values: Values
    facts: Mapping[Probe, Fact | Problem]
    oracle: TypeOracle
    actual: Mapping[str, Schema]
    wiring: Wiring
    graph: Graph = field(default_factory=Graph)
    nodes: dict[str, BoundNode] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    memo: Memo = field(default_factory=Memo)
    described: int = 0


def bind(
    pipeline: Pipeline,
    joined: Mapping[str, JoinedNode],
    values: Values,
    facts: Mapping[Probe, Fact | Problem],
    oracle: TypeOracle,
    actual: Mapping[str, Schema] | None = None,
    memo: Memo | None = None,
    used: AbstractSet[tuple[str, str]] = frozenset(),
) -> BoundPipeline:
    """Binds all nodes and collects all problems.

    `actual` gives schemas that a run has already seen (`node.port`): late binding calls this again with them. `used`
    ports (`node`, `port`) count as linked: somebody looks at them, or they are linked in the whole of which this is a part.
    """
    wiring, problems = resolve_links(pipeline, joined)
    linked = {name: ports | {port for node, port in used if node == name} for name, ports in wiring.linked.items()}
    wiring = replace(wiring, linked=linked)
    binding = Binding(pipeline, values, facts, oracle, actual or {}, wiring, problems=problems, memo=memo or Memo())
    for node_id in wiring.order:
        if node_id in joined:
            _bind_node(binding, joined[node_id])
    describe_pending(binding)
    _settle_schemas(binding)
    known_facts = {probe: fact for probe, fact in facts.items() if isinstance(fact, Fact)}
    return BoundPipeline(
        pipeline, binding.nodes, wiring, tuple(binding.graph.relations), values, known_facts, tuple(binding.problems)
    )


def _bind_node(binding: Binding, joined: JoinedNode) -> None:
    node = joined.node
    reason, is_broken = _cannot_bind(binding, joined)
    if reason:
        schemas: dict[str, Schema] = {port.name: Open(reason=reason) for port in joined.outputs}
        binding.nodes[node.id] = BoundNode(joined, schemas=schemas, is_late=not is_broken, is_broken=is_broken)
        return
    if joined.component.reads_types:
        describe_pending(binding)
        if any(_is_refused(binding, source) for source in binding.wiring.feeds[node.id].values()):
            _break(binding, joined)
            return
    inputs = _inputs_of(binding, joined)
    problems = _column_problems(binding, joined, inputs)
    outcome: Any = tuple(problems) if problems else binding.memo.outcome(joined.component, joined.options, inputs)
    if isinstance(outcome, Problem):
        outcome = (outcome,)
    if isinstance(outcome, tuple):
        binding.problems += [_located(binding, node.id, problem) for problem in outcome]
        _break(binding, joined)
        return
    _place_outcome(binding, joined, outcome)


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


def _break(binding: Binding, joined: JoinedNode) -> None:
    schemas: dict[str, Schema] = {port.name: Open(reason=f"{joined.node.id} has problems") for port in joined.outputs}
    binding.nodes[joined.node.id] = BoundNode(joined, schemas=schemas, is_broken=True)


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
        fact = binding.facts.get(probe)
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
    facts = tuple(fact if isinstance(fact := binding.facts.get(probe), Fact) else Fact() for probe in joined.probes)
    return Inputs(relations, facts, binding.wiring.linked[joined.node.id])


def _column_problems(binding: Binding, joined: JoinedNode, inputs: Inputs) -> list[Problem]:
    problems = []
    for path, ref in column_refs(joined.options):
        relation = inputs.get(ref.port) or inputs.get(f"{ref.port}1")
        if relation is not None and not relation.has(ref):
            place = binding.pipeline.place(joined.node.id, path)
            problems.append(Problem("P305", f"there is no column {ref}", place, did_you_mean(ref, relation.columns)))
    return problems


def _place_outcome(binding: Binding, joined: JoinedNode, outcome: Any) -> None:
    node = joined.node.id
    inputs = {port: binding.nodes[source].outputs[out] for port, (source, out) in binding.wiring.feeds[node].items()}
    start = len(binding.graph.relations)
    checked = outcome if isinstance(outcome, Checked) else None
    wanted = _wanted(joined, outcome)
    placed, unknown = intern(binding.graph, node, wanted, inputs)
    refused = [] if unknown else _name_columns(binding, joined, start)
    duplicates = [
        problem
        for problem in (_same_names(relation) for relation in binding.graph.relations[start:] if not refused)
        if problem
    ]
    if unknown or refused or duplicates:
        binding.problems += refused
        binding.problems += [unknown_column_problem(found, _place_of(binding, node, found)) for found in unknown]
        binding.problems += [problem.at(binding.pipeline.place(node)) for problem in duplicates]
        del binding.graph.relations[start:]
        _break(binding, joined)
        return
    _type_placeholders(binding, start)
    reads = {
        port.removeprefix("<"): index
        for port, index in zip(_read_ports(outcome), _read_indices(outcome, placed, wanted), strict=True)
    }
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
        reads,
        outcome if isinstance(outcome, FileWrite | TableWrite) else None,
        outcome if isinstance(outcome, Call) else None,
        (placed[f"{node}_counts"], checked.expectations) if checked else None,
        tuple(range(start, len(binding.graph.relations))),
    )
    binding.nodes[node] = _opened(binding, bound)


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
        schema = binding.actual.get(f"{joined.node.id}.{port}", declared)
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
            actual = binding.actual.get(f"{node}.{port}")
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
    if not binding.values.types:
        return
    for index in range(start, len(binding.graph.relations)):
        relation = binding.graph.relations[index]
        op = map_expressions(
            relation.op, lambda e: with_placeholder_types(e, binding.values.types) if e.placeholders else e
        )
        if op is not relation.op:
            binding.graph.relations[index] = replace(relation, op=op)


def describe_pending(binding: Binding) -> None:
    """Asks the oracle for the types of everything added since the last time."""
    relations = binding.graph.relations
    pending = [
        index
        for index in range(binding.described, len(relations))
        if isinstance(relations[index].schema, Known) and any(not column.type for column in relations[index].schema)
    ]
    binding.described = len(relations)
    if not pending:
        return
    for index, answer in binding.oracle.describe(relations, pending).items():
        relation = relations[index]
        if isinstance(answer, Refused):
            binding.problems.append(_refused_problem(binding, relation, answer))
            continue
        columns = tuple(Column(name, type_) for name, type_ in zip(relation.columns, answer, strict=True))
        relations[index] = replace(relation, schema=Known(columns))


def _refused_problem(binding: Binding, relation: BoundRelation, refused: Refused) -> Problem:
    origins = [expression.origin for expression in expressions_of(relation.op) if expression.origin.option]
    place = (
        binding.pipeline.place(relation.node, origins[0].option)
        if len(origins) == 1
        else binding.pipeline.place(relation.node)
    )
    remedy = f"did you mean {refused.candidates[0]}?" if refused.candidates else ""
    return Problem("P211", refused.message, place, remedy)


def _settle_schemas(binding: Binding) -> None:
    for node_id, bound in binding.nodes.items():
        schemas = {port: binding.graph.relations[index].schema for port, index in bound.outputs.items()}
        if schemas:
            binding.nodes[node_id] = replace(bound, schemas={**bound.schemas, **schemas})
