"""The tests of a document: given rows stand in for ports, and the rows of others are compared with those expected."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypeline.document import DocumentTest, Node, Pipeline
from pypeline.plan.relations import Limit, Sort
from pypeline.plan.schema import Known, Schema
from pypeline.problems import Problem
from pypeline.service.comparing import Difference, compared
from pypeline.service.compiling import Compiled
from pypeline.service.runs import Outcome, RunOptions
from pypeline.service.session import Session

GIVEN = "inline_source"
MAX_ROWS = 100_000


@dataclass(frozen=True)
class TestResult:
    """`problems` kept the test from being run; `differences` are expectations that were not met."""

    name: str
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()

    __test__ = False  # a class of ours, not one that pytest collects

    @property
    def passed(self) -> bool:
        return not self.differences and not any(problem.is_error for problem in self.problems)


def run_tests(session: Session, *, only: str | None = None, unfused: bool = False) -> tuple[TestResult, ...]:
    """Every test of the document (or the one called `only`), in order."""
    return tuple(
        run_test(session, index, unfused=unfused)
        for index, test in enumerate(session.pipeline.tests)
        if only is None or test.name == only
    )


def run_test(session: Session, index: int, *, unfused: bool = False) -> TestResult:
    """One test. Only what the expected ports need is run."""
    test = session.pipeline.tests[index]
    problems = unknown_ports(session.pipeline, test)
    if problems:
        place = session.pipeline.place(test_index=index)
        return TestResult(test.name, problems=tuple(problem.at(place) for problem in problems))
    stand_in, options = prepared_test(session, test)
    options = replace(options, unfused=unfused)
    compiled = stand_in.compile(options)
    if compiled.plan is None:
        return TestResult(test.name, problems=compiled.errors)
    execution_id = f"test-{uuid.uuid4().hex}"
    try:
        outcome = stand_in.start(compiled, options, lambda _event: None, execution_id).run()
        if outcome.status not in {"SUCCESS", "WARNING"}:
            return TestResult(test.name, problems=outcome.problems)
        return TestResult(test.name, _differences(stand_in, test, compiled, outcome))
    finally:
        stand_in.discard(execution_id)


def prepared_test(session: Session, test: DocumentTest) -> tuple[Session, RunOptions]:
    """A session on the document with the given rows in it, and what of it to run."""
    schemas = _schemas(session, test)
    stand_in = session.on(with_rows(session.pipeline, test.given, schemas))
    wanted = frozenset(_split(key) for key in test.expect)
    nodes = tuple(dict.fromkeys(node for node, _ in wanted))
    return stand_in, RunOptions(parameters=test.parameters, until=nodes, keep=wanted)


def with_rows(
    pipeline: Pipeline, given: Mapping[str, Sequence[Mapping[str, Any]]], schemas: Mapping[str, Schema]
) -> Pipeline:
    """The pipeline with a source of literal rows in the place of each given port, of the types that it has."""
    names = {key: _new_id(pipeline, key) for key in given}
    sources = [_source(names[key], rows, schemas.get(key)) for key, rows in given.items()]
    links = [
        replace(link, source=names[key], source_port="data", mark=None)
        if (key := f"{link.source}.{link.source_port}") in names
        else link
        for link in pipeline.links
    ]
    return replace(pipeline, nodes=(*pipeline.nodes, *sources), links=tuple(links))


def _new_id(pipeline: Pipeline, key: str) -> str:
    name = "given_" + key.replace(".", "_")
    while name in pipeline.by_id:
        name += "_"
    return name


def _source(name: str, rows: Sequence[Mapping[str, Any]], schema: Schema | None) -> Node:
    types = {column.name: column.type for column in schema.columns if column.type} if isinstance(schema, Known) else {}
    spelled = {column.casefold(): column for column in types}
    cells = [{spelled.get(column.casefold(), column): value for column, value in row.items()} for row in rows]
    text = json.dumps(cells, default=str, ensure_ascii=False)
    return Node(name, GIVEN, {"text": text, "format": "json", "columns": types})


def _schemas(session: Session, test: DocumentTest) -> dict[str, Schema]:
    """The columns of the given ports as the document has them, where it can tell without running."""
    nodes = tuple(dict.fromkeys(_split(key)[0] for key in test.given))
    if not nodes:
        return {}
    bound = session.compile(RunOptions(parameters=test.parameters, until=nodes)).bound
    schemas: dict[str, Schema] = {}
    for key in test.given:
        node, port = _split(key)
        if node in bound.nodes and port in bound.nodes[node].schemas:
            schemas[key] = bound.nodes[node].schemas[port]
    return schemas


def _differences(session: Session, test: DocumentTest, compiled: Compiled, outcome: Outcome) -> tuple[Difference, ...]:
    found = []
    for key, expected in test.expect.items():
        schema, rows = session.rows(outcome.artifacts[key], MAX_ROWS)
        difference = compared(key, expected, schema, rows, in_order=is_ordered(compiled, *_split(key)))
        found += [difference] if difference is not None else []
    return tuple(found)


def is_ordered(compiled: Compiled, node: str, port: str) -> bool:
    """Whether the rows of the port come straight from a sort."""
    bound = compiled.bound.nodes[node]
    index = bound.outputs.get(port)
    if index is None:
        return False
    relation = compiled.bound.graph[index]
    if isinstance(relation.op, Limit):
        relation = compiled.bound.graph[relation.inputs[0]]
    return isinstance(relation.op, Sort)


def unknown_ports(pipeline: Pipeline, test: DocumentTest) -> list[Problem]:
    """What keeps a test from being run."""
    problems = []
    if not test.expect:
        problems.append(
            Problem("P618", f'the test "{test.name}" expects nothing', remedy="add expect: {node.port: [rows]}")
        )
    for key in (*test.given, *test.expect):
        if _split(key)[0] not in pipeline.by_id:
            remedy = f"nodes: {', '.join(list(pipeline.by_id)[:12])}"
            problems.append(
                Problem("P505", f'the test "{test.name}" names {key}, but there is no such node', remedy=remedy)
            )
    return problems


def _split(key: str) -> tuple[str, str]:
    node, _, port = key.partition(".")
    return node, port
