"""JSON files: lists, lines, and rows inside one object."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from tests.support import codes_of, compiled, problems_of, rows_of, run


def document(**options: Any) -> str:
    source = {"id": "s", "name": "json_source", "configs": {"file_path": "in.json", **options}}
    return yaml.safe_dump({"flow": {"name": "t"}, "modules": [source]}, allow_unicode=True)


def rows(base: Path, value: Any, **options: Any) -> list[tuple[Any, ...]]:
    (base / "in.json").write_text(value if isinstance(value, str) else json.dumps(value))
    return rows_of(document(**options), base, "s.data")


def types(base: Path, **options: Any) -> dict[str, str]:
    return compiled(document(**options), base).bound.nodes["s"].schemas["data"].types()


def test_a_list_and_lines_are_told_apart(tmp_path: Path) -> None:
    wanted = [(1, "x"), (2, None)]
    assert rows(tmp_path, [{"a": 1, "b": "x"}, {"a": 2}]) == wanted
    assert rows(tmp_path, '{"a": 1, "b": "x"}\n{"a": 2, "b": null}\n') == wanted
    assert rows(tmp_path, [{"a": 1, "b": "x"}, {"a": 2}], format="array") == wanted
    assert rows(tmp_path, '{"a": 1, "b": "x"}\n{"a": 2}\n', format="newline") == wanted


def test_lists_objects_and_dates_keep_their_types(tmp_path: Path) -> None:
    found = rows(tmp_path, [{"l": [1, None], "o": {"x y": 1.5}, "d": "2026-01-31"}])
    assert found == [([1, None], {"x y": 1.5}, dt.date(2026, 1, 31))]
    assert types(tmp_path) == {"l": "BIGINT[]", "o": 'STRUCT("x y" DOUBLE)', "d": "DATE"}
    assert types(tmp_path, infer_types=False)["d"] == "VARCHAR"
    assert types(tmp_path, columns={"D": "varchar", "o": "json"})["d"] == "VARCHAR"


def test_a_column_that_only_a_late_row_has_is_found(tmp_path: Path) -> None:
    text = "".join('{"a": 1}\n' for _ in range(30_000)) + '{"a": 1, "late": true}\n'
    assert rows(tmp_path, text)[-1] == (1, True)


def test_rows_inside_one_object(tmp_path: Path) -> None:
    value = {"meta": {"n": 2}, "result": {"items": [{"id": 1, "price": "1.50", "name": "x"}, {"id": 2, "price": None}]}}
    assert rows(tmp_path, value, records_path="result.items", columns={"price": "decimal(10,2)"}) == [
        (1, Decimal("1.50"), "x"),
        (2, None, None),
    ]
    assert types(tmp_path, records_path="result.items") == {"id": "BIGINT", "price": "VARCHAR", "name": "VARCHAR"}
    assert rows(tmp_path, value, records_path="meta") == [(2,)]


def test_values_inside_one_object_and_an_empty_list(tmp_path: Path) -> None:
    assert rows(tmp_path, {"a": {"numbers": [1, 2]}}, records_path="a.numbers", columns={"numbers": "varchar"}) == [
        ("1",),
        ("2",),
    ]
    assert rows(tmp_path, {"a": {"b": [{"x": 1}]}, "n": 1}, records_path="a.b") == [(1,)]


def test_a_way_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text('{"a": {"b": [{"x": 1}]}}')
    (problem,) = problems_of(document(records_path="a.c"), tmp_path)
    assert (problem.code, problem.place.option, problem.remedy) == ("P305", "records_path", "there are b")
    assert codes_of(document(records_path="z"), tmp_path) == ["P305"]
    assert codes_of(document(records_path="a.b", columns={"y": "int"}), tmp_path) == ["P305"]
    assert codes_of(document(columns={"y": "int"}), tmp_path) == ["P305"]


def test_a_path_known_only_at_run_time_takes_the_declared_columns(tmp_path: Path) -> None:
    (tmp_path / "day.json").write_text('{"r": {"items": [{"id": 1, "x": "2"}, {"id": null}]}}')
    parameters = {"parameters": {"day": {"type": "varchar", "default": "day"}}}
    late = yaml.safe_dump(
        {
            **yaml.safe_load(
                document(file_path="{{params.day}}.json", records_path="r.items", columns={"id": "int", "x": "int"})
            ),
            **parameters,
        }
    )
    assert rows_of(late, tmp_path, "s.data") == [(1, 2), (None, None)]
    unknown = document(file_path="{{other__x}}.json", records_path="r.items", columns={"id": "int", "x": "int"})
    assert compiled(unknown, tmp_path).bound.nodes["s"].schemas["data"].types() == {"id": "INTEGER", "x": "INTEGER"}


def test_several_files_say_their_names(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/1.json").write_text('{"a": 1}')
    (tmp_path / "d/2.json").write_text('{"b": 2}')
    found = rows_of(document(file_path="d/*.json", filename_column="from", union_by_name=True), tmp_path, "s.data")
    assert sorted(found, key=str) == [(1, "d/1.json", None), (None, "d/2.json", 2)] or sorted(found, key=str) == [
        (1, None, "d/1.json"),
        (None, 2, "d/2.json"),
    ]


def test_broken_json_is_a_problem_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text('{"a": 1}\n{"a": oops}\n')
    (problem,) = problems_of(document(format="newline"), tmp_path)
    assert (problem.code, problem.message) == ("P405", "in.json, line 2 is not read as json: unexpected character")


def test_a_value_that_does_not_fit_fails_at_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text('{"a": 1}\n{"a": "x"}\n')
    outcome, _ = run(document(columns={"a": "int"}), tmp_path, "s.data")
    (problem,) = outcome.problems
    assert (problem.code, problem.place.node, problem.place.option) == ("P602", "s", "file_path")
    assert "in.json, line 2: " in problem.message


def test_odd_names_pass_unchanged(tmp_path: Path) -> None:
    assert rows(tmp_path, [{"select": 1, 'a "b"': 2, "größe": 3, "$": 4}], columns={"$": "varchar"}) == [(1, 2, 3, "4")]
