"""What a run would do, as a value that can be printed or sent: steps, what is kept and why, effects, schemas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pypeline.build.bound import BoundPipeline
from pypeline.plan.placeholders import filled, placeholders_in
from pypeline.plan.plan import CallStep, FileOutput, Keep, QueryStep, Step, TableOutput
from pypeline.plan.schema import Schema, schema_to_json
from pypeline.service.compiling import Compiled


def planned(compiled: Compiled, base: Path, reused: Collection[str] = ()) -> dict[str, Any]:
    """The plan in words. `reused` are ids of steps whose results are there already."""
    plan = compiled.plan
    assert plan is not None, "a pipeline with errors has no plan"  # noqa: S101
    return {
        "pipeline": plan.name,
        **({"version": plan.version} if plan.version else {}),
        "sub_flows": [
            {
                "id": flow.id,
                "nodes": list(flow.nodes),
                "steps": [_step(compiled.bound, step, is_reused=step.id in reused) for step in flow.steps],
            }
            for flow in plan.sub_flows
        ],
        "valves": [valve.row() for valve in plan.valves],
        "order": plan.control.to_text().splitlines() if plan.valves else [],
        "reads": [
            {"node": node, "files": [{"path": file.path, "bytes": file.size} for file in files]}
            for node, files in plan.facts.items()
        ],
        "effects": [effect for step in plan.steps for effect in _effects(step, base, compiled.values.known)],
        "outputs": _outputs(compiled.bound),
        "late": dict(plan.late),
        "entry": plan.settings.entry,
    }


def _step(bound: BoundPipeline, step: Step, *, is_reused: bool) -> dict[str, Any]:
    kind = "query" if isinstance(step, QueryStep) else "call"
    kept = _kept(bound, step) if isinstance(step, QueryStep) else []
    own = {"body": step.body, "packages": list(step.packages)} if isinstance(step, CallStep) else {"place": step.place}
    return {"id": step.id, "kind": kind, "nodes": list(step.nodes), "needs": list(step.needs), "kept": kept,
            "reused": is_reused, **own}  # fmt: skip


def _kept(bound: BoundPipeline, step: QueryStep) -> list[dict[str, str]]:
    found = []
    for output in step.outputs:
        if isinstance(output, Keep) and output.is_internal:
            relation = step.relations[output.relation]
            found.append({"result": relation.name, "why": "it is used more than once"})
        elif isinstance(output, Keep):
            node, _, port = output.key.partition(".")
            found.append({"result": output.key, "why": _why_kept(bound, step, node, port)})
    return found


def _why_kept(bound: BoundPipeline, step: QueryStep, node: str, port: str) -> str:
    kept = bound.nodes[node]
    if kept.joined.node.misc.cache:
        return "cache: true"
    if port in kept.late_outputs:
        return "its columns are known only when it has run"
    users = [user for user, feeds in bound.wiring.feeds.items() if (node, port) in feeds.values()]
    for user in users:
        if bound.nodes[user].call is not None:
            return f"{user} runs in Python"
    for other in (node, *users):
        misc = bound.nodes[other].joined.node.misc
        if misc.retry is not None or misc.timeout is not None:
            return f"{other} has its own retry or time limit"
    outside = [user for user in users if user not in step.nodes]
    return f"{', '.join(outside)} reads it in a step of its own" if outside else "it was asked for"


def _effects(step: Step, base: Path, known: Mapping[str, Any]) -> list[dict[str, Any]]:
    if isinstance(step, CallStep):
        return [_file_effect(step.nodes[0], step.writes, step.mode, base, known)] if step.writes else []
    found = []
    for output in step.outputs:
        if isinstance(output, FileOutput):
            effect = _file_effect(output.node, output.uri, output.mode, base, known)
            found.append({**effect, "format": output.format, "partition_by": list(output.partition_by)})
        elif isinstance(output, TableOutput):
            found.append({"node": output.node, "kind": "table", "action": output.mode, "connection": output.connection,
                          "table": output.table})  # fmt: skip
    return found


def _file_effect(node: str, uri: str, mode: str, base: Path, known: Mapping[str, Any]) -> dict[str, Any]:
    path = str(filled(uri, known))
    target = None if placeholders_in(path) else base / Path(path).expanduser()
    exists = target is not None and target.exists()
    action = {"overwrite": "overwrite" if exists else "create", "append": "append" if exists else "create"}.get(mode)
    action = action or ("refuse: it exists" if exists else "create")
    return {"node": node, "kind": "file", "action": action, "path": path if target is None else str(target)}


def _outputs(bound: BoundPipeline) -> list[dict[str, Any]]:
    """The columns of every end: what sinks write, and outputs that go nowhere."""
    found = []
    for name, node in bound.nodes.items():
        if node.write is not None:
            found.append({"node": name, **schema_to_json(bound.graph[node.reads["input"]].schema)})
        elif not bound.wiring.linked[name]:
            found += [
                {"node": name, "port": port, **schema_to_json(schema)}
                for port, schema in list(node.schemas.items())[:1]
            ]
    return found


def schemas_of(bound: BoundPipeline) -> dict[str, Schema]:
    """Every port's schema (`node.port`); of a sink, what it is fed (`node.input`)."""
    found = {f"{name}.{port}": schema for name, node in bound.nodes.items() for port, schema in node.schemas.items()}
    for name, node in bound.nodes.items():
        for port, index in node.reads.items():
            found[f"{name}.{port}"] = bound.graph[index].schema
    return found
