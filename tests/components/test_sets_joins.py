"""join_mod, lookup_mod, map_mod: rows side by side."""

import pytest

from flows import Flow

ORDERS = "SELECT * FROM (VALUES (1, 'ada'), (2, 'bob'), (3, NULL)) t(id, customer)"
CUSTOMERS = "SELECT * FROM (VALUES ('ada', 'DE'), ('cem', 'TR'), (NULL, 'XX')) t(customer, country)"
TWICE = "SELECT * FROM (VALUES ('ada', 'DE'), ('ada', 'AT')) t(customer, country)"


def joined(tmp_path, left=ORDERS, right=CUSTOMERS, **options):
    return Flow(tmp_path, "join_mod", options, left=left, right=right)


def test_a_key_named_once_stands_once_and_comes_from_either_side_in_a_full_join(tmp_path):
    flow = joined(tmp_path, how="full", on=["customer"])
    assert flow.columns() == ["id", "customer", "country"]
    assert flow.sorted() == [
        (1, "ada", "DE"), (2, "bob", None), (3, None, None), (None, "cem", "TR"), (None, None, "XX"),
    ]  # fmt: skip


def test_null_matches_nothing_unless_the_comparison_takes_it_as_a_value(tmp_path):
    assert joined(tmp_path, on=["customer"]).sorted() == [(1, "ada", "DE")]
    key = {"left": "customer", "right": "customer", "op": "is not distinct from"}
    assert joined(tmp_path, on=[key]).sorted() == [(1, "ada", "ada", "DE"), (3, None, None, "XX")]


def test_columns_of_the_same_name_get_a_suffix_on_the_right(tmp_path):
    pair = {"left": "customer", "right": "customer"}
    assert joined(tmp_path, on=[pair]).columns() == ["id", "customer", "customer_right", "country"]
    assert joined(tmp_path, on=[pair], suffix="_2").columns() == ["id", "customer", "customer_2", "country"]


@pytest.mark.parametrize(
    ("same_names", "columns", "row"),
    [
        ("suffix_both", ["id", "name_left", "name_right"], (1, None, "b")),
        ("coalesce", ["id", "name"], (1, "b")),
        ("left", ["id", "name"], (1, None)),
    ],
)
def test_what_becomes_of_the_same_name_is_chosen(tmp_path, same_names, columns, row):
    left, right = "SELECT 1 AS id, NULL::VARCHAR AS name", "SELECT 1 AS id, 'b' AS name"
    flow = joined(tmp_path, left, right, on=["id"], same_names=same_names)
    assert (flow.columns(), flow.sorted()) == (columns, [row])


def test_a_condition_names_sides_only_where_both_have_the_column(tmp_path):
    right = "SELECT * FROM (VALUES (1, 5), (2, 1)) t(id, least)"
    flow = joined(tmp_path, ORDERS, right, condition="left.id >= right.id AND least > 2")
    assert flow.sorted() == [(1, "ada", 1, 5), (2, "bob", 1, 5), (3, None, 1, 5)]


def test_a_name_that_both_sides_have_is_asked_for_in_its_place(tmp_path):
    (problem,) = joined(tmp_path, condition="id > 0 AND customer = 'ada'").problems()
    assert (problem.code, problem.place.option) == ("P202", "condition")
    assert problem.remedy == "write left.customer or right.customer"


def test_an_as_of_join_takes_the_nearest_row_and_keeps_the_others_only_with_left(tmp_path):
    quotes = "SELECT * FROM (VALUES (1, 'old'), (2, 'new')) t(since, price)"
    key = {"left": "id", "right": "since", "op": ">"}
    assert joined(tmp_path, ORDERS, quotes, how="asof", on=[key]).sorted() == [
        (2, "bob", 1, "old"), (3, None, 2, "new"),
    ]  # fmt: skip
    assert len(joined(tmp_path, ORDERS, quotes, how="asof_left", on=[key]).sorted()) == 3


@pytest.mark.parametrize(
    ("options", "code", "option"),
    [
        ({"how": "cross", "on": ["customer"]}, "P316", "how"),
        ({"how": "inner"}, "P316", "how"),
        ({"how": "asof", "on": ["customer"]}, "P316", "on"),
        ({"on": ["country"]}, "P305", "on[0]"),
        ({"on": [{"left": "id", "right": "country"}]}, "P204", "on"),
        ({"on": [{"left": "id", "right": "nothing"}]}, "P305", "on[0].right"),
        ({"on": [{"left": "id"}]}, "P303", "on[0].right"),
        ({"on": ["customer"], "suffix": ""}, "P304", "suffix"),
    ],
)
def test_a_wrong_option_is_named_with_its_place(tmp_path, options, code, option):
    problems = joined(tmp_path, **options).problems()
    assert [(problem.code, problem.place.option) for problem in problems if problem.is_error] == [(code, option)]


