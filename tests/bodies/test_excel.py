"""Sheets in and out: types, ranges, headers, limits; xlsx and ods."""

import datetime as dt
import zipfile
from decimal import Decimal

import pyarrow as pa
import pytest
import xlsxwriter

from child.calling import announced, problem_in, rows_of, types_of

DAY = dt.date(2026, 1, 2)


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        first = book.add_worksheet("Orders")
        first.write_row(0, 0, ["id", "amount", "day", "paid", "note", "note"])
        first.write_row(1, 0, [1, 1.5, DAY, True, "x", 7])
        first.write_row(2, 0, [2, 2, None, None, None, "y"])
        second = book.add_worksheet("2025")
        second.write_row(2, 1, ["a", "b"])
        second.write_row(3, 1, [10, 20])
        second.write_row(4, 1, [30, 40])
        book.add_worksheet("Empty")
    return path


def test_a_sheet_becomes_rows_with_the_types_of_its_cells(child, workbook):
    result = child.run("excel:read", {"paths": [str(workbook)]})
    assert types_of(result, "data") == {
        "id": "BIGINT",
        "amount": "DOUBLE",
        "day": "DATE",
        "paid": "BOOLEAN",
        "note": "VARCHAR",
        "note_2": "VARCHAR",
    }
    assert [tuple(row.values()) for row in rows_of(result)] == [
        (1, 1.5, DAY, True, "x", "7"),
        (2, 2.0, None, None, None, "y"),
    ]


@pytest.mark.parametrize("sheet", ["2025", 2, "2"])
def test_a_sheet_is_named_or_numbered_and_a_name_wins(child, workbook, sheet):
    assert child.rows("excel:read", {"paths": [str(workbook)], "sheet": sheet}) == [
        {"a": 10, "b": 20},
        {"a": 30, "b": 40},
    ]


@pytest.mark.parametrize(
    ("area", "expected"),
    [("B3:C5", [{"a": 10, "b": 20}, {"a": 30, "b": 40}]), ("C3:C4", [{"b": 20}]), ("b3", [{"a": 10, "b": 20}, {"a": 30, "b": 40}]),
     ("$B$3:$B$4", [{"a": 10}])],
)  # fmt: skip
def test_a_range_limits_what_is_read(child, workbook, area, expected):
    assert child.rows("excel:read", {"paths": [str(workbook)], "sheet": "2025", "range": area}) == expected


def test_without_a_header_columns_are_numbered(child, workbook):
    rows = child.rows("excel:read", {"paths": [str(workbook)], "sheet": "2025", "range": "B4:C5", "header": False})
    assert rows == [{"column0": 10, "column1": 20}, {"column0": 30, "column1": 40}]


def test_describe_says_columns_and_sheets(child, workbook):
    assert child.answer("excel:describe", {"paths": [str(workbook)], "sheet": "2025"}) == {
        "columns": [{"name": "a", "type": "BIGINT"}, {"name": "b", "type": "BIGINT"}],
        "detected": {"sheets": ["Orders", "2025", "Empty"], "rows": 2},
    }


@pytest.mark.parametrize(
    ("config", "code", "message"),
    [
        ({"sheet": "Nope"}, "P405", "book.xlsx has no sheet Nope; it has Orders, 2025, Empty"),
        ({"sheet": 9}, "P405", "book.xlsx has no sheet 9; it has Orders, 2025, Empty"),
        ({"sheet": "Empty"}, "P405", "the sheet Empty of "),
        ({"range": "nonsense!"}, "P405", "nonsense! is not a range of cells such as B2:D10"),
    ],
)
def test_what_is_wrong_with_the_options_is_told(child, workbook, config, code, message):
    problem = problem_in(child.run("excel:read", {"paths": [str(workbook)], **config}))
    assert (problem.code, message in problem.message) == (code, True)


def test_a_file_that_is_no_spreadsheet_or_not_there_is_told(child):
    (child.folder / "a.xlsx").write_text("not a zip")
    assert problem_in(child.run("excel:read", {"file_path": "a.xlsx"}, base_dir=child.folder)).code == "P405"
    assert problem_in(child.run("excel:read", {"file_path": "b.xlsx"}, base_dir=child.folder)).code == "P401"
    assert problem_in(child.run("excel:read", {"file_path": "*.ods"}, base_dir=child.folder)).code == "P404"


def test_files_of_a_pattern_are_read_one_after_the_other(child):
    for number in (1, 2):
        with xlsxwriter.Workbook(str(child.folder / f"m{number}.xlsx")) as book:
            book.add_worksheet().write_column(0, 0, ["n", number + 0.5 * (number - 1)])
    assert child.rows("excel:read", {"file_path": "m*.xlsx"}, base_dir=child.folder) == [{"n": 1.0}, {"n": 2.5}]


def test_open_document_sheets_are_read(child):
    cells = "".join(f'<table:table-row><table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell></table:table-row>' for name in ("city", "Bern"))  # fmt: skip
    spaces = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in [("office", "office"), ("table", "table"), ("text", "text")])  # fmt: skip
    content = f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
    with zipfile.ZipFile(child.folder / "a.ods", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
        file.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    assert child.rows("excel:read", {"file_path": "a.ods"}, base_dir=child.folder) == [{"city": "Bern"}]


def test_rows_written_to_a_sheet_read_back_the_same(child):
    table = pa.table({
        "i": [1, None], "f": [0.5, None], "s": ["=1+1", "http://x"], "d": [DAY, None], "b": [True, None],
        "t": pa.array([dt.datetime.fromisoformat("2026-01-02T03:04:05"), None], pa.timestamp("us")),
        "n": pa.array([Decimal("1.25"), None], pa.decimal128(8, 2)),
    })  # fmt: skip
    path = child.write("excel:write", {"sheet": "Out"}, table, "a.xlsx")
    rows = child.rows("excel:read", {"paths": [str(path)], "sheet": "Out"})
    expected = table.to_pylist()
    expected[0]["n"] = 1.25
    assert rows == expected


def test_numbers_that_excel_would_round_are_written_as_text(child):
    table = pa.table(
        {"i": [9_007_199_254_740_993], "n": pa.array([Decimal("12345678901234567890.12")], pa.decimal128(38, 2))}
    )
    path = child.write("excel:write", {}, table, "a.xlsx")
    assert child.rows("excel:read", {"paths": [str(path)]}) == [
        {"i": "9007199254740993", "n": "12345678901234567890.12"}
    ]


def test_what_a_sheet_cannot_hold_is_a_problem_and_not_cut_off(child):
    problem = problem_in(child.write("excel:write", {}, pa.table({"s": ["x" * 40_000]}), "a.xlsx"))
    assert (problem.code, problem.message) == ("P612", "a value of s has 40,000 characters; a cell holds 32,767")
    too_many = pa.table({"n": pa.nulls(1_048_576, pa.int8())})
    assert problem_in(child.write("excel:write", {}, too_many, "b.xlsx")).message == (
        "a sheet holds 1,048,576 rows at most; write a CSV or Parquet file instead")  # fmt: skip


def test_announced_types_win_over_those_of_the_cells(child, workbook):
    result = child.run(
        "excel:read", {"paths": [str(workbook)]}, outputs=announced("data", id="VARCHAR", amount="DECIMAL(8,2)")
    )
    assert rows_of(result)[0] == {"id": "1", "amount": Decimal("1.50")}
