"""No text of a person leaves its quotes: not as a value, not as a name, in no dialect."""

from __future__ import annotations

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from engines import ClickHouse, Postgres
from expressions.hostile import came_back, hostile, text_of, written
from pypeline.kit.expressions import column, literal
from pypeline.problems import Problem


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "clickhouse", "spark", "snowflake", "bigquery"])
def test_a_value_and_a_name_are_read_back_as_they_were(dialect: str):
    for text in hostile():
        value, name = written(literal(text), dialect), written(column(text), dialect)
        if isinstance(value, exp.Expr):
            found = sqlglot.parse_one(text_of(value, dialect), dialect=dialect)
            assert isinstance(found, exp.Literal), text
            assert found.this == text
        if isinstance(name, exp.Expr) and text.strip():
            found = sqlglot.parse_one(f"SELECT {text_of(name, dialect)}", dialect=dialect).expressions[0]
            assert isinstance(found, exp.Column), text
            assert found.name == text
    refused = [text for text in hostile() if isinstance(written(literal(text), dialect), Problem)]
    assert not refused or dialect in {"snowflake", "bigquery"}


class DuckDB:
    dialect = "duckdb"

    def __init__(self) -> None:
        self.connection = duckdb.connect()

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self.connection.execute(sql).fetchall()


def test_duckdb_returns_every_text_and_finds_every_name():
    came_back(DuckDB())


@pytest.mark.postgres
def test_postgresql_returns_every_text_and_finds_every_name(postgres: Postgres):
    came_back(postgres)


@pytest.mark.clickhouse
def test_clickhouse_returns_every_text_and_finds_every_name(clickhouse: ClickHouse):
    came_back(clickhouse)