def test_odd_names_and_empty_inputs_are_nothing_special(tmp_path):
    left = '''SELECT 1 AS "the ""key""", 2 AS "SELECT", \'é\' AS "naïve ☃"'''
    right = 'SELECT 1 AS "The ""Key""", 3 AS "from" WHERE false'
    flow = joined(tmp_path, left, right, how="left", on=['the "key"'])
    assert flow.columns() == ['the "key"', "SELECT", "naïve ☃", "from"]
    assert flow.sorted() == [(1, 2, "é", None)]


def looked_up(tmp_path, right=CUSTOMERS, **options):
    return Flow(tmp_path, "lookup_mod", {"on": ["customer"], **options}, left=ORDERS, right=right)


def test_a_lookup_never_multiplies_rows(tmp_path):
    flow = looked_up(tmp_path, TWICE, on_many="first", order_by=["country"])
    assert flow.sorted() == [(1, "ada", "AT"), (2, "bob", None), (3, None, None)]


def test_a_row_found_several_times_fails_the_run_when_nobody_takes_it(tmp_path):
    flow = looked_up(tmp_path, TWICE)
    with pytest.raises(AssertionError, match="customer is found only once"):
        flow.rows()


def test_a_default_stands_for_what_is_not_found_but_not_for_a_null_that_is(tmp_path):
    right = "SELECT 'ada' AS customer, NULL::VARCHAR AS country"
    flow = looked_up(tmp_path, right, on_missing="default", defaults={"country": "?"})
    assert flow.sorted() == [(1, "ada", None), (2, "bob", "?"), (3, None, "?")]


def test_a_lookup_adds_columns_under_other_names(tmp_path):
    assert looked_up(tmp_path, columns={"ships to": "country"}).columns() == ["id", "customer", "ships to"]


@pytest.mark.parametrize(
    ("options", "code", "option"),
    [
        ({"defaults": {"country": "?"}}, "P316", "defaults"),
        ({"order_by": ["country"]}, "P316", "order_by"),
        ({"columns": {"id": "country"}}, "P312", "columns"),
        ({"on": [{"left": "id", "right": "customer", "op": "<"}]}, "P316", "on[0].op"),
        ({"on_missing": "default", "defaults": {"country": 5}}, "P304", "defaults.country"),
    ],
)
def test_a_wrong_lookup_is_named_with_its_place(tmp_path, options, code, option):
    problems = looked_up(tmp_path, **options).problems()
    assert (code, option) in [(problem.code, problem.place.option) for problem in problems]


MAPPED = {
    "lookups": [{"input": "lookup1", "name": "c", "on": {"customer": "upper(lower(input.customer))"}, "match": "all"}],
    "columns": {"id": "id", "where": "coalesce(c.country, '-')"},
}


def mapped(tmp_path, lookup=CUSTOMERS, **options):
    return Flow(tmp_path, "map_mod", {**MAPPED, **options}, input=ORDERS, lookup1=lookup)


def test_a_map_looks_up_by_expressions_and_computes_over_all_tables(tmp_path):
    lookup = "SELECT * FROM (VALUES ('ADA', 'DE'), ('ADA', 'AT')) t(customer, country)"
    assert mapped(tmp_path, lookup).sorted() == [(1, "AT"), (1, "DE"), (2, "-"), (3, "-")]


def test_a_map_without_lookups_computes_columns(tmp_path):
    flow = Flow(tmp_path, "map_mod", {"columns": {"twice": "input.id * 2"}, "where": "id > 1"}, input=ORDERS)
    assert flow.sorted() == [(4,), (6,)]


@pytest.mark.parametrize(
    ("options", "code", "option"),
    [
        ({"columns": {"x": "customer"}}, "P202", "columns.x"),
        ({"columns": {"x": "c.nothing"}}, "P202", "columns.x"),
        ({"columns": {"x": "nothing"}}, "P202", "columns.x"),
        ({"lookups": [{"input": "lookup2", "on": {"customer": "id"}}]}, "P307", "lookups[0].input"),
        ({"lookups": [{"input": "lookup1", "name": "input", "on": {"customer": "id"}}]}, "P316", "lookups[0].name"),
        ({"lookups": [{"input": "lookup1", "name": "c", "on": {"nobody": "id"}}]}, "P305", "lookups[0].on.nobody"),
    ],
)
def test_a_wrong_map_is_named_with_its_place(tmp_path, options, code, option):
    problems = mapped(tmp_path, **options).problems()
    assert (code, option) in [(problem.code, problem.place.option) for problem in problems]
