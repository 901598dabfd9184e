"""Plan: a bound pipeline without errors becomes sub flows of steps. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from pypeline.build.bound import BoundNode, BoundPipeline
from pypeline.build.guards import global_name
from pypeline.build.sharing import shared_results
from pypeline.build.steps import Fusion, fuse
from pypeline.document import Node, Pipeline
from pypeline.plan.control import NO_CONTROL, Control
from pypeline.plan.graph import BoundRelation
from pypeline.plan.placeholders import placeholders_in
from pypeline.plan.plan import (
    CallStep,
    Check,
    FileOutput,
    Keep,
    Output,
    Plan,
    PlanFile,
    PlanSettings,
    Policy,
    QueryStep,
    Step,
    SubFlow,
    TableOutput,
)
from pypeline.plan.relations import ArtifactScan, FileWrite, TableWrite
from pypeline.plan.schema import Open

_GET_GLOBAL = re.compile(r"""get_global\(\s*['"](\w+)['"]\s*,\s*['"](\w+)['"]""")


def plan_of(
    bound: BoundPipeline,
    wanted: AbstractSet[tuple[str, str]] = frozenset(),
    control: Control = NO_CONTROL,
    *,
    unfused: bool = False,
) -> Plan:
    """The plan. `wanted` ports (`node`, `port`) are kept as artifacts besides what the steps themselves need."""
    fusion = fuse(bound, wanted | _asked_for(bound, control), unfused=unfused)
    component_of = sub_flow_of(bound.pipeline)
    steps: dict[str, list[Step]] = {}
    for number, group in enumerate(fusion.groups, start=1):
        steps.setdefault(component_of[group[0]], []).append(_step(bound, fusion, f"step{number}", group))
    members: dict[str, list[str]] = {}
    for node in bound.pipeline.nodes:
        members.setdefault(component_of[node.id], []).append(node.id)
    sub_flows = tuple(SubFlow(first, tuple(nodes), tuple(steps.get(first, ()))) for first, nodes in members.items())
    pipeline = bound.pipeline
    return Plan(
        pipeline.flow.name,
        pipeline.flow.version,
        sub_flows,
        control,
        settings=_settings(pipeline),
        components={node.id: node.component for node in pipeline.nodes},
        labels={node.id: node.label for node in pipeline.nodes if node.misc.label},
        late={name: _late_reason(node) for name, node in bound.nodes.items() if node.is_late},
        open_ports=tuple(f"{name}.{port}" for name, node in bound.nodes.items() for port in _open_ports(node)),
        policies={node.id: policy for node in pipeline.nodes if (policy := _policy(node)) is not None},
        parameters=dict(bound.values.types),
        facts=_files(bound),
    )


def _asked_for(bound: BoundPipeline, control: Control) -> set[tuple[str, str]]:
    """Ports that control flow needs: what loops go through, and what is counted for a guard or placeholder."""
    found = {(node, port) for valve in control.valves if valve.over for node, _, port in [valve.over.partition(".")]}
    paths = {path for valve in control.valves if valve.guard is not None for path in valve.guard.placeholders}
    for node in bound.pipeline.nodes:
        paths |= set(placeholders_in(node.options))
        code = str(node.options.get("code", ""))
        paths |= {f"{owner}.{variable}" for owner, variable in _GET_GLOBAL.findall(code)}
    ids = tuple(bound.pipeline.by_id)
    for path in paths:
        name = global_name(path, ids)
        if name is not None:
            found |= _counted(bound.nodes[name[0]], name[1].casefold())
    return found


def _counted(node: BoundNode, variable: str) -> set[tuple[str, str]]:
    ports = [port for port in node.schemas if node.call is None]
    if variable == "row_count":
        wanted = ports[:1]
    elif variable == "rejected_count":
        wanted = [port for port in ports if port == "rejected"]
    else:
        wanted = [port for port in ports if variable == f"row_count_{port}".casefold()]
    return {(node.joined.node.id, port) for port in wanted}


def sub_flow_of(pipeline: Pipeline) -> dict[str, str]:
    """Every node's sub flow: the first node (in document order) of its weakly connected part of the data links."""
    position = {node.id: index for index, node in enumerate(pipeline.nodes)}
    parent = {node.id: node.id for node in pipeline.nodes}

    def find(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for link in pipeline.links:
        if link.source in parent and link.target in parent:
            first, second = sorted((find(link.source), find(link.target)), key=position.__getitem__)
            parent[second] = first
    return {node: find(node) for node in parent}


def _late_reason(node: BoundNode) -> str:
    return next(
        (schema.reason for schema in node.schemas.values() if hasattr(schema, "reason")),
        "its input is known when it runs",
    )


def _open_ports(node: BoundNode) -> tuple[str, ...]:
    if node.is_late or node.is_broken:
        return ()
    called = [port for port, schema in node.call.outputs.items() if isinstance(schema, Open)] if node.call else []
    return (*node.late_outputs, *called)


def _policy(node: Node) -> Policy | None:
    retry, timeout = node.misc.retry, node.misc.timeout
    if retry is None and timeout is None:
        return None
    return Policy(retry.max if retry else 0, (retry.backoff if retry else None) or 1.0, timeout)


def _settings(pipeline: Pipeline) -> PlanSettings:
    settings = pipeline.settings
    return PlanSettings(
        settings.threads,
        settings.memory_bytes,
        settings.timeout,
        settings.retries,
        settings.fail_strategy,
        settings.execution_mode,
        settings.entry,
    )


def _files(bound: BoundPipeline) -> dict[str, tuple[PlanFile, ...]]:
    files = {}
    for name, node in bound.nodes.items():
        found = [
            PlanFile(stat.path, stat.size, stat.modified_ns)
            for probe in node.joined.probes
            if probe in bound.facts
            for stat in bound.facts[probe].files
        ]
        if found:
            files[name] = tuple(found)
    return files


def _step(bound: BoundPipeline, fusion: Fusion, step_id: str, group: tuple[str, ...]) -> Step:
    needs = tuple(
        sorted(
            {
                f"{source}.{port}"
                for node in group
                for source, port in bound.wiring.feeds[node].values()
                if source not in group
            }
        )
    )
    first = bound.nodes[group[0]]
    if first.call is not None:
        call = first.call
        inputs = {port: "{}.{}".format(*bound.wiring.feeds[group[0]][port]) for port in call.inputs}
        return CallStep(
            step_id,
            group,
            call.body,
            call.config,
            inputs,
            call.outputs,
            call.packages,
            call.writes,
            call.mode,
            call.deterministic,
            needs,
        )
    return _query_step(bound, fusion, step_id, group, needs)


def _query_step(
    bound: BoundPipeline, fusion: Fusion, step_id: str, group: tuple[str, ...], needs: tuple[str, ...]
) -> QueryStep:
    local = _Local(bound, set(group))
    outputs: list[Output] = []
    writes: list[Output] = []
    ports: dict[str, int] = {}
    for name in group:
        node = bound.nodes[name]
        if node.check is not None:
            outputs.append(Check(name, local.index(node.check[0]), node.check[1]))
        for port, index in {**node.outputs, **node.late_outputs}.items():
            if (name, port) in fusion.kept or port in bound.wiring.linked[name] or not bound.wiring.linked[name]:
                ports[f"{name}.{port}"] = local.index(index)
            if (name, port) in fusion.kept:
                outputs.append(Keep(local.index(index), f"{name}.{port}"))
        if node.write is not None:
            writes.append(_write(name, node.write, local.index(node.reads["input"])))
    outputs += writes  # a broken promise is found before anything is written
    internal = shared_results(local.relations, [output.relation for output in outputs])
    kept = [Keep(index, f"{step_id}:{local.relations[index].name}", is_internal=True) for index in internal]
    already = {output.relation for output in outputs if isinstance(output, Keep)}
    return QueryStep(
        step_id,
        group,
        tuple(local.relations),
        tuple([keep for keep in kept if keep.relation not in already] + outputs),
        ports,
        needs,
    )


def _write(node: str, write: Any, relation: int) -> Output:
    if isinstance(write, FileWrite):
        return FileOutput(node, relation, write.uri, write.format, write.mode, write.options, write.partition_by)
    assert isinstance(write, TableWrite)  # noqa: S101 - the two kinds of a bound write
    return TableOutput(node, relation, write.connection, write.table, write.mode, write.keys, write.create)


class _Local:
    """The relations a step needs, re-numbered; what another step computes is read as its artifact."""

    def __init__(self, bound: BoundPipeline, group: set[str]) -> None:
        self.relations: list[BoundRelation] = []
        self._graph = bound.graph
        self._numbers: dict[int, int] = {}
        self._keys = {
            bound.nodes[source].outputs[port]: f"{source}.{port}"
            for node in group
            for source, port in bound.wiring.feeds[node].values()
            if source not in group and port in bound.nodes[source].outputs
        }
        self._inside: Mapping[int, bool] = {index: True for node in group for index in bound.nodes[node].own}

    def index(self, wanted: int) -> int:
        stack = [wanted]
        while stack:
            current = stack[-1]
            relation = self._graph[current]
            if current in self._numbers:
                stack.pop()
            elif current not in self._inside and current in self._keys:
                scan = ArtifactScan(self._keys[current])
                self._add(current, replace(relation, op=scan, inputs=()))
            elif missing := [source for source in relation.inputs if source not in self._numbers]:
                stack.extend(missing)
            else:
                self._add(current, replace(relation, inputs=tuple(self._numbers[source] for source in relation.inputs)))
        return self._numbers[wanted]

    def _add(self, index: int, relation: BoundRelation) -> None:
        self._numbers[index] = len(self.relations)
        self.relations.append(relation)
