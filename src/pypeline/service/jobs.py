"""A built job: a folder that runs by itself (PYpeline's `pype build`). Deterministic, without resolved values."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pypeline.document import Pipeline, document_of, write_pipeline
from pypeline.kit.component import Component
from pypeline.kit.module_component import ModuleDescription, component_of
from pypeline.plan.placeholders import placeholders_in
from pypeline.plan.plan import PLAN_VERSION, Plan
from pypeline.problems import Place, Problem
from pypeline.service.compiling import Compiled
from pypeline.service.describe import registry_entry

METADATA, DAG = "_execution_metadata.json", "_dag.json"


@dataclass(frozen=True)
class JobFolder:
    """`base` is the folder of the document it was built from: relative paths start there.

    `modules` are people's own modules as they were when it was built: a run needs no registry.
    """

    folder: Path
    document: Path
    base: Path
    modules: tuple[Component, ...] = field(default=(), compare=False)


def job_folder(folder: Path) -> JobFolder | Problem:
    """The job in a folder; a folder without one is a problem."""
    found = sorted(folder.glob(f"*{METADATA}"))
    if not found:
        documents = sorted(path.name for path in folder.glob("*.y*ml"))
        remedy = f"name the document: {folder / documents[0]}" if documents else "pype build makes one"
        return Problem("P804", f"{folder} holds no built job", Place(file=str(folder)), remedy)
    metadata = found[0]
    name = metadata.name.removesuffix(METADATA)
    try:
        content: Any = json.loads(metadata.read_text(encoding="utf-8"))
        base = Path(os.path.normpath(folder.absolute() / str(content["base"])))
        nodes: Any = json.loads((folder / f"{name}{DAG}").read_text(encoding="utf-8"))["nodes"]
        told = [
            ModuleDescription.read(node["name"], node["module_path"], node)
            for node in nodes.values()
            if node.get("own")
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Problem(
            "P101", f"{metadata.name} cannot be read", Place(file=str(metadata)), "build the job again: pype build"
        )
    modules = tuple(component_of(module) for module in told if isinstance(module, ModuleDescription))
    return JobFolder(folder, folder / f"{name}.yaml", base, modules)


def job_files(compiled: Compiled, target: Path, base: Path, modules: Mapping[str, ModuleDescription]) -> dict[str, str]:
    """The files of the job by their path in its folder `target`. `modules` are the workspace's own, by name."""
    pipeline, plan = compiled.pipeline, compiled.plan
    assert plan is not None, "a pipeline with errors is not built"  # noqa: S101
    name = pipeline.flow.name
    text = pipeline.source.text if pipeline.source is not None else write_pipeline(pipeline)
    back = os.path.relpath(base.absolute(), target.absolute())
    return {
        f"{name}.yaml": text,
        f"{name}{DAG}": _json(_dag(compiled, modules)),
        f"{name}{METADATA}": _json(_metadata(pipeline, plan, back)),
        f"context/{name}_default.json": _json(_context(pipeline)),
    }


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _dag(compiled: Compiled, modules: Mapping[str, ModuleDescription]) -> dict[str, Any]:
    """Nodes with everything their component says of itself; options as they are written, placeholders and all."""
    document = document_of(compiled.pipeline)
    nodes = {}
    for node in compiled.pipeline.nodes:
        component = compiled.bound.nodes[node.id].joined.component
        own = modules.get(component.name)
        entry = {**own.to_json(), "own": True} if own is not None else registry_entry(component)
        nodes[node.id] = {"name": component.name, "label": node.label, **entry, "configs": dict(node.options)}
    edges = document.get("connections", {})
    return {"plan_version": PLAN_VERSION, "name": compiled.pipeline.flow.name, "nodes": nodes,
            "edges": {"data": edges.get("data", []), "control": edges.get("control", [])}}  # fmt: skip


def _metadata(pipeline: Pipeline, plan: Plan, base: str) -> dict[str, Any]:
    return {
        "plan_version": PLAN_VERSION,
        "name": pipeline.flow.name,
        "version": pipeline.flow.version,
        "base": base,
        "settings": asdict(plan.settings),
        "parameters": dict(plan.parameters),
        "sub_flows": [
            {
                "id": flow.id,
                "nodes": list(flow.nodes),
                "steps": [{"id": step.id, "nodes": list(step.nodes)} for step in flow.steps],
            }
            for flow in plan.sub_flows
        ],
        "execution_order": [step.id for step in plan.steps],
        "valves": [valve.row() for valve in plan.valves],
    }  # fmt: skip


def _context(pipeline: Pipeline) -> dict[str, None]:
    """The names that the document uses: null is "not given here"; their values come when the job runs."""
    used = {path for node in pipeline.nodes for path in placeholders_in(node.options)}
    return {path.removeprefix("context."): None for path in sorted(used) if path.startswith("context.")}
