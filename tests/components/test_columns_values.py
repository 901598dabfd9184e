"""Split, concat, extract, replace, cleanse, fill, explode: what happens to values."""

import pytest

from support import multiset
from transforms import Component


def texts(tmp_path, component, *values, **options):
    listed = ", ".join("(NULL)" if value is None else f"('{value}')" for value in values)
    return Component(tmp_path, component, **options).over(f"SELECT a::VARCHAR FROM (VALUES {listed}) AS t(a)", "t x")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"count": 2}, [("a", "b"), ("", "c"), ("x", None), (None, None)]),
        ({"count": 2, "rest": "keep"}, [("a", "b, d"), ("", "c"), ("x", None), (None, None)]),
        ({"names": ["p"], "rest": "keep"}, [("a,b, d",), (",c",), ("x",), (None,)]),
        ({"count": 3, "trim": True}, [("a", "b", "d"), ("", "c", None), ("x", None, None), (None, None, None)]),
        ({"count": 2, "regex": True, "delimiter": "[,;]"}, [("a", "b"), ("", "c"), ("x", None), (None, None)]),
    ],
)
def test_a_text_is_split_into_columns_and_missing_parts_are_null(tmp_path, options, expected):
    component = texts(
        tmp_path, "split_column_mod", "a,b, d", ",c", "x", None, column="t x", keep_original=False, **options
    )
    assert component.rows() == expected


def test_a_text_is_split_into_rows_and_null_keeps_its_row(tmp_path):
    component = texts(
        tmp_path, "split_column_mod", "1--2", "3", None, column="t x", delimiter="--", into="rows", type="int"
    )
    assert multiset(component.rows()) == multiset([(1,), (2,), (3,), (None,)])
    named = texts(tmp_path, "split_column_mod", "1--2", column="t x", delimiter="--", into="rows", names=["part"])
    assert multiset(named.rows()) == multiset([("1--2", "1"), ("1--2", "2")])


@pytest.mark.parametrize(
    "options",
    [{}, {"names": ["a"], "count": 1}, {"into": "rows", "count": 2}, {"count": 2, "regex": True, "rest": "keep"}],
)
def test_options_of_a_split_that_do_not_go_together(tmp_path, options):
    assert texts(tmp_path, "split_column_mod", "a", column="t x", **options).codes() == ["P316"]


@pytest.mark.parametrize(("nulls", "expected"), [("skip", "a-3"), ("empty", "a--3"), ("null", None)])
def test_columns_become_one_text(tmp_path, nulls, expected):
    component = Component(
        tmp_path,
        "concat_columns_mod",
        columns=["a", "b", "c"],
        name="all",
        separator="-",
        nulls=nulls,
        keep_original=False,
    )
    assert component.over("SELECT 'a', NULL::VARCHAR, 3", "a", "b", "c").rows() == [(expected,)]


def test_groups_of_a_pattern_become_columns_and_no_match_is_null(tmp_path):
    component = texts(tmp_path, "extract_mod", "on 2026-01-31", "never", None, column="t x", pattern="(\\d+)-(\\d+)",
                      columns={"year": "int", "month": "int"}, keep_original=False)  # fmt: skip
    assert component.rows() == [(2026, 1), (None, None), (None, None)]


def test_named_groups_name_the_columns_and_presets_are_ready(tmp_path):
    named = texts(tmp_path, "extract_mod", "Ab", column="t x", pattern="(?P<first>[a-z])", ignore_case=True)
    assert (named.names(), named.rows()) == (["t x", "first"], [("Ab", "A")])
    preset = texts(
        tmp_path, "extract_mod", "mail ada@x.org or bob@y.de", column="t x", preset="email", occurrence="all"
    )
    assert preset.rows()[0][1] == ["ada@x.org", "bob@y.de"]


@pytest.mark.parametrize(
    ("options", "code"),
    [({}, "P316"), ({"pattern": "("}, "P304"), ({"pattern": "(a)(b)", "columns": ["x"]}, "P316"),
     ({"pattern": "a", "preset": "email"}, "P316")],
)  # fmt: skip
def test_an_extract_that_cannot_be(tmp_path, options, code):
    assert texts(tmp_path, "extract_mod", "a", column="t x", **options).codes() == [code]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"find": "a.", "replace": "X"}, ["X b A. ", "Aa", None]),
        ({"find": "a.", "replace": r"\1", "ignore_case": True}, [r"\1 b \1 ", "Aa", None]),
        ({"find": "(.)a", "replace": r"\1\1", "match": "regex"}, ["a. b A. ", "AA", None]),
        ({"find": "a", "replace": "X", "match": "start"}, ["X. b A. ", "Aa", None]),
        ({"find": "a", "match": "end"}, ["a. b A. ", "A", None]),
        ({"find": "AA", "replace": "same", "match": "whole", "ignore_case": True}, ["a. b A. ", "same", None]),
        ({"values": {"Aa": None, "zz": "q"}}, ["a. b A. ", None, None]),
    ],
)
def test_text_is_replaced_where_it_is_asked_for(tmp_path, options, expected):
    component = texts(tmp_path, "replace_mod", "a. b A. ", "Aa", None, **options)
    assert [row[0] for row in component.rows()] == expected


