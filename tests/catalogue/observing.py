"""What a node does: the rows of its outputs, the files and messages it makes, whether it fails."""

from __future__ import annotations

import shutil
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb

from pypeline.assembly.local import session
from pypeline.document import Pipeline, read_pipeline
from pypeline.service.session import RunOptions
from support import normal

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "examples" / "components"
READER = duckdb.connect()


@dataclass(frozen=True)
class Story:
    """A pipeline, and the node in it that is looked at."""

    name: str
    pipeline: Pipeline
    node: str

    @property
    def options(self) -> dict[str, Any]:
        return dict(self.pipeline.by_id[self.node].options)

    def with_options(self, options: Mapping[str, Any]) -> Story:
        nodes = tuple(replace(node, options=options) if node.id == self.node else node for node in self.pipeline.nodes)
        return replace(self, pipeline=replace(self.pipeline, nodes=nodes))


def stories_of(component: str) -> list[Story]:
    """Every node of this component in the examples named after it."""
    found = []
    for path in sorted(STORIES.glob(f"{component}*.yaml")):
        pipeline = story_text(path.read_text(encoding="utf-8"))
        found += [Story(path.name, pipeline, node.id) for node in pipeline.nodes if node.component == component]
    return found


def story_text(text: str) -> Pipeline:
    reading = read_pipeline(text)
    assert reading.pipeline is not None, [str(problem) for problem in reading.problems]
    return replace(reading.pipeline, settings=replace(reading.pipeline.settings, threads=1))


@dataclass(frozen=True)
class Seen:
    """`ports`: columns, types and rows in order. `refused`: codes of problems that kept it from running."""

    ports: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    effects: tuple[Any, ...] = ()
    counts: Mapping[str, int | None] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    is_failed: bool = False

    @property
    def rows(self) -> dict[str, Counter[Any]]:
        """Without their order."""
        return {port: Counter(rows) for port, (_, rows) in self.ports.items()}


def observe(story: Story, base: Path) -> Seen:
    """Runs it twice in the same folder, so that what happens to a file that is there already is seen, too."""
    shutil.rmtree(base / "out", ignore_errors=True)
    opened = session(story.pipeline, base)
    first = opened.compile()
    if first.plan is None:
        return Seen(refused=tuple(problem.code for problem in first.errors))
    node = first.bound.nodes[story.node]
    keep = frozenset((story.node, port.name) for port in node.joined.outputs if port.type == "TABLE")
    options = RunOptions(keep=keep)
    compiled = opened.compile(options)
    if compiled.plan is None:  # a reader may collect bad rows only with some of its settings
        keep = frozenset(port for port in keep if port[1] != "rejected")
        options = RunOptions(keep=keep)
        compiled = opened.compile(options)
    if compiled.plan is None:
        return Seen(refused=tuple(problem.code for problem in compiled.errors))
    seen = Seen()
    for _ in range(2 if not keep else 1):
        seen = _run(story, opened, compiled, options, seen)
    shutil.rmtree(base / "out", ignore_errors=True)
    return seen


def _run(story: Story, opened: Any, compiled: Any, options: RunOptions, before: Seen) -> Seen:
    execution_id = uuid.uuid4().hex
    events: list[Any] = []
    outcome = opened.start(compiled, options, events.append, execution_id).run()
    ports = {
        key.partition(".")[2]: _table(path)
        for key, path in outcome.artifacts.items()
        if key.startswith(f"{story.node}.")
    }
    opened.discard(execution_id)
    out = opened.base / "out"
    files = {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
    messages = tuple((event.details.get("level"), event.message) for event in events if event.event == "log")
    problems = tuple((problem.code, problem.message) for problem in outcome.problems)
    effects = (*before.effects, outcome.status, tuple(sorted(files)), messages, problems)
    counts = {written.node: written.rows for written in outcome.written}
    return Seen(ports, files, effects, counts, is_failed=outcome.status == "FAILED")


def _table(path: Path) -> Any:
    relation = READER.read_parquet(str(path))
    columns = tuple(zip(relation.columns, map(str, relation.types), strict=True))
    table = relation.to_arrow_table()
    rows = tuple(normal(row) for row in zip(*(column.to_pylist() for column in table.columns), strict=True))
    return columns, rows
