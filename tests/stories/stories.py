"""Stories: the documents below examples/, each with tests that say what it does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from pypeline.assembly.local import session
from pypeline.document import DocumentTest, read_pipeline
from pypeline.emit.queries import Writer, query_of
from pypeline.kit.expressions import with_placeholder_values
from pypeline.plan.expressions import Expression
from pypeline.plan.graph import reachable
from pypeline.plan.relations import ArtifactScan
from pypeline.plan.walk import map_expressions
from pypeline.problems import Place, Problem
from pypeline.service.compiling import Compiled
from pypeline.service.session import Session
from pypeline.service.testing import prepared_test

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Story:
    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def session(self) -> Session:
        reading = read_pipeline(self.path.read_text("utf-8"), str(self.path))
        assert reading.pipeline is not None, "\n".join(str(problem) for problem in reading.problems)
        return session(reading.pipeline, self.path.parent)

    @property
    def tests(self) -> tuple[DocumentTest, ...]:
        return self.session.pipeline.tests


@dataclass(frozen=True)
class Answer:
    """One expected port of one test in one dialect: its query, or why there is none."""

    test: int
    port: str
    sql: str = ""
    refusals: tuple[Problem, ...] = ()

    def text(self, name: str) -> str:
        refused = "".join(f"-- refused {found.code}: {found.message}\n" for found in dict.fromkeys(self.refusals))
        return f"-- {name}: {self.port}\n{refused or self.sql + ';'}".rstrip() + "\n"


def stories() -> list[Story]:
    folders = [
        folder for folder in (ROOT / "examples").iterdir() if folder.is_dir()
    ]  # not into .pype, which runs change
    found = [Story(path) for path in sorted(path for folder in folders for path in folder.glob("*.yaml"))]
    return [story for story in found if "\ntests:" in story.path.read_text("utf-8")]


def answers(story: Story, dialect: str) -> list[Answer]:
    """The queries of all expected ports, of all tests, in the document's order."""
    made = []
    for index, test in enumerate(story.tests):
        stand_in, options = prepared_test(story.session, test)
        compiled = stand_in.compile(options)
        assert compiled.plan is not None, "\n".join(str(problem) for problem in compiled.errors)
        made += [answer(compiled, index, key, dialect) for key in test.expect]
    return made


def answer(compiled: Compiled, test: int, key: str, dialect: str) -> Answer:
    node, _, port = key.partition(".")
    bound = compiled.bound.nodes[node]
    index = bound.outputs.get(port, bound.late_outputs.get(port))
    if index is None:
        return Answer(test, key, refusals=(outside(node),))
    graph = compiled.bound.graph
    kept = next((graph[at].node for at in reachable(graph, [index]) if isinstance(graph[at].op, ArtifactScan)), None)
    if kept is not None:
        return Answer(test, key, refusals=(outside(kept),))
    relations = [replace(relation, op=map_expressions(relation.op, partial(valued, compiled))) for relation in graph]
    query = query_of(Writer(relations, dialect), index)
    if query.problems:
        return Answer(test, key, refusals=query.problems)
    return Answer(test, key, query.sql(dialect))


def valued(compiled: Compiled, expression: Expression) -> Expression:
    """With the test's parameters in it."""
    found = with_placeholder_values(expression, compiled.values.known, compiled.values.types)
    return expression if isinstance(found, Problem) else found


def outside(node: str) -> Problem:
    return Problem("P501", "its rows are made outside of the database", Place(node=node))
