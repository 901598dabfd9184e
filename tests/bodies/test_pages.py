"""Markdown, charts and the tables of PDF files."""

import json
import re
import zlib

import pyarrow as pa
import pytest

from child.calling import problem_in, rows_of, types_of

SALES = pa.table({"city": ["Bern", "</script><script>alert(1)</script>", None], "total": [1, 2, 3]})


def test_a_markdown_table_escapes_what_would_break_it(child):
    table = pa.table({"a|b": ["x|y", "two\nlines", None], "n": [1.5, None, 3]})
    path = child.write("markdown:write", {"title": "Report", "null": "n/a"}, table, "a.md")
    assert path.read_text() == (
        "# Report\n\n| a\\|b | n |\n| --- | ---: |\n| x\\|y | 1.5 |\n| two<br>lines | n/a |\n| n/a | 3.0 |\n"
    )


def test_markdown_holds_no_live_html(child):
    text = child.write("markdown:write", {}, SALES, "a.md").read_text()
    assert "<script" not in text


def test_a_chart_page_needs_no_network_and_keeps_values_out_of_its_script(child):
    path = child.write("chart:write", {"mark": "bar", "x": "city", "y": "total", "title": "<Sales>"}, SALES, "a.html")
    page = path.read_text()
    assert re.findall(r'(?:src|href)\s*=\s*["\']?https?:', page) == []
    assert "default-src &#x27;none&#x27;" in page
    assert "<title>&lt;Sales&gt;</title>" in page
    assert page.count("</script>") == 2  # the library's and the chart's own, not the value's
    spec = json.loads(re.search(r'vegaEmbed\("#chart", (\{.*\}), \{mode', page)[1])
    assert spec["data"]["values"][1] == {"city": "</script><script>alert(1)</script>", "total": 2}
    assert spec["encoding"] == {
        "x": {"field": "city", "type": "nominal", "title": "city", "sort": None}, "y": {"field": "total", "type": "quantitative", "title": "total"},
    }  # fmt: skip


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<svg"), ("a.png", b"\x89PNG\r\n")])
def test_a_chart_is_drawn_as_a_picture(child, name, start):
    spec = {"mark": "line", "encoding": {"x": {"field": "city"}, "y": {"field": "total", "type": "quantitative"}}}
    assert child.write("chart:write", {"spec": spec}, SALES, name).read_bytes().startswith(start)


def test_a_specification_may_be_json_text_and_the_format_an_option(child):
    spec = '{"mark": "point", "encoding": {"x": {"field": "total", "type": "quantitative"}}}'
    path = child.write("chart:write", {"spec": spec, "format": "svg"}, SALES, "chart.out")
    assert path.read_bytes().startswith(b"<svg")


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({}, "a chart needs spec, or columns for x, y or color"),
        ({"x": "nope"}, "there is no column nope; there are city, total"),
        (
            {"spec": {"mark": "bar", "data": {"url": "http://x/y.csv"}}},
            "the chart's specification names data of its own",
        ),
        (
            {"spec": {"layer": [{"mark": "bar", "data": {"url": "/etc/passwd"}}]}},
            "the chart's specification names data of its own",
        ),
        ({"spec": {"mark": "nonsense"}}, "Vega-Lite to "),
        ({"spec": "[1]"}, "the option spec is not a Vega-Lite specification (a map)"),
        ({"spec": "{"}, "Expecting property name"),
        ({"x": "city", "max_rows": 2}, "a chart draws 2 rows at most; aggregate or sample them first"),
        ({"x": "city", "format": "gif"}, "a chart is written as html, svg or png, not as gif"),
    ],
)
def test_what_is_wrong_with_a_chart_is_told_in_one_line(child, config, message):
    problem = problem_in(child.write("chart:write", config, SALES, "a.svg"))
    assert (problem.code, problem.message.startswith(message), "\n" in problem.message) == ("P612", True, False)


def a_pdf(*pages):
    """A PDF file whose pages each have one table drawn with lines; a page is a list of rows of texts."""
    objects = []

    def add(body):
        objects.append(body)
        return len(objects)

    catalog, tree = add(b""), add(b"")
    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for rows in pages:
        drawn = ["0.5 w"]
        right, bottom = 50 + 100 * len(rows[0]), 700 - 20 * len(rows)
        drawn += [f"50 {y} m {right} {y} l S" for y in range(700, bottom - 1, -20)]
        drawn += [f"{x} 700 m {x} {bottom} l S" for x in range(50, right + 1, 100)]
        for y, row in enumerate(rows):
            drawn += [f"BT /F1 10 Tf {55 + 100 * x} {686 - 20 * y} Td ({text}) Tj ET" for x, text in enumerate(row)]
        packed = zlib.compress("\n".join(drawn).encode())
        stream = add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> >> >>"
                % (tree, stream, font)
            )
        )
    objects[tree - 1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (
        b" ".join(b"%d 0 R" % kid for kid in kids),
        len(kids),
    )
    objects[catalog - 1] = b"<< /Type /Catalog /Pages %d 0 R >>" % tree
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, catalog, len(content))  # fmt: skip


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(
        a_pdf([["city", "zip", "total"], ["Bern", "03000", "1.5"]], [["city", "zip", "total"], ["Rome", "00100", "2"]])
    )
    return str(path)


def test_tables_of_all_pages_are_put_together_without_their_repeated_headers(child, pdf):
    result = child.run("pdf:read", {"paths": [pdf]})
    assert types_of(result, "data") == {"city": "VARCHAR", "zip": "VARCHAR", "total": "DOUBLE"}
    assert [tuple(row.values()) for row in rows_of(result)] == [("Bern", "03000", 1.5), ("Rome", "00100", 2.0)]


def test_pages_can_be_chosen(child, pdf):
    assert [row["city"] for row in child.rows("pdf:read", {"paths": [pdf], "pages": "2-"})] == ["Rome"]
    assert child.answer("pdf:describe", {"paths": [pdf], "pages": "1"})["detected"] == {"rows": 1}


@pytest.mark.parametrize(("config", "message"), [({"pages": "3"}, "there is no page 3; the file has 2"), ({"pages": "x"}, "x does not name pages; write for example 1-3,5"),
                                                 ({"table": 9}, "has no table; try strategy: text")])  # fmt: skip
def test_what_is_not_in_a_pdf_is_told(child, pdf, config, message):
    problem = problem_in(child.run("pdf:read", {"paths": [pdf], **config}))
    assert (problem.code, problem.message.endswith(message)) == ("P405", True)


def test_a_file_that_is_no_pdf_is_told(child):
    (child.folder / "x.pdf").write_text("hello")
    assert problem_in(child.run("pdf:read", {"file_path": "x.pdf"}, base_dir=child.folder)).code == "P405"
