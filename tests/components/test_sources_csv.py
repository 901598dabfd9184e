"""CSV files: what is read, what is guessed, and what happens to rows that do not fit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from tests.support import codes_of, compiled, problems_of, rows_of, run

from pypeline.plan.schema import Known


def document(links: tuple[str, ...] = (), modules: tuple[dict[str, Any], ...] = (), **options: Any) -> str:
    source = {"id": "s", "name": "csv_source", "configs": {"file_path": "in.csv", **options}}
    whole = {"flow": {"name": "t"}, "modules": [source, *modules], "connections": {"data": list(links)}}
    return yaml.safe_dump(whole, allow_unicode=True)


def rejecting(**options: Any) -> str:
    sinks = ({"id": "bad", "name": "parquet_sink", "configs": {"output_path": "bad.parquet"}},)
    return document(("s.rejected - bad.input",), sinks, **options)


def rows(base: Path, text: str | bytes, **options: Any) -> list[tuple[Any, ...]]:
    (base / "in.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    return rows_of(document(**options), base, "s.data")


def types(base: Path, **options: Any) -> dict[str, str]:
    schema = compiled(document(**options), base).bound.nodes["s"].schemas["data"]
    assert isinstance(schema, Known)
    return schema.types()


def test_types_are_guessed_and_missing_fields_are_null(tmp_path: Path) -> None:
    assert rows(tmp_path, "id,name,at\n1,,2020-01-02\n2,x,\n") == [(1, None, dt.date(2020, 1, 2)), (2, "x", None)]


def test_a_delimiter_is_found_out_whatever_the_rows_below_look_like(tmp_path: Path) -> None:
    assert rows(tmp_path, 'a;b\n1,5;"x"\n') == [("1,5", "x")]
    assert rows(tmp_path, "a\tb\n1\t2\n") == [(1, 2)]
    assert rows(tmp_path, "a|b\n1|2\n", delimiter="|") == [(1, 2)]


def test_european_numbers_and_dates_are_read(tmp_path: Path) -> None:
    text = "n;d;t\n1.234,5;31.12.2020;31.12.2020 23:59\n"
    assert rows(
        tmp_path,
        text,
        decimal_separator=",",
        thousands_separator=".",
        date_format="%d.%m.%Y",
        timestamp_format="%d.%m.%Y %H:%M",
    ) == [(1234.5, dt.date(2020, 12, 31), dt.datetime.fromisoformat("2020-12-31 23:59"))]


def test_declared_types_replace_guesses_and_the_others_stay(tmp_path: Path) -> None:
    assert rows(tmp_path, "Id,price,n\n01,1.239,7\n", columns={"id": "varchar", "price": "decimal(10,2)"}) == [
        ("01", Decimal("1.24"), 7)
    ]


def test_a_declared_column_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,2\n")
    (problem,) = problems_of(document(columns={"c": "int"}), tmp_path)
    assert (problem.code, problem.place.option, problem.remedy) == ("P305", "columns.c", "it has a, b")


def test_without_a_header_the_declared_columns_name_the_fields(tmp_path: Path) -> None:
    assert rows(tmp_path, "1,x\n2,y\n", header=False, columns={"a": "double", "b": "varchar"}) == [
        (1.0, "x"),
        (2.0, "y"),
    ]
    assert list(types(tmp_path, header=False, columns={"a": "double"})) == ["a", "column1"]
    assert codes_of(document(header=False, columns={"a": "int", "b": "int", "c": "int"}), tmp_path) == ["P305"]


def test_whether_there_is_a_header_can_be_found_out(tmp_path: Path) -> None:
    assert rows(tmp_path, "a,b\n1,2\n", header="auto") == [(1, 2)]
    assert rows(tmp_path, "1,2\n3,4\n", header="auto") == [(1, 2), (3, 4)]


def test_lines_can_be_skipped_and_comments_too(tmp_path: Path) -> None:
    assert rows(tmp_path, "made by x\n\na,b\n#no\n1,2\n", skip_rows=2, comment="#") == [(1, 2)]


def test_what_means_null_can_be_said(tmp_path: Path) -> None:
    assert rows(tmp_path, "a,b\n-,x\n1,NA\n", null_values=["-", "NA"]) == [(None, "x"), (1, None)]


def test_types_can_stay_text(tmp_path: Path) -> None:
    assert rows(tmp_path, "a,b\n01,true\n", infer_types=False, columns={"b": "boolean"}) == [("01", True)]


def test_quotes_can_be_other_ones_or_none(tmp_path: Path) -> None:
    assert rows(tmp_path, "a,b\n'x,y',1\n", quote="'") == [("x,y", 1)]
    assert rows(tmp_path, 'a,b\n"x,1\n', quote="") == [('"x', 1)]
    assert rows(tmp_path, 'a,b\n"x\\"y",1\n', escape="\\") == [('x"y', 1)]


def test_short_rows_can_be_filled(tmp_path: Path) -> None:
    assert rows(tmp_path, "a,b,c\n1,2,3\n4\n", short_rows="fill") == [(1, 2, 3), (4, None, None)]


def test_odd_column_names_pass_unchanged(tmp_path: Path) -> None:
    assert list(types_of(tmp_path, 'select,"a ""b""",größe,$,it\'s\n1,2,3,4,5\n')) == [
        "select",
        'a "b"',
        "größe",
        "$",
        "it's",
    ]
    assert rows_of(document(), tmp_path, "s.data") == [(1, 2, 3, 4, 5)]


