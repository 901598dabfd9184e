"""A text in a literal, or a name in quotes, stays what it is: in the tree, in every dialect's text, and in the engine."""

from __future__ import annotations

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from hostile.corpus import batches, corpus, some, visible
from pypeline.emit.scalars import lower
from pypeline.kit.expressions import column, literal, read_expression
from pypeline.plan.expressions import Expression
from pypeline.problems import Problem

DIALECTS = ("duckdb", "postgres", "clickhouse", "spark", "snowflake", "bigquery")


def sql_text(text):
    return "'" + text.replace("'", "''") + "'"


def sql_name(text):
    return '"' + text.replace('"', '""') + '"'


def readable(texts):
    """What may stand in an expression: not too long, not too many brackets, not a placeholder."""
    return [text for text in texts if len(text) < 10_000 and max(text.count(bracket) for bracket in "([{") <= 60]


def test_a_literal_is_read_as_the_text_it_holds():
    for text in readable(some(corpus(), 2)):
        found = read_expression(sql_text(text))
        assert isinstance(found, Expression), (text, found)
        assert (type(found.tree), found.tree.name) == (exp.Literal, text), repr(text)
        assert Expression.parse(found.sql).tree.name == text, repr(text)


def test_a_quoted_name_is_read_as_the_column_it_names():
    for text in readable(some(corpus(), 2)):
        if not text or "{{" in text:
            continue
        found = read_expression(sql_name(text))
        assert isinstance(found, Expression), (text, found)
        assert found.columns == (text,), repr(text)
        assert Expression.parse(found.sql).columns == (text,), repr(text)


def test_an_unquoted_text_is_an_expression_or_a_problem_and_never_an_exception():
    for text in some(corpus(), 2):
        found = read_expression(text)
        if isinstance(found, Problem):
            assert found.code.startswith("P2"), (text, found)
            assert "\n" not in found.message, (text, found)
            assert len(found.message) < 400, (text, found)
        else:
            assert found.tree.find(exp.Query, exp.Command, exp.Table) is None, repr(text)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_literals_and_names_cannot_break_out_of_a_statement(dialect):
    for texts in batches(corpus(), 500):
        items, expected = [], []
        for text in texts:
            lowered = lower(literal(text), dialect, {})
            if isinstance(lowered, Problem):
                continue
            name = text or "empty"
            items.append(exp.Alias(this=lowered, alias=exp.Identifier(this=name, quoted=True)))
            expected.append((text, name))
        select = exp.Select(expressions=items).sql(dialect=dialect, identify=True, comments=False)
        parsed = sqlglot.parse(select, dialect=dialect)
        assert len(parsed) == 1
        found = [(item.find(exp.Literal).name, item.alias) for item in parsed[0].expressions]
        assert found == expected


def test_the_engine_gives_the_same_values_and_names_back():
    engine = duckdb.connect()
    for texts in batches(corpus(), 500):
        unique = {text.casefold(): text for text in texts if text}
        values = [lower(literal(text), "duckdb", {}) for text in unique.values()]
        items = [exp.Alias(this=value, alias=exp.Identifier(this=text, quoted=True)) for value, text in zip(values, unique.values(), strict=True)]  # fmt: skip
        inner = exp.Select(expressions=items).subquery("t")
        names = [column(text).tree for text in unique.values()]
        answer = engine.sql(
            exp.Select(expressions=names).from_(inner).sql(dialect="duckdb", identify=True, comments=False)
        )
        assert answer.fetchall() == [tuple(unique.values())]


def test_a_placeholder_s_value_is_never_read_as_a_placeholder_or_as_sql():
    from pypeline.kit.expressions import with_placeholder_values

    asked = read_expression("name = {{params.x}} OR name = 'a {{params.x}} b'")
    engine = duckdb.connect()
    for text in some(visible(), 5):
        for value in (text, f"{{{{params.x}}}}{text}"):
            filled = with_placeholder_values(asked, {"params.x": value}, {"x": "VARCHAR", "params.x": "VARCHAR"})
            assert isinstance(filled, Expression), (value, filled)
            assert not filled.placeholders, value
    filled = with_placeholder_values(asked, {"params.x": "{{params.x}}' OR TRUE --"}, {"x": "VARCHAR"})
    sql = lower(filled, "duckdb", {"name": "VARCHAR"}).sql(dialect="duckdb")
    assert engine.sql(f"SELECT {sql} FROM (VALUES ('x')) t(name)").fetchall() == [(False,)]
