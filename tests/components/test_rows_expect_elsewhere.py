"""Expect in what Pypeline writes: a Python script and SQL stop, or go on, as a run does."""

import subprocess
import sys

import duckdb
import pytest
import sqlglot

from pypeline.emit.checks import check_statement
from pypeline.plan.plan import Check
from pypeline.plan.relations import Expectation
from support import codes_of, open_session
from transforms import Component

ORDERS = "VALUES (1, 5), (1, -5)"
UNIQUE = {"check": "unique", "columns": ["id"]}


def document(tmp_path, *expectations, **options):
    text = (
        Component(tmp_path, "expect_mod", expectations=list(expectations), **options).over(ORDERS, "id", "n").document
    )
    return text.replace(
        "- id: end_output\n  name: limit_mod\n  configs:\n    rows: 1000000",
        "- id: end_output\n  name: parquet_sink\n  configs: {output_path: out.parquet}",
    )


def run_script(tmp_path, text):
    session = open_session(text, tmp_path)
    script = session.to_python(session.compile())
    assert isinstance(script, str), script
    (tmp_path / "job.py").write_text(script)
    return subprocess.run([sys.executable, "job.py"], cwd=tmp_path, capture_output=True, text=True, check=False)


def test_a_script_stops_before_it_writes(tmp_path):
    done = run_script(tmp_path, document(tmp_path, UNIQUE))
    assert done.returncode == 1
    assert "not met by 2: id is unique" in done.stdout
    assert not (tmp_path / "out.parquet").exists()


def test_a_script_that_only_warns_goes_on(tmp_path):
    done = run_script(tmp_path, document(tmp_path, UNIQUE, {"check": "row_count", "min": 3}, on_failure="warn"))
    assert (done.returncode, (tmp_path / "out.parquet").exists()) == (0, True), done.stderr
    assert "not met by 2: at least 3 rows" in done.stdout


def test_sql_for_duckdb_raises_the_rule(tmp_path):
    session = open_session(document(tmp_path, UNIQUE), tmp_path)
    text = session.to_sql(session.compile(), "duckdb")
    assert isinstance(text, str), text
    with pytest.raises(duckdb.Error, match="not met: id is unique"):
        duckdb.connect().execute(text.replace("FROM READ_PARQUET('", f"FROM READ_PARQUET('{tmp_path}/"))


@pytest.mark.parametrize(
    ("dialect", "said"), [("postgres", "not met: id is unique"), ("clickhouse", "throwIf"), ("spark", "RAISE_ERROR")]
)
def test_sql_for_others_raises_it_too(tmp_path, dialect, said):
    session = open_session(document(tmp_path, UNIQUE), tmp_path)
    text = session.to_sql(session.compile(), dialect)
    assert said.casefold() in str(text).casefold()


def test_a_check_need_not_lead_anywhere(tmp_path):
    text = document(tmp_path, UNIQUE).replace("it.output - end_output.input", "given.data - end_output.input")
    assert codes_of(text, tmp_path) == []


def counted(engine, n):
    """What the check's own statement does over a count of `n`, in the engine's dialect."""
    check = Check(
        "it", 0, (Expectation("id is unique"), Expectation("1 to 3 rows", of_table=True, at_least=1, at_most=3))
    )
    counts = sqlglot.parse_one(f"SELECT CAST({n} AS BIGINT) AS a, CAST(2 AS BIGINT) AS b", dialect=engine.dialect)
    statement = check_statement(counts, ("a", "b"), check, engine.dialect)
    return engine.rows(statement.sql(dialect=engine.dialect))


@pytest.mark.postgres
def test_postgres_stops(postgres):
    assert len(counted(postgres, 0)) == 1
    with pytest.raises(Exception, match="not met: id is unique"):
        counted(postgres, 2)


@pytest.mark.clickhouse
def test_clickhouse_stops(clickhouse):
    assert len(counted(clickhouse, 0)) == 1
    with pytest.raises(Exception, match="not met: id is unique"):
        counted(clickhouse, 2)
