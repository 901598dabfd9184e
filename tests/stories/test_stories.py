"""Every story is true: on DuckDB fused and unfused, and with the same rows in every database that can say it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest

from engines import ClickHouse, Engine, Postgres
from pypeline.service.comparing import compared, normal
from pypeline.service.testing import prepared_test, run_tests
from stories.stories import GOLDEN, Answer, Story, answers, stories

STORIES = pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
DIALECTS = ("duckdb", "postgres", "clickhouse", "spark")


@STORIES
@pytest.mark.parametrize("unfused", [False, True], ids=["fused", "unfused"])
def test_a_story_is_true(story: Story, unfused: bool):
    results = run_tests(story.session, unfused=unfused)
    assert results, "a story has tests"
    assert [str(part) for result in results for part in (*result.problems, *result.differences)] == []


@STORIES
@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_story_is_said_in_a_dialect_as_it_was_accepted(story: Story, dialect: str, accept: bool):
    golden = GOLDEN / f"{story.name}.{dialect}.sql"
    said = "\n".join(found.text(story.tests[found.test].name) for found in answers(story, dialect))
    if accept:
        golden.write_bytes(said.encode())
    assert golden.exists(), "run pytest --accept and read what it wrote"
    assert said == golden.read_bytes().decode()  # as they are: a text may hold a carriage return


@STORIES
@pytest.mark.postgres
def test_postgres_gives_the_rows_of_duckdb(story: Story, postgres: Postgres):
    assert differing(story, postgres) == []


@STORIES
@pytest.mark.clickhouse
def test_clickhouse_gives_the_rows_of_duckdb(story: Story, clickhouse: ClickHouse):
    assert differing(story, clickhouse) == []


def differing(story: Story, engine: Engine) -> list[str]:
    """What the engine answers otherwise than DuckDB, port by port. What it refuses stands in the golden file."""
    found = [answer for answer in answers(story, engine.dialect) if not answer.refusals]
    return [complaint for answer in found if (complaint := _difference(story, answer, engine))]


def _difference(story: Story, answer: Answer, engine: Engine) -> str | None:
    test = story.tests[answer.test]
    stand_in, options = prepared_test(story.session, test)
    options = replace(options, keep=frozenset({tuple(answer.port.split(".", 1))}))
    compiled = stand_in.compile(options)
    outcome = stand_in.start(compiled, options, lambda _event: None, uuid.uuid4().hex).run()
    _, rows = stand_in.rows(outcome.artifacts[answer.port], 100_000)
    bound = compiled.bound.nodes[answer.port.partition(".")[0]].schemas[answer.port.partition(".")[2]]
    columns = list(zip(bound.names, bound, strict=True))
    expected: list[dict[str, Any]] = [
        {name: normal(value, column.type) for (name, column), value in zip(columns, row, strict=True)} for row in rows
    ]
    try:
        actual = engine.rows(answer.sql)
    except Exception as error:  # noqa: BLE001 - any complaint of the engine is the answer
        return f"{test.name}: {answer.port}: {error}\n{answer.sql}"
    if not expected and not actual:
        return None
    difference = compared(answer.port, expected, bound, actual)
    return f"{test.name}: {difference}\n{answer.sql}" if difference else None
