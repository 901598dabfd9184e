"""What a person may write, and what they are told otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pypeline.kit.expressions import offset_of, read_expression
from pypeline.plan.expressions import Expression
from pypeline.problems import Problem


def read(text: str, role: str = "row") -> Expression:
    found = read_expression(text, role)  # type: ignore[arg-type]
    assert isinstance(found, Expression), str(found)
    return found


def problem(text: str, role: str = "row") -> Problem:
    found = read_expression(text, role)  # type: ignore[arg-type]
    assert isinstance(found, Problem), str(found)
    return found


@pytest.mark.parametrize(("text", "canonical"), [
    ("a > 1", '"a" > 1'),
    ("Total >= 1.50", '"Total" >= 1.50'),
    ('"my col" = \'x\'', '"my col" = \'x\''),
    ("extract(year from d)", "DATE_PART('year', \"d\")"),
    ("x::int", 'CAST("x" AS INT)'),
    ("a NOT LIKE 'x%'", "NOT \"a\" LIKE 'x%'"),
    ("a not like 'x!%' escape '!'", "NOT \"a\" LIKE 'x!%' ESCAPE '!'"),
    ("s.address.city", "STRUCT_EXTRACT(STRUCT_EXTRACT(\"s\", 'address'), 'city')"),
    ("left.id = right.id", '"left"."id" = "right"."id"'),
    ("substr(a, 1)", 'SUBSTRING("a", 1)'),
    ("nvl(a, 0)", 'IFNULL("a", 0)'),
    ("trim(both 'x' from a)", "TRIM(\"a\", 'x')"),
    ("j ->> '$.a'", "JSON_EXTRACT_STRING(\"j\", '$.a')"),
    ("a ** 2", 'POW("a", 2)'),
    ("current_date", "TODAY()"),
    ("a -- why\n + 1", '"a" + 1'),
    ("{{params.since}} <= d", "PLACEHOLDER('params.since', '') <= \"d\""),
    ("'in {{params.city}}!'", "('in ' || CAST(PLACEHOLDER('params.city', '') AS TEXT) || '!')"),
])  # fmt: skip
def test_an_expression_has_one_canonical_text(text: str, canonical: str):
    assert read(text).sql == canonical
    assert Expression.parse(canonical).sql == canonical


@pytest.mark.parametrize(("text", "code", "message"), [
    ("", "P201", "the expression is empty"),
    ("a +", "P201", "the expression cannot be read at '+'"),
    ("a > > 1", "P201", "> > is no operator"),
    ("'open", "P201", "a quote, a bracket or a comment is not closed"),
    ("a, b", "P201", "one expression is needed, and a comma starts a second one"),
    ("uper(a)", "P203", "there is no function uper"),
    ("read_text('secret')", "P203", "there is no function read_text"),
    ("getenv('HOME')", "P203", "there is no function getenv"),
    ("placeholder('a', 'b')", "P203", "there is no function placeholder"),
    ("columns('a')", "P203", "there is no function columns"),
    ("a; drop table x", "P206", "there is several statements here, and one expression is needed"),
    ("(select 1)", "P206", "a subquery cannot be part of an expression"),
    ("a in (select b from c)", "P206", "IN takes values, not a query"),
    ("exists (select 1)", "P206", "EXISTS cannot be part of an expression"),
    ("a as b", "P206", "the expression gives itself a name or has a word too many"),
    ("a b", "P206", "the expression gives itself a name or has a word too many"),
    ("*", "P206", "* stands for no single value"),
    ("#1", "P206", "columns cannot be named by their position"),
    ("?", "P206", "? and $name cannot be used in an expression"),
    ("$x", "P206", "? and $name cannot be used in an expression"),
    ("sum(a)", "P206", "sum adds up many rows and cannot stand here"),
    ("row_number()", "P206", "row_number needs OVER (…)"),
    ("sum(a) over ()", "P206", "OVER (…) can only be used in a window option"),
    ("upper(distinct a)", "P206", "DISTINCT belongs to an aggregate function"),
    ("cast(a as money)", "P206", "money is not a type"),
    ("upper((x, y) -> x + y)", "P206", "a lambda can only be given to a list function"),
    ("col_{{params.x}}", "P208", "{{params.x}} cannot be part of a name"),
    ('"col {{params.x}}"', "P208", "a placeholder cannot be part of a column's name"),
    ("cast(a as {{params.type}})", "P208", "{{params.type}} cannot stand here"),
    ("{{ }}", "P208", "a placeholder is written {{name}} or {{group.name}}"),
    ("(" * 61 + "a" + ")" * 61, "P210", "the expression is nested too deeply"),
    ("not " * 500 + "a", "P210", "the expression is nested too deeply"),
    ("a + " * 500 + "a", "P210", "the expression is nested too deeply"),
    ("left(a)", "P212", "left takes 2 arguments, here it has 1"),
    ("round(a, 1, 2)", "P212", "round takes 1 to 2 arguments, here it has 3"),
])  # fmt: skip
def test_what_is_not_an_expression_is_a_problem(text: str, code: str, message: str):
    found = problem(text)
    assert (found.code, found.message) == (code, message)
    assert found.remedy


@pytest.mark.parametrize(("text", "role"), [
    ("sum(a) / count(*)", "aggregate"),
    ("count(distinct a) filter (where b > 1)", "aggregate"),
    ("string_agg(distinct a, ', ' order by a desc)", "aggregate"),
    ("row_number() over (partition by a order by b desc nulls first)", "window"),
    ("a - lag(a ignore nulls) over (order by b)", "window"),
    ("sum(a) filter (where b) over (order by c rows between 1 preceding and current row)", "window"),
])  # fmt: skip
def test_roles_allow_their_functions_and_survive_storing(text: str, role: str):
    expression = read(text, role)
    assert Expression.parse(expression.sql) == expression


@pytest.mark.parametrize(
    ("text", "role"),
    [("sum(sum(a))", "aggregate"), ("sum(a)", "window"), ("lag(a)", "window"), ("sum(a) over w", "window")],
)
def test_aggregates_stand_only_where_they_mean_something(text: str, role: str):
    assert problem(text, role).code == "P206"


def test_a_problem_says_where_it_is():
    place = problem("a = 1 and\n  uper(b) = 'x'").place
    assert (place.line, place.column) == (2, 3)


def test_a_misspelt_function_is_guessed():
    assert problem("regexp_replce(a, 'b', 'c')").remedy.startswith("did you mean regexp_replace")


def test_columns_are_found_in_the_text_as_it_was_written():
    text = "{{params.x}} + 'é {{params.y}}' || Total"
    assert offset_of(read(text), "Total") == text.index("Total")


def test_a_thousand_conditions_are_no_nesting():
    assert len(read(" or ".join(f"a = {number}" for number in range(1000))).sql) > 9000


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("(){}[]'\"`;,.*/+-<>=!|&%$#@?:\\ \n\tabcASELECTfromnull0123456789_")), st.characters()
    ),
    max_size=60,
)


@settings(max_examples=1500, deadline=None)
@given(
    st.one_of(HOSTILE, st.binary(max_size=60).map(lambda data: data.decode("utf-8", "replace")), st.text(max_size=40)),
    st.sampled_from(["row", "aggregate", "window"]),
)
def test_reading_never_raises_and_what_is_read_is_stored_unchanged(text: str, role: str):
    found = read_expression(text, role)  # type: ignore[arg-type]
    if isinstance(found, Expression):
        assert Expression.parse(found.sql).sql == found.sql


_WORDS = ["a", "1", "'x'", "(", ")", "+", "-", "and", "or", "not", "case", "when", "then", "else", "end", "in", "between", "like", "is", "null", ",", "sum(", "upper(", "over (", "order by", "partition by", "::", "int", "[", "]", "{", "}", "{{params.x}}", "->", "select", "from", ";", "interval", "day", "cast(", "as", "distinct", "filter (where", ".", "*", "x", "lambda", ":", "--", "/*"]  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join), st.sampled_from(["row", "aggregate", "window"]))
def test_words_in_any_order_never_raise(text: str, role: str):
    found = read_expression(text, role)  # type: ignore[arg-type]
    if isinstance(found, Expression):
        assert Expression.parse(found.sql).sql == found.sql
