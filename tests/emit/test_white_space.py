"""White space taken away at the ends of a text by a regular expression is a trim on DuckDB, with the same result."""

from __future__ import annotations

import duckdb
import pytest

from pypeline.emit.scalars import lower
from pypeline.kit.expressions import call, column, literal
from pypeline.plan.relations import column as same_column

TEXTS = [" a b ", "\t\n\r\f x\n y \r\n", "", "   ", None, "\u00a0z\u00a0", "\vq\v", "plain"]


@pytest.mark.parametrize("pattern", [r"^\s+", r"\s+$"])
@pytest.mark.parametrize("options", [[], ["g"]])
def test_a_trim_gives_what_the_regular_expression_gives(pattern, options):
    arguments = [literal(part) for part in (pattern, "", *options)]
    sql = lower(call("regexp_replace", column("c"), *arguments), "duckdb", {}).sql(dialect="duckdb", identify=True)
    assert "REGEXP" not in sql
    connection = duckdb.connect()
    for text in TEXTS:
        plain = "regexp_replace($1::VARCHAR, $2, '', $3)"
        ours = connection.execute(f"SELECT {sql} FROM (SELECT $1::VARCHAR AS c)", [text]).fetchall()
        assert ours == connection.execute(f"SELECT {plain}", [text, pattern, "".join(options)]).fetchall()


@pytest.mark.parametrize("arguments", [(r"^\s+", "x", "g"), (r"^\s", "", "g"), (r"^\s+", "", "i")])
def test_anything_else_stays_a_regular_expression(arguments):
    expression = call("regexp_replace", column("c"), *(literal(part) for part in arguments))
    assert "REGEXP_REPLACE" in lower(expression, "duckdb", {}).sql(dialect="duckdb")


def test_a_column_is_made_once_and_emitting_it_leaves_it_alone():
    assert same_column("a", "left") is same_column("a", "left")
    before = same_column("a", "left")
    for dialect in ("duckdb", "postgres", "clickhouse", "spark"):
        lower(before, dialect, {"left.a": "BIGINT"})
        lower(call("abs", before), dialect, {"left.a": "BIGINT"})
    assert before.tree.parent is None
    assert before.sql == '"left"."a"'
