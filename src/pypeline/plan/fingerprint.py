"""`fp1:` fingerprints: the same fingerprint means the same rows, so the work need not be done again (DESIGN §7)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pypeline.plan.codec import to_json
from pypeline.plan.placeholders import placeholders_in
from pypeline.plan.plan import CallStep, Plan, QueryStep, Step
from pypeline.plan.relations import ArtifactScan, FileScan, RejectScan
from pypeline.plan.volatile import is_volatile
from pypeline.plan.walk import expressions_of


def canonical_json(value: Any) -> str:
    """RFC 8785 for what plans hold: sorted keys, no white space, UTF-8; floats as Python's shortest repr."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def fingerprint(value: Any) -> str:
    return "fp1:" + sha256(canonical_json(value).encode()).hexdigest()


def step_fingerprints(
    plan: Plan, engine: str, versions: Mapping[str, int], values: Mapping[str, Any]
) -> dict[str, str | None]:
    """For each step, by id; None when a step, or one it needs, is volatile.

    Made of the step's operators, the `values` of its placeholders (by path), the components' semantic `versions` (by
    node), the facts of the files it reads, the fingerprints of its inputs and the `engine`'s major version; not of
    labels, layout, threads or memory.
    """
    producers: dict[str, str] = {}
    found: dict[str, str | None] = {}
    for step in plan.steps:
        inputs = [found.get(producers[key]) if key in producers else key for key in step.needs]
        if _is_volatile(step) or _reads_unknown_files(plan, step) or _waits(step, values) or None in inputs:
            found[step.id] = None
        else:
            found[step.id] = fingerprint(
                [
                    engine,
                    _content(step),
                    _values(step, values),
                    inputs,
                    _facts(plan, step),
                    {node: versions.get(node, 1) for node in step.nodes},
                ]
            )
        for key in _produced(step):
            producers[key] = step.id
    return found


def _content(step: Step) -> Any:
    encoded = to_json(step)
    encoded.pop("id")
    if isinstance(step, QueryStep):
        encoded["outputs"] = [part for part in encoded["outputs"] if not part.get("is_internal")]
    return encoded


def _waits(step: Step, values: Mapping[str, Any]) -> bool:
    """Globals and the items of loops have their values only when the step runs, each time another one."""
    return any(
        path.partition(".")[0] not in {"params", "context"} for path in _values(step, values) if path not in values
    )


def _values(step: Step, values: Mapping[str, Any]) -> dict[str, str | None]:
    """What the step's placeholders stand for; one without a value yet is known by its path alone."""
    relations = step.relations if isinstance(step, QueryStep) else ()
    paths = {path for relation in relations for found in expressions_of(relation.op) for path in found.placeholders}
    paths |= set(placeholders_in(to_json(step)))
    return {path: repr(values[path]) if path in values else None for path in sorted(paths)}


def _produced(step: Step) -> list[str]:
    if isinstance(step, CallStep):
        return [f"{step.nodes[0]}.{port}" for port in step.outputs]
    return [output.key for output in step.outputs if hasattr(output, "key")]


def _facts(plan: Plan, step: Step) -> list[Any]:
    return [to_json(file) for node in step.nodes for file in plan.facts.get(node, ())]


def _reads_unknown_files(plan: Plan, step: Step) -> bool:
    """A file without facts is written by the same run, or its path is known only then."""
    scans = step.relations if isinstance(step, QueryStep) else ()
    return any(isinstance(relation.op, FileScan) and relation.node not in plan.facts for relation in scans)


def _is_volatile(step: Step) -> bool:
    if isinstance(step, CallStep):
        return not step.deterministic
    return any(
        not isinstance(relation.op, ArtifactScan | FileScan | RejectScan) and is_volatile(relation.op)
        for relation in step.relations
    )
