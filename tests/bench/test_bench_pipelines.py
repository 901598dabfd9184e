"""The benchmarks' pipelines give the rows of the queries they are compared with, on a thousandth of the data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from tests.support import compiled, multiset, open_session, run

BENCH = Path(__file__).parents[2] / "bench"
QUERIES = sorted(path.stem for path in (BENCH / "tpch").glob("q*.yaml"))
TPCHGEN = Path(sys.executable).parent / "tpchgen-cli"


@pytest.fixture(scope="module")
def tpch(tmp_path_factory):
    if not TPCHGEN.exists():
        pytest.skip("tpchgen-cli is not installed (the group bench)")
    folder = tmp_path_factory.mktemp("tpch")
    subprocess.run([TPCHGEN, "parquet", "-s", "0.01", f"--output-dir={folder}"], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    program = "import sys; from pathlib import Path; import datasets; datasets.DATA = Path(sys.argv[1]); print(datasets.shop(20_000))"
    found = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env={**os.environ, "PYTHONPATH": str(BENCH)}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return Path(found.stdout.strip())


def rows_of_run(document, base, port):
    outcome, _ = run((BENCH / document).read_text(), base, port)
    assert outcome.status == "SUCCESS", [str(problem) for problem in outcome.problems]
    return duckdb.connect().read_parquet(str(outcome.artifacts[port])).fetchall()


def rows_by_hand(query, base):
    connection = duckdb.connect()
    for file in base.glob("*.parquet"):
        connection.execute(f"CREATE VIEW {file.stem} AS FROM read_parquet('{file}')")
    return connection.execute((BENCH / query).read_text()).fetchall()


def last_port(document):
    """What the sink writes."""
    lines = (BENCH / document).read_text().splitlines()
    return lines[-1].strip(' -"').partition(" - ")[0]


@pytest.mark.parametrize("name", QUERIES)
def test_a_tpch_query_drawn_as_a_pipeline_gives_the_rows_of_its_sql(name, tpch):
    document = f"tpch/{name}.yaml"
    assert multiset(rows_of_run(document, tpch, last_port(document))) == multiset(
        rows_by_hand(f"tpch/{name}.sql", tpch)
    )


def test_all_22_queries_of_tpch_are_drawn():
    assert [f"q{number:02}" for number in range(1, 23)] == QUERIES


def test_the_chain_gives_the_rows_of_the_query_written_by_hand(shop):
    found = rows_of_run("chain/chain.yaml", shop, "in_order.output")
    assert multiset(found) == multiset(rows_by_hand("chain/chain.sql", shop))
    assert len(found) > 1000


@pytest.mark.parametrize("name", ["chain", "rowwise"])
def test_the_pandas_rivals_compute_the_same_rows(name, shop, tmp_path):
    pytest.importorskip("pandas")
    target = tmp_path / "out.parquet"
    subprocess.run([sys.executable, BENCH / f"rivals/{name}_pandas.py", target], cwd=shop, check=True)
    document = f"chain/{name}.yaml"
    ours = rows_of_run(document, shop, last_port(document))
    theirs = duckdb.connect().read_parquet(str(target)).fetchall()
    assert multiset(ours) == multiset(theirs)


def test_the_data_are_the_same_every_time(shop):
    (found,) = (
        duckdb.connect()
        .sql(f"SELECT sum(quantity), count(DISTINCT customer_id) FROM '{shop}/orders.parquet'")
        .fetchall()
    )
    (again,) = (
        duckdb.connect()
        .sql("SELECT sum((hash(i, 23) % 10)::BIGINT), count(DISTINCT hash(i, 21) % 50000) FROM range(20_000) AS t(i)")
        .fetchall()
    )
    assert found == again


@pytest.mark.parametrize("nodes", [4, 50, 200])
def test_a_large_document_compiles_without_errors(nodes, shop):
    program = f"import documents; print(documents.realistic({nodes}), end='')"
    text = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(BENCH)}, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert len(open_session(text, shop).pipeline.nodes) == nodes
    assert not compiled(text, shop).errors
