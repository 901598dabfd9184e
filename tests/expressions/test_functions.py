"""Every function of the table: what its examples give, and the same rows on every engine that says it."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from pathlib import Path

import pytest

from engines import ClickHouse, Engine, Postgres, Spark
from expressions.comparing import answers, differences, duckdb_run, lowered
from expressions.grid import Case, all_cases
from expressions.hostile import came_back
from pypeline.kit.functions import FUNCTIONS, Function
from pypeline.kit.functions.docs import functions_page
from pypeline.kit.functions.table import TARGETS
from pypeline.problems import Problem

GOLDEN = Path(__file__).parent / "golden"
PAGE = Path(__file__).parents[2] / "docs" / "functions.md"
DIALECTS = ("duckdb", *TARGETS, "snowflake", "bigquery")


@pytest.fixture(scope="module")
def on_duckdb() -> dict[Case, list[object] | str]:
    texts = [(case, text) for case in all_cases() if isinstance(text := lowered(case, "duckdb"), str)]
    return answers(texts, "duckdb", duckdb_run(), size=16)  # some are errors: small statements are halved sooner


def same_on(engine: Engine, on_duckdb: dict[Case, list[object] | str]) -> list[str]:
    texts = {
        case: text
        for case in all_cases()
        if not isinstance(on_duckdb[case], str) and isinstance(text := lowered(case, engine.dialect), str)
    }
    assert len(texts) > 700, "most of the expressions are said by every engine"
    return differences(on_duckdb, answers(list(texts.items()), engine.dialect, engine.rows), texts, engine.dialect)


def test_the_examples_give_what_the_table_says():
    examples = [(function, example) for function in FUNCTIONS.values() for example in function.examples]
    cases = [(Case(function.name, example.sql, function.role), example.result) for function, example in examples]
    found = duckdb_run()("SELECT " + ", ".join(str(lowered(case, "duckdb")) for case, _ in cases))[0]
    wrong = [
        (case.sql, result, value)
        for (case, result), value in zip(cases, found, strict=True)
        if not is_example(result, value)
    ]
    assert wrong == []


def is_example(result: object, value: object) -> bool:
    if isinstance(result, float) and value is not None:
        return math.isclose(float(value), result, rel_tol=1e-9) or (math.isnan(result) and math.isnan(value))
    return bool(value == result or (isinstance(value, Decimal) and result is not None and str(value) == str(result)))


@pytest.mark.postgres
def test_postgresql_gives_the_same_rows(postgres: Postgres, on_duckdb: dict[Case, list[object] | str]):
    assert same_on(postgres, on_duckdb) == []


@pytest.mark.clickhouse
def test_clickhouse_gives_the_same_rows(clickhouse: ClickHouse, on_duckdb: dict[Case, list[object] | str]):
    assert same_on(clickhouse, on_duckdb) == []


@pytest.mark.spark
@pytest.mark.slow
def test_spark_gives_the_same_rows_and_returns_every_text(spark: Spark, on_duckdb: dict[Case, list[object] | str]):
    assert same_on(spark, on_duckdb) == []
    came_back(spark, 1000)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_says_each_expression_as_agreed(dialect: str, accept: bool):
    found = {f"{case.role}: {case.sql}": said(lowered(case, dialect)) for case in all_cases()}
    if dialect not in {"duckdb", *TARGETS}:  # the experimental ones refuse nearly everything
        found = {name: text for name, text in found.items() if not text.startswith("P502")}
    golden = GOLDEN / f"{dialect}.json"
    if accept:
        golden.write_text(json.dumps(found, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def said(text: str | Problem) -> str:
    return f"{text.code}: {text.message}" if isinstance(text, Problem) else text


def test_the_page_of_functions_is_the_table(accept: bool):
    if accept:
        PAGE.write_text(functions_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == functions_page()


def test_names_are_unique():
    names = [name for function in FUNCTIONS.values() for name in (function.name, *function.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
def test_a_function_says_what_it_gives(function: Function):
    assert function.summary.endswith("."), "one sentence"
    assert function.examples or not function.deterministic or function.role == "window"
    assert set(function.lowerings) - {"duckdb"} == set(TARGETS), "each target has a spelling or a reason"