def test_values_of_numbers_are_replaced_by_numbers(tmp_path):
    component = Component(tmp_path, "replace_mod", columns=["n"], values={"-1": None, "2": 20})
    assert component.over("VALUES (-1), (2), (3)", "n").rows() == [(None,), (20,), (3,)]
    wrong = Component(tmp_path, "replace_mod", columns=["n"], values={"2": "x"}).over("SELECT 1", "n")
    assert wrong.codes() == ["P304"]
    assert Component(tmp_path, "replace_mod", columns=["n"], find="a").over("SELECT 1", "n").codes() == ["P316"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["aB  c1", "N/A", None, None]),
        ({"empty_to_null": False}, ["aB  c1", "N/A", "", None]),
        ({"trim": "left"}, ["aB  c1 \t", "N/A", None, None]),
        ({"single_spaces": True, "letters": "upper"}, ["AB C1", "N/A", None, None]),
        ({"letters": "capitalize"}, ["Ab  c1", "N/a", None, None]),
        ({"null_words": ["n/a"]}, ["aB  c1", None, None, None]),
        ({"remove": ["digits", "whitespace"]}, ["aBc", "N/A", None, None]),
        ({"remove": ["punctuation", "letters"]}, ["1", None, None, None]),
        ({"remove_characters": "/]B"}, ["a  c1", "NA", None, None]),
    ],
)
def test_text_is_cleaned(tmp_path, options, expected):
    component = texts(tmp_path, "cleanse_mod", " aB  c1 \t", "N/A", "  ", None, **options)
    assert [row[0] for row in component.rows()] == expected


@pytest.mark.parametrize(
    ("options", "kept"),
    [({"drop_rows": "any"}, [1]), ({"drop_rows": "all", "drop_rows_by": ["a", "b"]}, [1, 2]), ({}, [1, 2, 3]),
     ({"drop_rows": "any", "drop_rows_by": ["a"]}, [1, 2])],
)  # fmt: skip
def test_rows_without_values_are_dropped_after_cleaning(tmp_path, options, kept):
    component = Component(tmp_path, "cleanse_mod", **options)
    rows = component.over("VALUES (1, 'a', 'b'), (2, 'c', ' '), (3, '', NULL)", "n", "a", "b").rows()
    assert [row[0] for row in rows] == kept


def test_only_text_is_cleaned(tmp_path):
    number = Component(tmp_path, "cleanse_mod", columns=["n"]).over("SELECT 1", "n")
    assert [(p.code, p.place.option) for p in number.problems()] == [("P316", "columns")]
    assert Component(tmp_path, "cleanse_mod").over("SELECT 1", "n").rows() == [(1,)]


SERIES = "VALUES (1, 'a', 10, 'x'), (2, 'a', NULL, NULL), (3, 'b', NULL, NULL), (4, 'b', 40, 'y'), (5, 'b', 20, NULL)"


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ({"value": 0}, [10, 0, 0, 40, 20]),
        ({"values": {"N": 7}}, [10, 7, 7, 40, 20]),
        ({"method": "previous", "order_by": ["t"]}, [10, 10, 10, 40, 20]),
        ({"method": "next", "order_by": ["t"], "group_by": ["g"]}, [10, None, 40, 40, 20]),
        ({"method": "mean", "group_by": ["g"], "columns": ["n"]}, [10, 10, 30, 40, 20]),
        ({"method": "median", "columns": ["n"]}, [10, 20, 20, 40, 20]),
        ({"method": "max", "columns": ["n"]}, [10, 40, 40, 40, 20]),
    ],
)
def test_gaps_are_filled(tmp_path, options, numbers):
    rows = Component(tmp_path, "fill_null_mod", **options).over(SERIES, "t", "g", "n", "s").rows()
    assert [row[2] for row in sorted(rows)] == numbers


def test_a_value_fills_only_columns_it_fits(tmp_path):
    rows = Component(tmp_path, "fill_null_mod", value="?").over(SERIES, "t", "g", "n", "s").rows()
    assert sorted(rows)[1] == (2, "a", None, "?")


@pytest.mark.parametrize(
    ("options", "code"),
    [({}, "P316"), ({"value": "x", "columns": ["n"]}, "P304"), ({"values": {"n": "x"}}, "P304"), ({"method": "next"}, "P303"),
     ({"method": "mean", "value": 1}, "P316"), ({"method": "mean", "columns": ["s"]}, "P316"),
     ({"value": 1, "order_by": ["t"]}, "P316")],
)  # fmt: skip
def test_a_filling_that_cannot_be(tmp_path, options, code):
    assert Component(tmp_path, "fill_null_mod", **options).over(SERIES, "t", "g", "n", "s").codes() == [code]


LISTS = "VALUES (1, [10, 20]), (2, []), (3, NULL), (4, [NULL, 30])"


def test_a_list_becomes_rows_and_rows_without_elements_stay(tmp_path):
    component = Component(tmp_path, "explode_mod", column="l").over(LISTS, "id", "l")
    assert multiset(component.rows()) == multiset([(1, 10), (1, 20), (2, None), (3, None), (4, None), (4, 30)])
    dropped = Component(tmp_path, "explode_mod", column="l", empty="drop").over(LISTS, "id", "l")
    assert multiset(dropped.rows()) == multiset([(1, 10), (1, 20), (4, None), (4, 30)])


def test_elements_are_counted_and_named(tmp_path):
    component = Component(
        tmp_path, "explode_mod", column="l", name="v", position_name="at", empty="drop", keep_original=True
    )
    assert multiset(component.over(LISTS, "id", "l").rows()) == multiset(
        [(1, [10, 20], 10, 1), (1, [10, 20], 20, 2), (4, [None, 30], None, 1), (4, [None, 30], 30, 2)]
    )


def test_a_map_becomes_keys_and_values(tmp_path):
    component = Component(tmp_path, "explode_mod", column="m", key_name="k", position_name="at")
    assert component.over("SELECT 1, MAP {'a': 1}", "id", "m").rows() == [(1, "a", 1, 1)]


def test_only_lists_are_exploded(tmp_path):
    (problem,) = Component(tmp_path, "explode_mod", column="id").over(LISTS, "id", "l").problems()
    assert (problem.code, problem.place.option) == ("P316", "column")
