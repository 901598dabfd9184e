"""Sinks: what is in the file, and what happens to a file that is there."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import duckdb
import yaml
from tests.support import codes_of, problems_of, run

TEXT = 'id,name,day\n1,"a, ""b""",2026-01-31\n2,,\n'


def document(sink: str, text: str = TEXT, source: dict[str, Any] | None = None, **options: Any) -> str:
    modules = [
        {"id": "s", "name": "inline_source", "configs": {"text": text, **(source or {})}},
        {"id": "out", "name": sink, "configs": options},
    ]
    return yaml.safe_dump(
        {"flow": {"name": "t"}, "modules": modules, "connections": {"data": ["s.data - out.input"]}}, allow_unicode=True
    )


def written(base: Path, sink: str, name: str, **options: Any) -> Path:
    outcome, _ = run(document(sink, output_path=name, **options), base)
    assert outcome.status == "SUCCESS", outcome.problems
    return base / name


def test_a_csv_file_quotes_what_would_be_misread_and_leaves_nulls_empty(tmp_path: Path) -> None:
    assert written(tmp_path, "csv_sink", "out/x.csv").read_text() == 'id,name,day\n1,"a, ""b""",2026-01-31\n2,,\n'


def test_a_csv_file_is_written_as_asked(tmp_path: Path) -> None:
    options = {
        "delimiter": ";",
        "header": False,
        "null_value": "-",
        "quoting": "all",
        "quote": "'",
        "escape": "'",
        "date_format": "%d.%m.%Y",
    }
    assert written(tmp_path, "csv_sink", "x.csv", **options).read_text() == "'1';'a, \"b\"';'31.01.2026'\n'2';-;-\n"


def test_rows_are_added_to_a_csv_file_without_a_second_header(tmp_path: Path) -> None:
    written(tmp_path, "csv_sink", "x.csv", text="a\n1\n")
    assert written(tmp_path, "csv_sink", "x.csv", text="a\n2\n", mode="append").read_text() == "a\n1\n2\n"


def test_a_file_that_exists_can_be_a_problem(tmp_path: Path) -> None:
    for sink in ("csv_sink", "parquet_sink", "json_sink", "excel_sink", "xml_sink", "markdown_sink"):
        (tmp_path / f"{sink}.x").write_text("mine")
        outcome, _ = run(document(sink, output_path=f"{sink}.x", mode="error"), tmp_path)
        assert [problem.code for problem in outcome.problems] == ["P408"]
        assert (tmp_path / f"{sink}.x").read_text() == "mine"


def test_compression_follows_the_ending_or_the_option(tmp_path: Path) -> None:
    assert gzip.decompress(written(tmp_path, "csv_sink", "x.csv.gz", text="a\n1\n").read_bytes()) == b"a\n1\n"
    assert (
        gzip.decompress(written(tmp_path, "json_sink", "x", text="a\n1\n", compression="gzip").read_bytes())
        == b'{"a":1}\n'
    )


def test_folders_for_each_value(tmp_path: Path) -> None:
    written(tmp_path, "csv_sink", "parts", text="y,v\n2025,1\n2026,2\n", partition_by=["Y"])
    assert [path.read_text() for path in sorted((tmp_path / "parts").rglob("*.csv"))] == ["v\n1\n", "v\n2\n"]


def test_json_is_lines_or_one_list(tmp_path: Path) -> None:
    lines = written(tmp_path, "json_sink", "x.json").read_text().splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": 1, "name": 'a, "b"', "day": "2026-01-31"},
        {"id": 2, "name": None, "day": None},
    ]
    assert (
        json.loads(written(tmp_path, "json_sink", "y.json", format="array", date_format="%d.%m.").read_text())[0]["day"]
        == "31.01."
    )


def test_nothing_is_added_to_a_closed_json_list(tmp_path: Path) -> None:
    (problem,) = problems_of(document("json_sink", output_path="x.json", format="array", mode="append"), tmp_path)
    assert (problem.code, problem.place.option, problem.remedy) == ("P316", "mode", "use format: newline")


def test_an_excel_sheet_has_the_name_and_the_rows(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(written(tmp_path, "excel_sink", "x.xlsx", sheet="Orders"))) as book:
        assert book.sheet_names == ["Orders"]
        rows = book.get_sheet_by_name("Orders").to_python()
    assert [row[:2] for row in rows] == [["id", "name"], [1.0, 'a, "b"'], [2.0, ""]]
    assert codes_of(document("excel_sink", output_path="x.xlsx", sheet="a/b"), tmp_path) == ["P304"]


def test_xml_elements_and_attributes(tmp_path: Path) -> None:
    text = written(tmp_path, "xml_sink", "x.xml", root="people", row="person", attributes=["ID"]).read_text()
    assert '<person id="1"><name>a, "b"</name><day>2026-01-31</day></person>' in text.replace("\n", "").replace(
        "  ", ""
    )
    assert '<person id="2"/>' in text


def test_a_markdown_table(tmp_path: Path) -> None:
    text = written(
        tmp_path, "markdown_sink", "x.md", text="a,b\n1,x|y\n2,\n", title="Things", null_value="-"
    ).read_text()
    assert text.startswith("# Things\n")
    assert "x\\|y" in text
    assert "| -" in text


def test_parquet_keeps_types_and_is_compressed_as_asked(tmp_path: Path) -> None:
    path = str(written(tmp_path, "parquet_sink", "x.parquet", compression="gzip"))
    assert [str(kind) for kind in duckdb.read_parquet(path).types] == ["BIGINT", "VARCHAR", "DATE"]
    assert duckdb.sql(f"SELECT DISTINCT compression FROM parquet_metadata('{path}')").fetchall() == [("GZIP",)]


def test_no_rows_make_a_file_with_names_only(tmp_path: Path) -> None:
    assert written(tmp_path, "csv_sink", "x.csv", text="a,b\n").read_text() == "a,b\n"
    assert json.loads(written(tmp_path, "json_sink", "x.json", text="a,b\n", format="array").read_text()) == []


def test_a_placeholder_in_the_path_gets_its_value(tmp_path: Path) -> None:
    text = document("csv_sink", text="a\n1\n", output_path="{{params.day}}.csv").replace(
        "modules:", "parameters:\n  day: {type: varchar, default: monday}\nmodules:"
    )
    outcome, _ = run(text, tmp_path)
    assert outcome.status == "SUCCESS"
    assert (tmp_path / "monday.csv").exists()


def test_odd_column_names_are_written_unchanged(tmp_path: Path) -> None:
    text = 'select,"a ""b""",größe\n1,2,3\n'
    assert written(tmp_path, "csv_sink", "x.csv", text=text).read_text() == text
    assert json.loads(written(tmp_path, "json_sink", "x.json", text=text).read_text()) == {
        "select": 1,
        'a "b"': 2,
        "größe": 3,
    }


def test_wrong_characters_are_problems(tmp_path: Path) -> None:
    assert codes_of(document("csv_sink", output_path="x", delimiter=";;"), tmp_path) == ["P304"]
    assert codes_of(document("csv_sink", output_path="x", delimiter='"'), tmp_path) == ["P316"]
    assert codes_of(document("xml_sink", output_path="x", attributes=["nope"]), tmp_path) == ["P305"]
