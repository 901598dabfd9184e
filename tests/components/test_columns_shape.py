"""Select, rename, reorder, cast, derive, row id, hash: which columns there are and what they are made of."""

import hashlib
import re

import pytest

from transforms import Component

WIDE = "VALUES (1, 'x', 2.5), (2, NULL, NULL)"
ODD = ('order "no"', "sélect", "from")


def wide(tmp_path, component, **options):
    return Component(tmp_path, component, **options).over(WIDE, "id", "orderName", "totalPrice2")


def test_select_keeps_columns_in_the_order_given_renamed_and_cast(tmp_path):
    columns = ["totalprice2", {"name": "id", "as": "key", "type": "text"}]
    assert wide(tmp_path, "select_mod", columns=columns).names() == ["totalPrice2", "key"]
    assert wide(tmp_path, "select_mod", columns=columns).rows() == [(2.5, "1"), (None, "2")]


def test_select_drops_columns(tmp_path):
    assert wide(tmp_path, "select_mod", columns=["ID"], mode="drop").names() == ["orderName", "totalPrice2"]


@pytest.mark.parametrize(
    ("options", "code", "option"),
    [
        ({"columns": ["idd"]}, "P305", "columns[0].name"),
        ({"columns": [{"name": "id", "as": "a"}], "mode": "drop"}, "P316", "columns[0]"),
        ({"columns": ["id", {"name": "id"}]}, "P312", None),
        ({"columns": ["id", "orderName", "totalPrice2"], "mode": "drop"}, "P313", None),
        ({"columns": []}, "P304", "columns"),
    ],
)
def test_what_cannot_be_selected_is_located(tmp_path, options, code, option):
    assert [(p.code, p.place.option) for p in wide(tmp_path, "select_mod", **options).problems()][:1] == [
        (code, option)
    ]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"columns": {"ID": "key"}}, ["key", "orderName", "totalPrice2"]),
        ({"case": "snake"}, ["id", "order_name", "total_price2"]),
        ({"case": "pascal"}, ["Id", "OrderName", "TotalPrice2"]),
        ({"case": "upper", "columns": {"id": "id"}}, ["id", "ORDERNAME", "TOTALPRICE2"]),
        ({"remove_prefix": "order", "add_suffix": "_x", "apply_to": ["orderName"]}, ["id", "Name_x", "totalPrice2"]),
        ({"remove_suffix": "2", "add_prefix": "n_"}, ["n_id", "n_orderName", "n_totalPrice"]),
        ({"pattern": "([A-Z])", "replacement": r"_\1"}, ["id", "order_Name", "total_Price2"]),
    ],
)
def test_rename_by_name_and_by_rule(tmp_path, options, names):
    assert wide(tmp_path, "rename_mod", **options).names() == names


def test_rename_replaces_special_characters(tmp_path):
    odd = Component(tmp_path, "rename_mod", special_characters="_", case="lower").over(WIDE, *ODD)
    assert odd.names() == ["order__no_", "sélect", "from"]


@pytest.mark.parametrize(
    ("options", "code"),
    [({"pattern": "("}, "P304"), ({"replacement": "a"}, "P316"), ({"pattern": ".*"}, "P304"), ({"columns": {"x": "y"}}, "P305"),
     ({"columns": {"id": "ORDERNAME"}}, "P312")],
)  # fmt: skip
def test_a_rename_that_cannot_be(tmp_path, options, code):
    assert wide(tmp_path, "rename_mod", **options).codes() == [code]


def test_reorder_puts_some_first_and_last_and_sorts_the_others(tmp_path):
    component = Component(tmp_path, "reorder_mod", first=["z"], last=["A"], sort=["natural"])
    assert component.over("SELECT 1, 2, 3, 4, 5", "a", "b10", "z", "b9", "b").names() == ["z", "b", "b9", "b10", "a"]


def test_reorder_by_kind_of_value(tmp_path):
    table = "SELECT 'x', 1::BIGINT, 2::INTEGER, true"
    names = ("text", "big", "small", "flag")
    assert Component(tmp_path, "reorder_mod", sort=["family"]).over(table, *names).names() == [
        "flag",
        "big",
        "small",
        "text",
    ]
    assert Component(tmp_path, "reorder_mod", sort=["name", "reverse"]).over(table, *names).names() == [
        "text",
        "small",
        "flag",
        "big",
    ]


TEXTS = "VALUES ('1', '2026-01-31'), ('x', '2026-02-30'), (NULL, NULL)"


def casting(tmp_path, **options):
    return Component(tmp_path, "cast_mod", columns={"n": "int", "day": "date"}, **options).over(TEXTS, "n", "day")


def test_cast_stops_at_a_value_that_does_not_fit_and_names_the_column(tmp_path):
    (problem,) = casting(tmp_path).failure("output")
    assert (problem.code, problem.place.node, problem.place.option) == ("P611", "it", "columns.n")


