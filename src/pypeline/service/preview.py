"""Rows at any node in well under a second, from the same compiled query, and honest about sampling."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypeline.plan.codec import to_json
from pypeline.plan.fingerprint import fingerprint
from pypeline.plan.graph import BoundRelation
from pypeline.plan.placeholders import filled
from pypeline.plan.plan import Plan, QueryStep, Step
from pypeline.plan.relations import FileScan
from pypeline.plan.schema import Known, Open, Schema
from pypeline.problems import Problem
from pypeline.service.runs import Outcome, Runner, RunOptions

if TYPE_CHECKING:
    from pypeline.service.compiling import Compiled
    from pypeline.service.session import Session

SAMPLE_ROWS = 50_000
"""Rows of the driving source that a preview reads; enough for joins and groups to look like the whole."""
SMALL_FILE = 8 << 20
"""Bytes below which a source is simply read."""


@dataclass(frozen=True)
class Target:
    node: str
    port: str
    rows: int
    exact: bool = False


NOT_COMPUTED = Open(reason="not computed")


@dataclass(frozen=True)
class Preview:
    """`sample_of` is the number of source rows that were looked at, None when all were."""

    schema: Schema = NOT_COMPUTED
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    sample_of: int | None = None
    total: int | None = None
    problems: tuple[Problem, ...] = ()


def preview(session: Session, runner: Runner, state: Path, target: Target, options: RunOptions) -> Preview:
    """Runs the target and what it needs. Results of Python steps are stored and reused by fingerprint."""
    wanted = replace(options, until=(target.node,), keep=frozenset({(target.node, target.port)}), persist=True)
    compiled = session.compile(wanted)
    if compiled.plan is None:
        return Preview(problems=compiled.errors)
    sampled: int | None = None
    plan = compiled.plan
    if not target.exact:
        plan, sampled, problem = _with_sample(plan, runner, session.base, state / "samples", compiled.values.known)
        if problem is not None:
            return Preview(problems=(problem,))
    execution_id = f"preview-{uuid.uuid4().hex}"
    try:
        outcome = session.start(replace(compiled, plan=plan), wanted, lambda _event: None, execution_id).run()
        return _answer(runner, target, compiled, outcome, sampled)
    finally:
        session.discard(execution_id)


def _answer(runner: Runner, target: Target, compiled: Compiled, outcome: Outcome, sampled: int | None) -> Preview:
    key = f"{target.node}.{target.port}"
    if key not in outcome.artifacts:
        return Preview(problems=outcome.problems or compiled.problems)
    schema, rows = runner.rows(outcome.artifacts[key], target.rows)
    bound = compiled.bound.nodes[target.node].schemas.get(target.port)
    return Preview(
        bound if isinstance(bound, Known) else schema, rows, sampled, outcome.rows.get(key), outcome.problems
    )


def _with_sample(
    plan: Plan,
    runner: Runner,
    base: Path,
    folder: Path,
    values: Mapping[str, Any],
) -> tuple[Plan, int | None, Problem | None]:
    """The plan reading a sample of its driving source: the first large file of the leftmost inputs."""
    for sub_flow in plan.sub_flows:
        for step in sub_flow.steps:
            driving = _driving_scan(step)
            if driving is None or not isinstance(step, QueryStep):
                continue
            relation = step.relations[driving]
            if sum(file.size for file in plan.facts.get(relation.node, ())) < SMALL_FILE:
                return plan, None, None
            scan = relation.op
            assert isinstance(scan, FileScan)  # noqa: S101 - _driving_scan looked
            given = replace(relation, op=replace(scan, uris=tuple(str(filled(uri, values)) for uri in scan.uris)))
            name = fingerprint([to_json(given.op), to_json(plan.facts.get(relation.node, ())), SAMPLE_ROWS])[4:44]
            path = folder / f"{name}.parquet"
            count = runner.sample(given, base, path, SAMPLE_ROWS)
            if isinstance(count, Problem):
                return plan, None, count
            if count < SAMPLE_ROWS:
                return plan, None, None
            return _replaced(plan, step, driving, path), count, None
    return plan, None, None


def _driving_scan(step: Step) -> int | None:
    if not isinstance(step, QueryStep) or not step.outputs:
        return None
    index = step.outputs[-1].relation
    while step.relations[index].inputs:
        index = step.relations[index].inputs[0]
    found = step.relations[index].op
    return index if isinstance(found, FileScan) and not found.rejects else None


def _replaced(plan: Plan, step: QueryStep, index: int, path: Path) -> Plan:
    sample: BoundRelation = replace(step.relations[index], op=FileScan((str(path),), "parquet"))
    relations = (*step.relations[:index], sample, *step.relations[index + 1 :])
    changed = replace(step, relations=relations)
    return replace(
        plan,
        sub_flows=tuple(
            replace(flow, steps=tuple(changed if part is step else part for part in flow.steps))
            for flow in plan.sub_flows
        ),
    )
