"""Load, check, compile: one pipeline from its text to a plan, with every problem on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pypeline.build.bind import bind
from pypeline.build.binding import Given
from pypeline.build.bound import BoundPipeline
from pypeline.build.checking import check
from pypeline.build.control import control_of
from pypeline.build.handover import handed_over
from pypeline.build.memo import Memo
from pypeline.build.nodes import join_nodes
from pypeline.build.oracle import TypeOracle
from pypeline.build.planning import plan_of
from pypeline.build.remembering import RememberingOracle
from pypeline.build.subset import ancestors_only, descendants_of
from pypeline.build.values import Values, early_values
from pypeline.document import Pipeline
from pypeline.kit.catalogue import Catalogue
from pypeline.kit.probes import Fact, Probe
from pypeline.plan.plan import Plan
from pypeline.plan.schema import Schema
from pypeline.problems import Problem, errors_of, sorted_problems
from pypeline.service.protocols import Prober


@dataclass(frozen=True)
class CompileRequest:
    """`base`: what relative paths are relative to. `until`: only these nodes and what they need; `wanted`: ports
    (`node`, `port`) to keep as artifacts. `actual`: schemas that a run has seen, by `node.port`.
    """

    base: Path
    parameters: Mapping[str, Any] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)
    until: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    wanted: frozenset[tuple[str, str]] = frozenset()
    actual: Mapping[str, Schema] = field(default_factory=dict)
    unfused: bool = False


@dataclass(frozen=True)
class Compiled:
    """`plan` is None when there is an error among the `problems`."""

    pipeline: Pipeline
    bound: BoundPipeline
    plan: Plan | None
    problems: tuple[Problem, ...]
    values: Values

    @property
    def errors(self) -> tuple[Problem, ...]:
        return errors_of(self.problems)


class Compiler:
    """Joins the pure stages with a prober and a type oracle. Keep one: what it learnt makes the next time fast."""

    def __init__(
        self, catalogue: Catalogue, prober: Prober, oracle: TypeOracle, problems: tuple[Problem, ...] = ()
    ) -> None:
        """`problems` of the catalogue itself are told to whoever misses a component."""
        self.catalogue = catalogue
        self._catalogue_problems = problems
        self._prober = prober
        self._memo = Memo()
        self._oracle = RememberingOracle(oracle)

    def compile(self, pipeline: Pipeline, request: CompileRequest) -> Compiled:
        """All stages; never raises for a user's mistake."""
        unknown = [
            Problem("P505", f"there is no node {node}", remedy=f"nodes: {', '.join(list(pipeline.by_id)[:12])}")
            for node in (*request.until, *request.since)
            if node not in pipeline.by_id
        ]
        part = pipeline
        if request.until and not unknown:
            part = ancestors_only(pipeline, request.until)
        elif request.since and not unknown:
            part = ancestors_only(pipeline, descendants_of(pipeline, request.since))
        bound = self.bind(part, request, _used(pipeline, part, request))
        control, valve_problems = control_of(bound)
        found = (*unknown, *bound.problems, *valve_problems, *check(bound, self._oracle))
        is_missing = any(problem.code == "P301" for problem in found)
        problems = sorted_problems(_said_once((*found, *(self._catalogue_problems if is_missing else ()))))
        has_errors = any(problem.is_error for problem in problems)
        plan = None if has_errors else plan_of(bound, request.wanted, control, unfused=request.unfused)
        return Compiled(part, bound, plan, problems, bound.values)

    def bind(
        self, pipeline: Pipeline, request: CompileRequest, used: AbstractSet[tuple[str, str]] = frozenset()
    ) -> BoundPipeline:
        values, problems = early_values(pipeline, request.parameters, request.context)
        joined, node_problems = join_nodes(pipeline, self.catalogue, values, self._memo)
        wanted: AbstractSet[Probe] = {probe for node in joined.values() for probe in node.probes}
        facts: Mapping[Probe, Fact | Problem] = self._prober.probe(sorted(wanted, key=repr), request.base)
        given = Given(values, facts, request.actual, used)
        bound = bind(pipeline, joined, given, self._oracle, self._memo)
        handed = handed_over(bound, facts)
        if handed:
            bound = bind(pipeline, joined, replace(given, facts={**facts, **handed}), self._oracle, self._memo)
        return replace(bound, problems=(*problems, *node_problems, *bound.problems))


def _used(pipeline: Pipeline, part: Pipeline, request: CompileRequest) -> frozenset[tuple[str, str]]:
    """Ports that somebody wants, or that are linked in the whole pipeline: a node does the same in a part of it."""
    linked = {(link.source, link.source_port) for link in pipeline.links} if part is not pipeline else set()
    return frozenset(port for port in linked | request.wanted if port[0] in part.by_id)


_SAID_BETTER = frozenset({"P202", "P203", "P204", "P205", "P207"})


def _said_once(problems: Iterable[Problem]) -> list[Problem]:
    """Without the engine's own words (P211) on an option, or on a whole node, that a check has said more about."""
    found = list(problems)
    said: set[tuple[str | None, str | None]] = {
        (one.place.node, one.place.option) for one in found if one.code in _SAID_BETTER and one.place.option
    }
    said |= {(node, None) for node, _ in said}
    return [one for one in found if one.code != "P211" or (one.place.node, one.place.option) not in said]