def test_cast_makes_what_does_not_fit_null(tmp_path):
    component = casting(tmp_path, on_error="null")
    assert [(n, str(day)) for n, day in component.rows()] == [(1, "2026-01-31"), (None, "None"), (None, "None")]
    assert component.types() == ["INTEGER", "DATE"]


def test_cast_rejects_rows_with_what_does_not_fit(tmp_path):
    component = casting(tmp_path, on_error="reject").linked("output", "rejected")
    assert [row[0] for row in component.rows()] == [1, None]
    assert component.rows("rejected") == [("x", "2026-02-30", "P611", "n: 'x' does not fit INTEGER")]
    assert [p.code for p in casting(tmp_path, on_error="reject").failure("output")] == ["P611"]


def test_cast_into_new_columns_keeps_the_old(tmp_path):
    assert casting(tmp_path, on_error="null", suffix="_typed").names() == ["n", "day", "n_typed", "day_typed"]


def test_cast_knows_its_types(tmp_path):
    (problem,) = Component(tmp_path, "cast_mod", columns={"n": "nice"}).over(TEXTS, "n", "day").problems()
    assert (problem.code, problem.place.option) == ("P304", "columns.n")


def test_later_columns_use_earlier_ones_also_replaced_ones(tmp_path):
    columns = {"a": "id + 1", "b": "a * 10", "id": "b + id", "c": "id", "d": "totalPrice2"}
    component = wide(tmp_path, "derive_mod", columns=columns)
    assert component.names() == ["id", "orderName", "totalPrice2", "a", "b", "c", "d"]
    assert [(row[0], *row[3:6]) for row in component.rows()] == [(21, 2, 20, 21), (32, 3, 30, 32)]


def test_fifteen_doublings_stay_small(tmp_path):
    columns = {f"c{n}": f"c{n - 1} + c{n - 1}" if n else "id" for n in range(16)}
    assert [row[-1] for row in wide(tmp_path, "derive_mod", columns=columns).rows()] == [2**15, 2**16]


def test_a_derived_column_that_cannot_be_is_located(tmp_path):
    (problem,) = wide(tmp_path, "derive_mod", columns={"a": "id + 1", "b": "orderNme"}).problems()
    assert (problem.code, problem.place.option) == ("P202", "columns.b")
    assert "orderName" in problem.remedy


def test_rows_are_numbered_in_an_order_from_a_start_by_a_step(tmp_path):
    order = [{"column": "id", "direction": "desc"}]
    component = wide(tmp_path, "row_id_mod", name="no", start=10, step=5, order_by=order, type="int", position="last")
    assert sorted((row[0], row[-1]) for row in component.rows()) == [(1, 15), (2, 10)]
    assert component.types()[-1] == "INTEGER"


def test_numbers_begin_again_in_each_group_and_may_have_a_prefix(tmp_path):
    component = Component(tmp_path, "row_id_mod", order_by=["n"], group_by=["g"], prefix="R")
    rows = component.over("VALUES ('a', 1), ('a', 2), ('b', 3)", "g", "n").rows()
    assert sorted(rows) == [("R1", "a", 1), ("R1", "b", 3), ("R2", "a", 2)]


def test_uuids_differ_and_numbers_without_an_order_warn(tmp_path):
    uuids = {row[0] for row in wide(tmp_path, "row_id_mod", kind="uuid").rows()}
    assert len(uuids) == 2
    assert all(re.fullmatch(r"[0-9a-f-]{36}", str(value)) for value in uuids)
    assert wide(tmp_path, "row_id_mod").codes() == ["W317"]


@pytest.mark.parametrize(
    ("options", "code"), [({"name": "ID"}, "P312"), ({"kind": "uuid", "start": 2}, "P316"), ({"step": 0}, "P304")]
)
def test_a_row_id_that_cannot_be(tmp_path, options, code):
    assert wide(tmp_path, "row_id_mod", **options).codes() == [code]


def test_a_hash_tells_null_from_empty_and_where_a_value_ends(tmp_path):
    rows = "VALUES ('a', 'b'), ('ab', ''), ('ab', NULL), ('a', 'b')"
    hashes = [row[2] for row in Component(tmp_path, "hash_mod").over(rows, "x", "y").rows()]
    assert len(set(hashes)) == 3
    assert hashes[0] == hashes[3] == hashlib.sha256(b"a\x1fb").hexdigest()


def test_a_hash_as_other_tools_make_it(tmp_path):
    component = Component(
        tmp_path, "hash_mod", columns=["y", "x"], algorithm="md5", separator="-", null_text="_null_", name="key"
    )
    (row,) = component.over("SELECT 1, NULL::VARCHAR", "x", "y").rows()
    assert row[2] == hashlib.md5(b"_null_-1").hexdigest()  # noqa: S324 - a key, not a secret
