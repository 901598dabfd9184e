"""JSON: read, built, flattened, exploded, checked."""

import json

import pytest

from support import multiset
from transforms import Component

TEXTS = """VALUES (1, '{"a": {"b": 7}, "c": [1, 2], "d": "x"}'), (2, '{"a": {}}'), (3, NULL), (4, 'oops')"""


def over(tmp_path, query=TEXTS, **options):
    return Component(tmp_path, "json_mod", **options).over(query, "id", "j")


FIELDS = {"b": {"path": "$.a.b", "type": "int"}, "d": "d", "c": {"path": "c", "type": "int[]"}}


def test_fields_are_read_with_their_types_and_missing_ones_are_null(tmp_path):
    component = over(tmp_path, column="j", fields=FIELDS, on_error="null", keep_original=False)
    assert component.rows() == [
        (1, 7, "x", [1, 2]),
        (2, None, None, None),
        (3, None, None, None),
        (4, None, None, None),
    ]
    assert component.types() == ["INTEGER", "INTEGER", "VARCHAR", "INTEGER[]"]


def test_what_is_no_json_is_rejected_or_stops(tmp_path):
    rejecting = over(tmp_path, column="j", fields={"d": "d"}, on_error="reject").linked("output", "rejected")
    assert [row[0] for row in rejecting.rows()] == [1, 2, 3]
    assert rejecting.rows("rejected") == [(4, "oops", "P602", "j is no JSON: oops")]
    assert over(tmp_path, column="j", fields={"d": "d"}).failure("output")[0].place.node == "it"


def test_json_is_checked(tmp_path):
    (problem,) = over(tmp_path, action="validate", column="j").failure("output")
    assert (problem.code, problem.message) == ("P605", "1 row does not meet: j is JSON")
    nulled = over(tmp_path, action="validate", column="j", on_error="null")
    assert [row[1] is None for row in nulled.rows()] == [False, False, True, True]


def test_columns_become_an_object(tmp_path):
    component = Component(tmp_path, "json_mod", action="build", name="all", columns=["n", 'odd "name"'])
    (row,) = component.over("SELECT 1, NULL::VARCHAR, 3", "n", 'odd "name"', "x").rows()
    assert json.loads(row[3]) == {"n": 1, 'odd "name"': None}


def test_rows_of_a_group_become_an_array_in_order(tmp_path):
    component = Component(tmp_path, "json_mod", action="build", group_by=["g"], order_by=["n"], name="items")
    rows = component.over("VALUES ('a', 2), ('a', 1), ('b', 3)", "g", "n").rows()
    assert {g: json.loads(items) for g, items in rows} == {"a": [{"n": 1}, {"n": 2}], "b": [{"n": 3}]}


STRUCT = "SELECT 1, {'a': 1, 'B c': {'d': 'x', 'e': {'f': [1]}}}"


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({}, ["id", "j", "j_a", "j_B c_d", "j_B c_e_f"]),
        ({"levels": 1, "prefix": False, "keep_original": False}, ["id", "a", "B c"]),
        ({"levels": 2, "separator": ".", "keep_original": False}, ["id", "j.a", "j.B c.d", "j.B c.e"]),
    ],
)
def test_a_structure_becomes_columns(tmp_path, options, names):
    component = over(tmp_path, STRUCT, action="flatten", column="j", **options)
    assert component.names() == names


def test_flattened_values_are_those_of_the_structure(tmp_path):
    component = over(tmp_path, STRUCT, action="flatten", column="j", keep_original=False)
    assert component.rows() == [(1, 1, "x", [1])]


def test_an_array_becomes_rows(tmp_path):
    arrays = """VALUES (1, '[1, 2]'), (2, '[]'), (3, NULL)"""
    kept = over(tmp_path, arrays, action="explode", column="j", type="int")
    assert multiset(kept.rows()) == multiset([(1, 1), (1, 2), (2, None), (3, None)])
    named = over(tmp_path, arrays, action="explode", column="j", name="v", empty="drop", keep_original=False)
    assert multiset(named.rows()) == multiset([(1, "1"), (1, "2")])


@pytest.mark.parametrize(
    ("options", "code", "option"),
    [
        ({"action": "build", "column": "j"}, "P316", "column"),
        ({"action": "parse"}, "P303", "action"),
        ({"action": "flatten", "column": "j"}, "P316", "column"),
        ({"action": "validate", "column": "id"}, "P316", "column"),
        ({"action": "validate", "column": "j", "levels": 2}, "P316", "levels"),
        ({"action": "build", "order_by": ["id"]}, "P316", "order_by"),
    ],
)
def test_options_that_do_not_go_together(tmp_path, options, code, option):
    assert [(p.code, p.place.option) for p in over(tmp_path, **options).problems()] == [(code, option)]
