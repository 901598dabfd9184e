"""The folder in which random pipelines run."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two files that pipelines read."""
    base = tmp_path_factory.mktemp("random")
    connection = duckdb.connect()
    connection.execute(
        f"COPY (SELECT range AS a, range % 7 AS b, CAST(range * 1.25 AS DECIMAL(10,2)) AS price, range % 3 = 0 AS odd, "
        f"DATE '2024-01-01' + CAST(range % 50 AS INTEGER) AS day FROM range(200)) TO '{base}/numbers.parquet'"
    )
    connection.execute(
        f"COPY (SELECT * FROM (VALUES ('a', 1), ('it''s', 2), (NULL, 3), ('B', NULL), ('a', 1)) t(\"A b\", c)) "
        f"TO '{base}/words.parquet'"
    )
    return base
