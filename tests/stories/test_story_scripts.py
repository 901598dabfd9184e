"""Every story as a generated Python script: its text as it was accepted, and the rows that `pype run` gives."""

from __future__ import annotations

import sys
import uuid
from pathlib import Path

import duckdb
import pytest

from pypeline.plan.schema import Open
from pypeline.service.comparing import compared, normal
from pypeline.service.compiling import Compiled
from pypeline.service.session import RunOptions, Session
from pypeline.service.testing import prepared_test
from stories.stories import GOLDEN, Story, stories


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_a_story_as_a_script_gives_the_same_rows(story: Story, accept: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(story.path.parent)
    monkeypatch.setattr(sys, "argv", ["script.py"])
    told: list[str] = []
    for test in story.tests:
        stand_in, options = prepared_test(story.session, test)
        compiled = stand_in.compile(options)
        script = stand_in.to_python(compiled)
        if isinstance(script, tuple):
            told += [f"# {test.name}: refused {problem.code}: {problem.message}\n" for problem in script]
            continue
        told.append(script)
        assert differing(stand_in, compiled, options, script, test.expect) == []
    golden = GOLDEN / f"{story.name}.python.txt"
    if accept:
        golden.write_bytes("\n".join(told).encode())
    assert golden.exists(), "run pytest --accept and read what it wrote"
    assert "\n".join(told) == golden.read_bytes().decode()


def differing(session: Session, compiled: Compiled, options: RunOptions, script: str, expected) -> list[str]:
    """Where the tables that the script makes differ from what a run keeps."""
    outcome = session.start(compiled, options, lambda _event: None, uuid.uuid4().hex).run()
    connection = executed(script)
    found = []
    for key in expected:
        bound = compiled.bound.nodes[key.partition(".")[0]].schemas[key.partition(".")[2]]
        actual, rows = session.rows(outcome.artifacts[key], 100_000)
        bound = actual if isinstance(bound, Open) else bound
        table = connection.table(key.replace(".", "_")).to_arrow_table()
        made = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
        columns = list(zip(bound.names, bound, strict=True))
        wanted = [
            {name: normal(value, column.type) for (name, column), value in zip(columns, row, strict=True)}
            for row in rows
        ]
        difference = compared(key, wanted, bound, made)
        found += [str(difference)] if difference else []
    return found


def executed(script: str) -> duckdb.DuckDBPyConnection:
    """Runs the script's own `main` on a connection that stays open."""
    namespace: dict = {"__name__": "script"}
    exec(compile(script, "script.py", "exec"), namespace)  # noqa: S102 - our own script
    connection = namespace["connect"]()
    namespace["connect"] = lambda: connection
    namespace["main"]()
    return connection


def test_scripts_stand_in_the_golden_folder_only_for_stories_that_exist():
    names = {story.name for story in stories()}
    assert {path.name.removesuffix(".python.txt") for path in GOLDEN.glob("*.python.txt")} <= names
    assert Path(GOLDEN).is_dir()
