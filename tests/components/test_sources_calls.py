"""Sources that a child process reads: spreadsheets, XML, PDF, folders, a person's Python."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml
from tests.support import codes_of, compiled, problems_of, rows_in, rows_of, run

from pypeline.plan.schema import Open


def document(name: str, **options: Any) -> str:
    return yaml.safe_dump(
        {"flow": {"name": "t"}, "modules": [{"id": "s", "name": name, "configs": options}]}, allow_unicode=True
    )


def types(text: str, base: Path) -> dict[str, str]:
    return compiled(text, base).bound.nodes["s"].schemas["data"].types()


def workbook(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        first, second = book.add_worksheet("Start"), book.add_worksheet("Größen")
        first.write_row(0, 0, ["id", "name", "at"])
        first.write_row(1, 0, [1, "x"])
        first.write_datetime(1, 2, dt.datetime(2026, 1, 31), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
        first.write_row(2, 0, [2])
        second.write_row(3, 1, ["a", "b"])
        second.write_row(4, 1, [1.5, True])


def test_the_first_sheet_is_read_with_the_types_of_its_cells(tmp_path: Path) -> None:
    workbook(tmp_path / "x.xlsx")
    found = rows_of(document("excel_source", file_path="x.xlsx"), tmp_path, "s.data")
    assert [(row[0], row[1]) for row in found] == [(1, "x"), (2, None)]
    assert str(found[0][2])[:10] == "2026-01-31"
    assert found[1][2] is None


def test_a_sheet_by_name_or_number_and_a_range(tmp_path: Path) -> None:
    workbook(tmp_path / "x.xlsx")
    for sheet in ("Größen", 2):
        text = document("excel_source", file_path="x.xlsx", sheet=sheet, range="B4:C5", columns={"A": "varchar"})
        assert rows_of(text, tmp_path, "s.data") == [("1.5", True)]
    text = document("excel_source", file_path="x.xlsx", header=False, range="A2:B3", columns={"n": "double"})
    assert rows_of(text, tmp_path, "s.data") == [(1.0, "x"), (2.0, None)]
    assert list(types(text, tmp_path)) == ["n", "column1"]


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    content = """<?xml version="1.0"?><office:document-content
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
      <office:body><office:spreadsheet><table:table table:name="S">
      <table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row>
      </table:table></office:spreadsheet></office:body></office:document-content>"""
    with zipfile.ZipFile(tmp_path / "x.ods", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", "<manifest/>")
        file.writestr("content.xml", content)
    assert rows_of(document("excel_source", file_path="x.ods"), tmp_path, "s.data") == [(7,)]


def test_a_sheet_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    workbook(tmp_path / "x.xlsx")
    (problem,) = problems_of(document("excel_source", file_path="x.xlsx", sheet="Ende"), tmp_path)
    assert problem.code == "P405"
    assert "no sheet Ende; it has Start, Größen" in problem.message
    assert codes_of(document("excel_source", file_path="x.xlsx", columns={"nope": "int"}), tmp_path) == ["P305"]
    assert codes_of(document("excel_source", file_path="none.xlsx"), tmp_path) == ["P401"]
    (tmp_path / "y.xlsx").write_text("no workbook")
    assert codes_of(document("excel_source", file_path="y.xlsx"), tmp_path) == ["P405"]


def test_xml_elements_become_rows(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text('<all><o id="1"><name>Ä &amp; B</name><at>2026-01-31</at></o><o id="2"/></all>')
    text = document("xml_source", file_path="x.xml", row_path="o", columns={"id": "varchar"})
    assert types(text, tmp_path) == {"id": "VARCHAR", "name": "VARCHAR", "at": "DATE"}
    assert rows_of(text, tmp_path, "s.data") == [("1", "Ä & B", dt.date(2026, 1, 31)), ("2", None, None)]


def test_xml_namespaces_have_prefixes(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text('<a xmlns="urn:x"><o><n>1</n></o></a>')
    text = document("xml_source", file_path="x.xml", row_path="//p:o", namespaces={"p": "urn:x"})
    assert rows_of(text, tmp_path, "s.data") == [(1,)]


def test_xml_without_such_elements_and_xml_with_entities_are_problems(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("<a/>")
    assert codes_of(document("xml_source", file_path="x.xml", row_path="o"), tmp_path) == ["P405"]
    (tmp_path / "x.xml").write_text('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><o>&e;</o></a>')
    assert codes_of(document("xml_source", file_path="x.xml", row_path="o"), tmp_path) == ["P405"]


def pdf(path: Path) -> None:
    """A page with a ruled table of two columns and three rows, by hand."""
    lines = "".join(f"50 {y} m 250 {y} l S " for y in (700, 680, 660, 640)) + "".join(
        f"{x} 640 m {x} 700 l S " for x in (50, 150, 250)
    )
    cells = ((55, 685, "id"), (155, 685, "name"), (55, 665, "1"), (155, 665, "Ada"), (55, 645, "2"), (155, 645, "Bo"))
    words = "".join(f"BT /F1 10 Tf {x} {y} Td ({word}) Tj ET " for x, y, word in cells)
    stream = (lines + words).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    whole, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(whole)
    whole += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    path.write_bytes(whole + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)


def test_the_tables_of_a_pdf_become_rows(tmp_path: Path) -> None:
    pdf(tmp_path / "x.pdf")
    assert rows_of(document("pdf_source", file_path="x.pdf"), tmp_path, "s.data") == [(1, "Ada"), (2, "Bo")]
    text = document("pdf_source", file_path="x.pdf", pages="1", table=1, header=False, columns={"a": "varchar"})
    assert rows_of(text, tmp_path, "s.data") == [("id", "name"), ("1", "Ada"), ("2", "Bo")]
    assert codes_of(document("pdf_source", file_path="x.pdf", table=2), tmp_path) == ["P405"]


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in/more").mkdir(parents=True)
    for name in ("b.csv", "a.csv", "c.txt", ".hidden.csv", "more/d.csv"):
        (tmp_path / "in" / name).write_text("x")
    found = rows_of(document("directory_source", path="in", pattern="*.csv"), tmp_path, "s.data")
    assert [row[:5] for row in found] == [("in/a.csv", "a.csv", "in", "csv", 1), ("in/b.csv", "b.csv", "in", "csv", 1)]
    outcome, _ = run(document("directory_source", path="in", recursive=True), tmp_path, "s.items")
    assert rows_in(outcome.artifacts["s.items"]) == [("in/a.csv",), ("in/b.csv",), ("in/c.txt",), ("in/more/d.csv",)]
    assert rows_of(document("directory_source", path="in", pattern="*.nope"), tmp_path, "s.data") == []
    assert len(rows_of(document("directory_source", path="in", include_hidden=True), tmp_path, "s.data")) == 4


def test_a_folder_that_is_not_there_fails_with_its_option(tmp_path: Path) -> None:
    for options, code, option in (
        ({"path": "no"}, "P401", "path"),
        ({"path": ".", "pattern": "../*"}, "P304", "pattern"),
    ):
        outcome, _ = run(document("directory_source", **options), tmp_path, "s.data")
        assert [(problem.code, problem.place.option) for problem in outcome.problems] == [(code, option)]


def test_python_makes_rows_with_declared_columns(tmp_path: Path) -> None:
    code = "import pyarrow as pa\noutput = pa.table({'a': [1, None], 'b': ['x', 'y']})"
    text = document("python_source", code=code, columns={"a": "double", "b": "varchar"})
    assert rows_of(text, tmp_path, "s.data") == [(1.0, "x"), (None, "y")]


def test_python_without_declared_columns_is_open(tmp_path: Path) -> None:
    text = document("python_source", code="import pyarrow as pa\noutput = pa.table({'a': [1]})")
    assert isinstance(compiled(text, tmp_path).bound.nodes["s"].schemas["data"], Open)
    outcome, _ = run(text, tmp_path)
    assert outcome.status == "SUCCESS", outcome.problems
    assert codes_of(document("python_source", code="output ="), tmp_path) == ["P606"]
