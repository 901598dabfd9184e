"""Rows written into the document."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from tests.support import codes_of, compiled, problems_of, rows_of

from pypeline.plan.schema import Known


def document(**options: Any) -> str:
    return yaml.safe_dump(
        {"flow": {"name": "t"}, "modules": [{"id": "s", "name": "inline_source", "configs": options}]},
        allow_unicode=True,
    )


def rows(base: Path, **options: Any) -> list[tuple[Any, ...]]:
    return rows_of(document(**options), base, "s.data")


def types(base: Path, **options: Any) -> dict[str, str]:
    schema = compiled(document(**options), base).bound.nodes["s"].schemas["data"]
    assert isinstance(schema, Known)
    return schema.types()


def test_types_are_guessed_like_those_of_a_csv_file(tmp_path: Path) -> None:
    text = "a,b,c,d,e,f,g\n1,1.5,true,2020-1-2,10:00,2020-01-02 03:04:05,007\n2,1e3,F,2020/02/29,,2020-01-02,x\n"
    assert types(tmp_path, text=text) == {
        "a": "BIGINT",
        "b": "DOUBLE",
        "c": "BOOLEAN",
        "d": "DATE",
        "e": "TIME",
        "f": "TIMESTAMP",
        "g": "VARCHAR",
    }
    assert rows(tmp_path, text=text)[1] == (
        2,
        1000.0,
        False,
        dt.date(2020, 2, 29),
        None,
        dt.datetime.fromisoformat("2020-01-02"),
        "x",
    )


def test_numbers_beyond_64_bits_keep_their_digits(tmp_path: Path) -> None:
    assert types(tmp_path, text="a\n99999999999999999999\n") == {"a": "HUGEINT"}


def test_a_column_without_values_is_text(tmp_path: Path) -> None:
    assert types(tmp_path, text="a,b\n1,\n") == {"a": "BIGINT", "b": "VARCHAR"}


def test_only_a_header_gives_no_rows(tmp_path: Path) -> None:
    assert rows(tmp_path, text="a,b\n", columns={"a": "int"}) == []
    assert types(tmp_path, text="a,b\n", columns={"a": "int"}) == {"a": "INTEGER", "b": "VARCHAR"}


def test_declared_columns_alone_are_enough(tmp_path: Path) -> None:
    assert rows(tmp_path, text="", columns={"a": "int"}) == []


def test_odd_names_and_values_pass_unchanged(tmp_path: Path) -> None:
    text = '"select","a ""b""",größe,🏅\n"x, y","it\'s",,"two\nlines"\n'
    assert types(tmp_path, text=text) == {"select": "VARCHAR", 'a "b"': "VARCHAR", "größe": "VARCHAR", "🏅": "VARCHAR"}
    assert rows(tmp_path, text=text) == [("x, y", "it's", None, "two\nlines")]


def test_without_a_header_columns_names_the_fields(tmp_path: Path) -> None:
    assert types(tmp_path, text="1;2;3\n", delimiter=";", header=False, columns={"a": "varchar", "b": "int"}) == {
        "a": "VARCHAR",
        "b": "INTEGER",
        "column2": "BIGINT",
    }


def test_types_can_stay_text(tmp_path: Path) -> None:
    assert rows(tmp_path, text="a,b\n1,true\n", infer_types=False) == [("1", "true")]


def test_what_means_null_can_be_said(tmp_path: Path) -> None:
    assert rows(tmp_path, text="a,b\n1,-\n,x\n", null_values=["-"]) == [("1", None), ("", "x")]


def test_json_objects_become_rows_with_lists_and_structs(tmp_path: Path) -> None:
    text = '[{"id": 1, "tags": ["a", null], "at": {"x": 1.5, "A b": "q"}}, {"id": 2, "more": "2020-01-01"}]'
    assert types(tmp_path, text=text, format="json") == {
        "id": "BIGINT",
        "tags": "VARCHAR[]",
        "at": 'STRUCT(x DOUBLE, "A b" VARCHAR)',
        "more": "DATE",
    }
    assert rows(tmp_path, text=text, format="json") == [
        (1, ["a", None], {"x": 1.5, "A b": "q"}, None),
        (2, None, None, dt.date(2020, 1, 1)),
    ]


def test_json_may_be_one_object_a_line(tmp_path: Path) -> None:
    assert rows(tmp_path, text='{"a": 1}\n\n{"a": null}\n', format="json") == [(1,), (None,)]


def test_json_values_of_different_kinds_stay_json(tmp_path: Path) -> None:
    assert types(tmp_path, text='[{"a": 1}, {"a": "x"}]', format="json") == {"a": "JSON"}
    assert rows(tmp_path, text='[{"a": 1}, {"a": "x"}]', format="json") == [("1",), ('"x"',)]


def test_raw_text_is_one_value(tmp_path: Path) -> None:
    assert rows(tmp_path, text="a,b\n'1'", format="raw", columns={"prompt": "varchar"}) == [("a,b\n'1'",)]


def test_declared_types_decide(tmp_path: Path) -> None:
    columns = {"d": "decimal(10,2)", "s": "varchar", "z": "timestamptz", "n": "tinyint"}
    found = rows(tmp_path, text="d,s,z,n\n1.239,01,2020-01-01T10:00:00+02,127\n", columns=columns)
    assert found[0][:2] == (Decimal("1.24"), "01")
    assert found[0][3] == 127
    assert found[0][2].timestamp() == dt.datetime(2020, 1, 1, 8, tzinfo=dt.UTC).timestamp()


def test_a_cell_that_is_not_of_its_type_is_a_problem_in_the_text(tmp_path: Path) -> None:
    (problem,) = problems_of(document(text="a\n1\nx\n", columns={"a": "int"}), tmp_path)
    assert (problem.code, problem.message, problem.place.option) == (
        "P304",
        "'x' in the column a of the text is not INTEGER",
        "text",
    )
    assert codes_of(document(text="a\n300\n", columns={"a": "tinyint"}), tmp_path) == ["P304"]


def test_a_row_with_other_fields_than_the_header_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems_of(document(text="a,b\n1,2\n3\n"), tmp_path)
    assert problem.message == "line 3 of the text has 1 fields, not 2"


def test_text_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    assert codes_of(document(text='a\n"x'), tmp_path) == ["P304"]
    assert codes_of(document(text='{"a": ', format="json"), tmp_path) == ["P304"]
    assert codes_of(document(text="a,a\n1,2"), tmp_path) == ["P312"]
    assert codes_of(document(text="a\n1", columns={"b": "int"}), tmp_path) == ["P305"]
    assert codes_of(document(text="a\n1", delimiter=",,"), tmp_path) == ["P304"]
