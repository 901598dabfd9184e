"""TRY_CAST of text to numbers: never another number than DuckDB's; a rarer spelling may stop the query instead."""

from __future__ import annotations

import random

import duckdb
import psycopg
import pytest

from engines import Postgres
from pypeline.emit.scalars import lower
from pypeline.kit.expressions import Expression, read_expression
from pypeline.problems import Problem

TEXTS = ["", "1", "-1", " 12 ", "+5", "007", "1.5", "-2.5", "2.5", "0.4999", "1e3", "1E-2", "0x10", "0b1", "0o7", "1_000", "1__0", "_1", "1_", ".5", "5.", "-.5", ".", "-", "+", "abc", "12abc", "1 2", "- 5", "12\t", "\n7\n", "\v8", "\f9\r", "99999999999", "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "1e400", "inf", "-inf", "nan", "null", "\uff11\uff12", "1,000", "1.5.2", "--1", "+-5", "1e", "1d", "1f", "\u00a012", "2147483647.4", "2147483647.5", "0.123456789012345678", "1'"]  # fmt: skip
CHANCE = random.Random(7)  # noqa: S311 - repeatable, not secret
MORE = ["".join(CHANCE.choices("0123456789.-+eE_x ", k=CHANCE.randint(1, 6))) for _ in range(1000)]
PLAIN = [
    "1",
    "-1",
    " 12 ",
    "+5",
    "007",
    "1.5",
    "-2.5",
    "1e3",
    ".5",
    "5.",
    "abc",
    "12abc",
    "",
    "99999999999",
    "N/A",
    "1 2",
]


def written(type_: str, dialect: str) -> str:
    expression = read_expression(f"try_cast(s as {type_})")
    assert isinstance(expression, Expression)
    tree = lower(expression, dialect, {"s": "VARCHAR"})
    assert not isinstance(tree, Problem)
    return tree.sql(dialect=dialect, identify=True)


@pytest.mark.postgres
@pytest.mark.parametrize("type_", ["SMALLINT", "INTEGER", "BIGINT", "DOUBLE"])
def test_a_text_is_the_same_number_or_none_in_postgresql(type_: str, postgres: Postgres):
    here, there = written(type_, "duckdb"), written(type_, "postgres")
    for text in [*TEXTS, *MORE]:
        wanted = duckdb.execute(f"SELECT {here} FROM (SELECT ? AS s)", [text]).fetchall()[0][0]
        quoted = "'" + text.replace("'", "''") + "'"
        try:
            found = postgres.rows(f"SELECT {there} FROM (SELECT CAST({quoted} AS TEXT) AS s) AS t")[0][0]
        except psycopg.DataError:
            assert text not in PLAIN
            continue
        assert found == (pytest.approx(wanted, rel=1e-9, nan_ok=True) if wanted is not None else None), text