def types_of(base: Path, text: str, **options: Any) -> dict[str, str]:
    (base / "in.csv").write_text(text)
    return types(base, **options)


def test_only_a_header_gives_no_rows_and_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    assert rows(tmp_path, "a,b\n") == []
    (tmp_path / "in.csv").write_text("")
    assert codes_of(document(), tmp_path) == ["P405"]


def test_several_files_are_read_by_pattern_and_say_their_names(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/1.csv").write_text("a\n1\n")
    (tmp_path / "d/2.csv").write_text("a\n2.5\n")
    found = rows_of(document(file_path="d/*.csv", filename_column="from"), tmp_path, "s.data")
    assert sorted(found) == [(1.0, "d/1.csv"), (2.5, "d/2.csv")]


def test_files_with_other_columns_are_a_problem_unless_matched_by_name(tmp_path: Path) -> None:
    (tmp_path / "1.csv").write_text("a,b\n1,2\n")
    (tmp_path / "2.csv").write_text("b,c\n3,4\n")
    assert codes_of(document(file_path="?.csv"), tmp_path) == ["P403"]
    found = rows_of(document(file_path="?.csv", union_by_name=True, columns={"a": "varchar"}), tmp_path, "s.data")
    assert sorted(found, key=str) == [("1", 2, None), (None, 3, 4)]


def test_a_bad_row_fails_naming_file_line_and_option(tmp_path: Path) -> None:
    good = "".join(f"{n},x\n" for n in range(30_000))
    for bad in ("oops,x\n", "1\n", "1,2,3\n", '1,"x\n'):
        (tmp_path / "in.csv").write_text(f"a,b\n{good}{bad}")
        outcome, _ = run(document(columns={"a": "bigint"}), tmp_path, "s.data")
        (problem,) = outcome.problems
        assert (problem.code, problem.place.node, problem.place.option) == ("P602", "s", "file_path"), problem
        assert "in.csv, line 30002: " in problem.message


def test_a_bad_row_among_the_first_fails_with_its_line_too(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,x\n2\n3,y\n")
    outcome, _ = run(document(), tmp_path, "s.data")
    assert "in.csv, line 3: " in outcome.problems[0].message


def test_linked_rejected_rows_say_file_line_column_and_reason(tmp_path: Path) -> None:
    text = 'a,b\n1,x\noops,y\n2\n3,z,z\n4,"w\n'
    (tmp_path / "in.csv").write_text(text)
    document_ = rejecting(columns={"a": "int"})
    assert rows_of(document_, tmp_path, "s.data") == [(1, "x")]
    found = rows_of(document_, tmp_path, "s.rejected")
    assert [(row[0], row[1], row[3], row[4]) for row in found] == [
        ("in.csv", 3, "a", "CAST"),
        ("in.csv", 4, "b", "MISSING COLUMNS"),
        ("in.csv", 5, None, "TOO MANY COLUMNS"),
        ("in.csv", 6, "b", "UNQUOTED VALUE"),
    ]
    assert found[0][2] == "oops,y"
    assert "oops" in found[0][5]


def test_rejected_rows_do_not_depend_on_the_columns_that_are_used(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,1\n2,oops\n" + "3,3\n" * 5000)
    modules = (
        {"id": "f", "name": "filter_mod", "configs": {"condition": "a < 3"}},
        {"id": "bad", "name": "parquet_sink", "configs": {"output_path": "bad.parquet"}},
        {"id": "good", "name": "parquet_sink", "configs": {"output_path": "good.parquet"}},
    )
    text = document(
        ("s.data - f.input", "f.output - good.input", "s.rejected - bad.input"),
        modules,
        columns={"a": "int", "b": "int"},
    )
    for unfused in (False, True):
        outcome, _ = run(text, tmp_path, "s.rejected", unfused=unfused)
        assert outcome.status == "SUCCESS", outcome.problems
        assert outcome.rows["bad"] == 1
        assert outcome.rows["good"] == 1


def test_a_path_known_only_at_run_time_takes_the_declared_columns(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,2\n")
    text = document(file_path="{{node__x}}.csv", columns={"a": "int", "b": "varchar"})
    assert types_text(text, tmp_path) == {"a": "INTEGER", "b": "VARCHAR"}


def types_text(text: str, base: Path) -> dict[str, str]:
    return compiled(text, base).bound.nodes["s"].schemas["data"].types()


def test_options_that_contradict_each_other_are_problems(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a\n1\n")
    assert codes_of(document(quote="''"), tmp_path) == ["P304"]
    assert codes_of(document(delimiter='"'), tmp_path) == ["P316"]
    assert codes_of(document(thousands_separator="."), tmp_path) == ["P316"]


def test_a_compressed_file_is_read(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "in.csv.gz").write_bytes(gzip.compress(b"a;b\n1;2\n"))
    assert rows_of(document(file_path="in.csv.gz"), tmp_path, "s.data") == [(1, 2)]
    (tmp_path / "odd").write_bytes(gzip.compress(b"a;b\n1;2\n"))
    assert rows_of(document(file_path="odd", compression="gzip"), tmp_path, "s.data") == [(1, 2)]


def test_other_encodings_are_read_and_their_lines_told(tmp_path: Path) -> None:
    text = "größe;preis €\nÄ;1\n"
    for encoding in ("cp1252", "utf-16", "utf-8-sig", "cp1250", "mac_roman"):
        assert rows(tmp_path, text.encode(encoding), encoding=encoding) == [("Ä", 1)], encoding
        assert list(types(tmp_path, encoding=encoding)) == ["größe", "preis €"]
    assert rows(tmp_path, "größe\nÄ\n".encode("latin-1"), encoding="latin-1") == [("Ä",)]
    assert rows(tmp_path, "名前,n\n太郎,1\n".encode("shift_jis"), encoding="Shift_JIS") == [("太郎", 1)]


def test_an_encoding_can_be_found_out(tmp_path: Path) -> None:
    text = "name;town\n" + "Jürgen Müller;Köln\nZoë Größer;Zürich\nRené;Orléans\n" * 30
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert rows(tmp_path, text.encode(encoding), encoding="auto")[0] == ("Jürgen Müller", "Köln"), encoding


def test_rejected_lines_and_file_names_are_those_of_the_file_not_of_its_copy(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes("a,b\n1,ä\nx,ö\n".encode("cp1252"))
    text = rejecting(columns={"a": "int"}, encoding="cp1252", filename_column="from")
    assert rows_of(text, tmp_path, "s.data") == [(1, "ä", "in.csv")]
    assert rows_of(text, tmp_path, "s.rejected")[0][:3] == ("in.csv", 3, "x,ö")
    outcome, _ = run(document(columns={"a": "int"}, encoding="cp1252"), tmp_path, "s.data")
    assert outcome.problems[0].message.startswith("in.csv, line 3: ")


def test_bytes_that_are_not_in_the_encoding_fail_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"a,b\n" + b"1,x\n" * 3_000_000 + b"2,\x81\n")
    outcome, _ = run(document(encoding="cp1252"), tmp_path, "s.data")
    assert [(problem.code, problem.place.node, problem.place.option) for problem in outcome.problems] == [
        ("P602", "s", "encoding")
    ]
    assert codes_of(document(encoding="klingon"), tmp_path) == ["P304"]


def test_a_compressed_file_may_have_another_encoding(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "in.csv.gz").write_bytes(gzip.compress("ä;b\nö;2\n".encode("cp1252")))
    assert rows_of(document(file_path="in.csv.gz", encoding="cp1252"), tmp_path, "s.data") == [("ö", 2)]
