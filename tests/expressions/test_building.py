"""Expressions that components build, and placeholders with their types and values."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal

import duckdb
import pytest

from pypeline.emit.scalars import bind_name, lower, lower_sort_key
from pypeline.kit.expressions import (
    Expression,
    aggregate,
    all_of,
    any_of,
    call,
    case,
    cast,
    column,
    compare,
    concat,
    equals,
    in_list,
    is_null,
    literal,
    over,
    read_expression,
    try_cast,
    with_placeholder_types,
    with_placeholder_values,
)
from pypeline.plan.relations import SortKey
from pypeline.problems import Problem

A, B = column("a"), column("b c")


def value_of(expression: Expression, **binds: object) -> object:
    tree = lower(expression, "duckdb", {})
    assert not isinstance(tree, Problem)
    row = duckdb.execute(f"SELECT {tree.sql(dialect='duckdb', identify=True)}", binds or None).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize(("built", "sql"), [
    (equals(A, B), '"a" = "b c"'),
    (compare("<=", A, compare("+", B, literal(1))), '"a" <= ("b c" + 1)'),
    (all_of(), "TRUE"), (any_of(), "FALSE"), (all_of(A), '"a"'),
    (all_of(A, any_of(A, B)), '"a" AND ("a" OR "b c")'),
    (call("nvl", A, literal("x")), "IFNULL(\"a\", 'x')"),
    (cast(A, "DECIMAL(10,2)"), 'CAST("a" AS DECIMAL(10, 2))'), (try_cast(A, "DATE"), 'TRY_CAST("a" AS DATE)'),
    (case([(is_null(A), literal(0))], A), 'CASE WHEN "a" IS NULL THEN 0 ELSE "a" END'),
    (concat(A, literal("it's")), "\"a\" || 'it''s'"),
    (in_list(A, [literal(1), literal(2)]), '"a" IN (1, 2)'), (in_list(A, []), "FALSE"),
    (aggregate("count"), "COUNT(*)"), (aggregate("count", A, distinct=True), 'COUNT(DISTINCT "a")'),
    (aggregate("sum", A, where=is_null(B)), 'SUM("a") FILTER(WHERE "b c" IS NULL)'),
    (aggregate("string_agg", A, literal(","), order_by=[SortKey(B, descending=True)]), 'STRING_AGG("a", \',\' ORDER BY "b c" DESC)'),
    (over(call("lag", A), [B], [A]), 'LAG("a") OVER (PARTITION BY "b c" ORDER BY "a")'),
    (over(aggregate("sum", A), order_by=[B], frame=("rows", -2, 0)), 'SUM("a") OVER (ORDER BY "b c" ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)'),
    (over(aggregate("sum", A), frame=("rows", None, None)), 'SUM("a") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)'),
    (column("a", "left"), '"left"."a"'),
])  # fmt: skip
def test_builders_quote_and_bracket(built: Expression, sql: str):
    assert built.sql == sql
    assert Expression.parse(sql) == built


def test_only_functions_of_the_table_can_be_built():
    with pytest.raises(KeyError):
        call("read_text", A)
    with pytest.raises(KeyError):
        aggregate("upper", A)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -5,
        2**62,
        1.5,
        -1e300,
        0.1,
        "",
        "it's",
        date(2024, 2, 29),
        datetime(2024, 2, 29, 1, 2, 3, 4),  # noqa: DTZ001 - what a clock shows
        Decimal("-1.50"),
        ["a", None],
    ],
)
def test_a_literal_is_the_value_again(value: object):
    assert value_of(literal(value)) == value


def test_infinities_and_nan_are_literals_too():
    assert value_of(literal(math.inf)) == math.inf
    assert math.isnan(float(str(value_of(literal(math.nan)))))


def read(text: str) -> Expression:
    found = read_expression(text)
    assert isinstance(found, Expression)
    return found


def test_a_placeholder_is_bound_under_its_own_name_and_cast_to_its_type():
    expression = with_placeholder_types(read("d >= {{params.since}}"), {"params.since": "DATE"})
    tree = lower(expression, "duckdb", {})
    assert not isinstance(tree, Problem)
    assert tree.sql(dialect="duckdb", identify=True) == '"d" >= CAST($params_since AS DATE)'
    assert value_of(with_placeholder_types(read("{{params.n}} + 1"), {"params.n": "BIGINT"}), params_n="41") == 42


def test_a_placeholder_becomes_a_literal_where_nothing_can_be_bound():
    expression = with_placeholder_values(
        read("{{params.n}} + 1 > {{params.x}}"),
        {"params.n": 1, "params.x": "it's"},
        {"params.n": "BIGINT", "params.x": "VARCHAR"},
    )
    assert isinstance(expression, Expression)
    assert expression.sql == "CAST(1 AS BIGINT) + 1 > CAST('it''s' AS TEXT)"
    assert with_placeholder_values(expression, {}, {}) == expression


def test_a_placeholder_without_a_value_is_a_problem():
    found = with_placeholder_values(read("{{params.n}}"), {}, {})
    assert isinstance(found, Problem)
    assert found.code == "P209"


def test_inside_a_text_a_placeholder_is_joined_to_it():
    expression = read("'from {{params.a}} to {{params.b}}'")
    assert value_of(expression, params_a=1, params_b="x") == "from 1 to x"


def test_names_of_binds_never_meet():
    paths = [
        "params.a_b",
        "params.a.b",
        "params.a__b",
        "params_a.b",
        "params.A_b",
        "params.a-b",
        "a",
        "params.a_",
        "params.a._b",
        "p.é",
    ]
    names = [bind_name(path).lower() for path in paths]
    assert len(set(names)) == len(paths)
    assert all(name.isidentifier() and name.isascii() for name in names)


def test_reading_twice_gives_one_expression_that_lowering_leaves_alone():
    first = read("a / b + {{params.x}}")
    before = repr(first.tree)
    lower(first, "duckdb", {})
    lower(first, "postgres", {"a": "INTEGER", "b": "INTEGER"})
    assert read("a / b + {{params.x}}") is first
    assert repr(first.tree) == before


@pytest.mark.parametrize(("text", "types", "reason"), [
    ("a + 1", {}, "the type of an operand is not known; cast it"),
    ("a = 'x'", {"a": "INTEGER"}, "its sides are of different kinds; cast one"),
    ("strftime(a, f)", {"a": "DATE", "f": "VARCHAR"}, "its argument 2 is not a constant"),
    ("regexp_matches(a, '(?=x)')", {"a": "VARCHAR"}, "(?= in a regular expression is read differently by each engine"),
    ("a > {{params.x}}", {"a": "INTEGER"}, "its value is needed first"),
    ("hash(a)", {"a": "VARCHAR"}, "it runs on DuckDB only"),
])  # fmt: skip
def test_what_another_engine_cannot_say_is_a_problem_with_its_reason(text: str, types: dict[str, str], reason: str):
    found = lower(read(text), "postgres", types)
    assert isinstance(found, Problem)
    assert found.code == "P502"
    assert found.message.endswith(reason)


def test_columns_of_a_join_are_typed_by_their_side_and_names_without_case():
    types = {"left.a": "INTEGER", "right.A": "BIGINT"}
    tree = lower(read("left.A + right.a"), "spark", types)
    assert not isinstance(tree, Problem)
    assert tree.sql(dialect="spark", identify=True) == "`left`.`A` + `right`.`a`"


def test_texts_are_sorted_by_code_points_in_postgresql():
    tree = lower_sort_key(A, "postgres", {"a": "VARCHAR"})
    assert not isinstance(tree, Problem)
    assert tree.sql(dialect="postgres", identify=True) == '"a" COLLATE "C"'
