"""Parquet files: the columns that are asked for, and files that are known only when the pipeline runs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import yaml
from tests.support import codes_of, compiled, problems_of, rows_of

from pypeline.plan.schema import Open


def document(**options: Any) -> str:
    source = {"id": "s", "name": "parquet_source", "configs": {"file_path": "in.parquet", **options}}
    return yaml.safe_dump({"flow": {"name": "t"}, "modules": [source]}, allow_unicode=True)


def write(path: Path, sql: str = 'SELECT 1 AS id, \'x\' AS "a ""b""", 1.239 AS price') -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    duckdb.sql(f"COPY ({sql}) TO '{path}' (FORMAT parquet)")


def test_all_columns_or_some_in_another_order(tmp_path: Path) -> None:
    write(tmp_path / "in.parquet")
    assert rows_of(document(), tmp_path, "s.data") == [(1, "x", Decimal("1.239"))]
    assert rows_of(document(columns=["PRICE", 'a "b"']), tmp_path, "s.data") == [(Decimal("1.239"), "x")]


def test_columns_with_types_are_cast(tmp_path: Path) -> None:
    write(tmp_path / "in.parquet")
    assert rows_of(document(columns={"id": "varchar", "price": "decimal(5,2)"}), tmp_path, "s.data") == [
        ("1", Decimal("1.24"))
    ]


def test_a_column_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "in.parquet")
    (problem,) = problems_of(document(columns=["nope"]), tmp_path)
    assert (problem.code, problem.place.option) == ("P305", "columns")
    (problem,) = problems_of(document(columns={"nope": "int"}), tmp_path)
    assert (problem.code, problem.place.option) == ("P305", "columns.nope")


def test_files_that_are_no_parquet_or_differ_are_problems(tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_text("no")
    assert codes_of(document(), tmp_path) == ["P405"]
    write(tmp_path / "d/1.parquet", "SELECT 1 AS a")
    write(tmp_path / "d/2.parquet", "SELECT 2 AS b")
    assert codes_of(document(file_path="d/*.parquet"), tmp_path) == ["P403"]
    found = rows_of(document(file_path="d/*.parquet", union_by_name=True, filename_column="from"), tmp_path, "s.data")
    assert sorted(map(str, found)) == ["(1, None, 'd/1.parquet')", "(None, 2, 'd/2.parquet')"] or sorted(
        map(str, found)
    ) == ["(1, 'd/1.parquet', None)", "(None, 'd/2.parquet', 2)"]


def test_folders_give_columns(tmp_path: Path) -> None:
    write(tmp_path / "d/year=2025/x.parquet", "SELECT 1 AS a")
    write(tmp_path / "d/year=2026/x.parquet", "SELECT 2 AS a")
    assert sorted(rows_of(document(file_path="d/*/*.parquet"), tmp_path, "s.data")) == [(1, 2025), (2, 2026)]
    assert sorted(rows_of(document(file_path="d/*/*.parquet", hive_partitioning=False), tmp_path, "s.data")) == [
        (1,),
        (2,),
    ]


def test_a_file_known_only_at_run_time_is_open_or_takes_the_declared_columns(tmp_path: Path) -> None:
    late = document(file_path="{{node__x}}.parquet")
    assert isinstance(compiled(late, tmp_path).bound.nodes["s"].schemas["data"], Open)
    declared = document(file_path="{{node__x}}.parquet", columns={"id": "int", "price": "double"})
    assert compiled(declared, tmp_path).bound.nodes["s"].schemas["data"].types() == {"id": "INTEGER", "price": "DOUBLE"}
