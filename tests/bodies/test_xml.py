"""XML in and out; hostile documents are refused."""

import datetime as dt

import pyarrow as pa
import pytest

from child.calling import problem_in, rows_of, types_of
from pypeline.runtime.child import Limits

ORDERS = """<?xml version="1.0"?>
<shop><orders xmlns="urn:x">
  <order id="1" day="2026-01-02"><customer><name>Ann</name></customer><total currency="EUR">1.50</total><tag>a</tag><tag>b</tag></order>
  <!-- a comment --><order id="2"><total>2</total><zip>01234</zip><tag>c</tag></order>
</orders></shop>"""


@pytest.fixture
def orders(tmp_path):
    path = tmp_path / "orders.xml"
    path.write_text(ORDERS)
    return str(path)


@pytest.mark.parametrize(
    "row_path", ["/shop/orders/order", "//order", "order", "orders/order", "//*[local-name()='order']"]
)
def test_rows_are_elements_and_columns_their_parts(child, orders, row_path):
    result = child.run("xml:read", {"paths": [orders], "row_path": row_path})
    assert types_of(result, "data") == {
        "id": "BIGINT", "day": "DATE", "customer_name": "VARCHAR", "total_currency": "VARCHAR", "total": "DOUBLE", "tag": "VARCHAR[]",
        "zip": "VARCHAR",
    }  # fmt: skip
    assert [tuple(row.values()) for row in rows_of(result)] == [
        (1, dt.date(2026, 1, 2), "Ann", "EUR", 1.5, ["a", "b"], None),
        (2, None, None, None, 2.0, ["c"], "01234"),
    ]


def test_an_xpath_may_have_conditions_and_namespaces(child, orders):
    config = {"paths": [orders], "row_path": "//o:order[o:total > 1.7]", "namespaces": {"o": "urn:x"}}
    assert [row["id"] for row in child.rows("xml:read", config)] == [2]


def test_describe_says_the_columns(child, orders):
    answer = child.answer("xml:describe", {"paths": [orders], "row_path": "order/tag"})
    assert answer == {"columns": [{"name": "tag", "type": "VARCHAR"}], "detected": {"rows": 3}}


@pytest.mark.parametrize("row_path", ["row", "//row[1]"])
@pytest.mark.parametrize(
    "hostile",
    ['<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><r><row><c>&b;</c></row></r>',
     '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><row><c>&x;</c></row></r>',
     '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><r><row><c>1</c></row></r>'],
)  # fmt: skip
def test_entities_and_document_types_are_refused(child, hostile, row_path):
    (child.folder / "h.xml").write_text(hostile)
    problem = problem_in(child.run("xml:read", {"file_path": "h.xml", "row_path": row_path}, base_dir=child.folder))
    assert (problem.code, "document type" in problem.message) == ("P405", True)


@pytest.mark.parametrize(("text", "row_path", "message"), [("<a><b></a>", "b", "is not XML"), ("", "b", "is not XML"), ("<a/>", "b", "has no element b"),
                                                           ("<a/>", "//b[", "is not an XPath"), ("<a/>", "count(//a)", "does not lead to elements")])  # fmt: skip
def test_what_is_wrong_with_a_file_or_a_path_is_told(child, text, row_path, message):
    (child.folder / "w.xml").write_text(text)
    problem = problem_in(child.run("xml:read", {"file_path": "w.xml", "row_path": row_path}, base_dir=child.folder))
    assert (problem.code, message in problem.message) == ("P405", True)


def test_rows_written_as_xml_read_back(child):
    table = pa.table({"id": [1, 2], "a name": ["<&>", None], "list": [["x", "y"], ["z"]], "ok": [True, None]})
    path = child.write("xml:write", {"root": "shop", "row": "order", "attributes": ["id"]}, table, "a.xml")
    assert (
        '<order id="1"><a_name>&lt;&amp;&gt;</a_name><list>x</list><list>y</list><ok>true</ok></order>'
        in path.read_text()
    )
    assert child.rows("xml:read", {"paths": [str(path)], "row_path": "order"}) == [
        {"id": 1, "a_name": "<&>", "list": ["x", "y"], "ok": True}, {"id": 2, "a_name": None, "list": ["z"], "ok": None},
    ]  # fmt: skip


def test_text_that_xml_cannot_hold_is_a_problem_of_its_column(child):
    problem = problem_in(child.write("xml:write", {}, pa.table({"c": ["\x01"]}), "a.xml"))
    assert (problem.code, problem.message) == ("P612", "a value of c has characters that XML cannot hold")


def test_rows_inside_rows_are_rows_of_their_own_and_parts_of_the_outer(child):
    (child.folder / "n.xml").write_text("<r><p><n>1</n><p><n>2</n></p></p></r>")
    rows = child.rows("xml:read", {"file_path": "n.xml", "row_path": "//p"}, base_dir=child.folder)
    assert rows == [{"n": 2, "p_n": None}, {"n": 1, "p_n": 2}]


def test_a_long_document_is_streamed_in_bounded_memory(child):
    path = child.folder / "big.xml"
    with path.open("w") as file:
        file.write("<r><row><c>x</c></row>")
        for _ in range(100_000):
            file.write(f"<junk><a>{'z' * 1200}</a></junk>")
        file.write("</r>")
    assert path.stat().st_size > 120_000_000
    rows = child.rows("xml:read", {"paths": [str(path)], "row_path": "row"}, limits=Limits(memory=60 << 20))
    assert rows == [{"c": "x"}]
