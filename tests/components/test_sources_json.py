"""JSON files: lists, lines, and rows inside one object."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
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


def collecting(**options: Any) -> str:
    """The source with both ports linked."""
    source = {"id": "s", "name": "json_source", "configs": {"file_path": "in.json", "format": "newline", **options}}
    sinks = [{"id": name, "name": "csv_sink", "configs": {"output_path": f"{name}.csv"}} for name in ("good", "bad")]
    links = {"data": ["s.data - good.input", "s.rejected - bad.input"]}
    return yaml.safe_dump({"flow": {"name": "t"}, "modules": [source, *sinks], "connections": links})


def test_linked_rejected_lines_are_collected_and_the_good_ones_go_on(tmp_path: Path) -> None:
    lines = ['{"a": 1, "b": "x"}', "", "oops", '{"a": "7"}\r', '{"a": "two"}', "5", '{"a": 1, "a": 2}', "null"]
    (tmp_path / "in.json").write_bytes("\n".join(lines).encode() + b'\n{"b": "\xff"}')
    both = collecting(columns={"a": "int", "b": "varchar"})
    assert rows_of(both, tmp_path, "s.data") == [(1, "x"), (7, None), (None, None)]
    found = rows_of(both, tmp_path, "s.rejected")
    assert found[:4] == [
        ("in.json", 3, "oops", None, "NOT JSON", "the line is not JSON"),
        ("in.json", 5, '{"a": "two"}', "a", "CAST", '"two" does not fit INTEGER'),
        ("in.json", 6, "5", None, "NOT AN OBJECT", "the line holds no object"),
        ("in.json", 7, lines[6], None, "DUPLICATE KEY", 'a key stands twice in {"a": 1, "a": 2}'),
    ]
    assert [row[:2] + row[3:5] for row in found[4:]] == [("in.json", 9, None, "INVALID ENCODING")]


def test_lines_are_counted_in_each_file_and_columns_that_nobody_uses_reject_too(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/1.json").write_bytes(b'{"a": 1}\r\n\r\nno\r\n')
    (tmp_path / "d/2.json").write_bytes(b'{"a": 2, "n": "x"}\n\n{"a": 3, "n": 4}\n')
    options = {"file_path": "d/*.json", "columns": {"a": "int", "n": "int"}, "union_by_name": True}
    text = collecting(**options, filename_column="from")
    assert sorted(rows_of(text, tmp_path, "s.data")) == [(1, None, "d/1.json"), (3, 4, "d/2.json")]
    assert [row[:2] for row in rows_of(text, tmp_path, "s.rejected")] == [("d/1.json", 3), ("d/2.json", 1)]
    narrow = text.replace("s.data - good.input", "s.data - one.input\n  - one.output - good.input")
    one = "- id: one\n  name: select_mod\n  configs: {columns: [a]}\n"
    for unfused in (False, True):
        outcome, _ = run(narrow.replace("modules:\n", f"modules:\n{one}"), tmp_path, "s.rejected", unfused=unfused)
        assert outcome.status == "SUCCESS"
        assert len((tmp_path / "bad.csv").read_text().splitlines()) == 3


TYPES = {
    "a": "INTEGER",
    "b": "VARCHAR",
    "d": "DATE",
    "l": "INTEGER[]",
    "n": "STRUCT(k INTEGER)[][]",
    "o": "STRUCT(x INTEGER, y DOUBLE, z STRUCT(q BOOLEAN))",
    "m": "MAP(VARCHAR, INTEGER)",
    "j": "JSON",
    "ts": "TIMESTAMP",
    "de": "DECIMAL(5,2)",
    "u": "UUID",
}
LINES = r"""
{"a":1,"b":"x"}
{"a":"two"}
{"a":"7","c":1}
{"a":1.5}
{"a":true}
{"a":1,"a":2}
{"z":1,"z":2}
{"A":9}
{"b":{"x": 1 }}
{"b":[1, 2]}
{"b":1.50}
{"b":true}
5
null
[1]
"x"
{}
{"l":[1,"x"]}
{"l":[1,null,"3"]}
{"l":5}
{"o":{"x":1}}
{"o":{"x":1,"y":2,"z":3}}
{"o":{"x":"q"}}
{"o":[1]}
{"o":{"x":1,"x":2}}
{"m":{"k":1}}
{"m":{"k":"q"}}
{"m":{"k":1,"k":2}}
{"j":{"a": [1 ,2]}}
{"j":null}
{"j":"s"}
{"d":"2020-01-02"}
{"d":"2020-13-02"}
{"d":5}
{"ts":"2020-01-02 03:04"}
{"ts":"x"}
{"ts":12}
{"de":1.004}
{"de":"1.005"}
{"de":1234567}
{"de":1e2}
{"a":99999999999}
{"a":12345678901234567890123}
{"u":"x"}
{"b":"a\u0000b"}
{"b":"\ud800"}
{"a":1,}
{"a":NaN}
{"a":01}
{"a":1} // c
{"l": []}
{"o": {"z": {"q": 1}}}
{"o": {"z": {"q": "u"}}}
{"o": {"z": 3}}
{"o": null}
{"o": {"z": null}}
{"m": {"k": null}}
{"m": [1]}
{"m": {}}
{"m": null}
{"n": [[{"k": 1}], null, [null, {"k": "2"}]]}
{"n": [[{"k": 1}, {"k": "u"}]]}
{"n": [[1]]}
{"n": [1]}
{"n": [[{"k": 1, "k": 1}]]}
{"n": []}
{"a": null, "l": null, "d": null}
{"a": ""}
{"d": ""}
{"a": {"x": 1}}
{"a": [1]}
{"d": [1]}
""".strip().splitlines()
"""One mistake each, or a value that only looks like one."""


def pairs(value: Any) -> Any:
    """A map as Arrow gives it."""
    return list(value.items()) if isinstance(value, dict) and set(value) <= {"k"} else value


def test_a_line_is_rejected_exactly_when_the_reader_would_fail_on_it(tmp_path: Path) -> None:
    columns = ", ".join(f"'{name}': '{type_}'" for name, type_ in sorted(TYPES.items()))
    engine, wanted, bad = duckdb.connect(), [], []
    for number, line in enumerate(LINES, start=1):
        (tmp_path / "one.json").write_text(line + "\n")
        reading = f"FROM read_json('{tmp_path}/one.json', format = 'newline_delimited', columns = {{{columns}}})"
        try:
            wanted += engine.execute(reading).fetchall()
        except duckdb.Error:
            bad.append(number)
    (tmp_path / "in.json").write_text("\n".join(LINES))
    text = collecting(columns=TYPES)
    assert [row[1] for row in rows_of(text, tmp_path, "s.rejected")] == bad
    assert rows_of(text, tmp_path, "s.data") == [tuple(pairs(value) for value in row) for row in wanted]


def test_what_cannot_be_collected_line_by_line_is_refused_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text('[{"a": 1}]')
    for name, value in (("format", "array"), ("format", "auto"), ("records_path", "r")):
        (problem,) = problems_of(collecting(**{"format": "array", name: value}), tmp_path)
        assert (problem.code, problem.place.option) == ("P316", name)
        assert problem.remedy
    (tmp_path / "in.json").write_text('{"a": 1}\n5\n')
    (problem,) = problems_of(collecting(), tmp_path)
    assert (problem.code, problem.place.option, problem.remedy) == ("P316", "columns", "declare the columns")
