"""TPC-H drawn as pipelines, against the same queries as SQL."""

from __future__ import annotations

import datasets
from commands import HERE
from report import Section
from sizes import Sizes
from suites.against_hand import HEADER, compare

MUST = ("q01", "q03", "q06")


def queries() -> list[str]:
    return sorted(path.stem for path in (HERE / "tpch").glob("q*.yaml"))


def run(sizes: Sizes) -> Section:
    section = Section(
        "TPC-H: drawn as pipelines, against one DuckDB query written by hand",
        f"All {len(queries())} queries as documents in `bench/tpch`, each run by `pype run` in a process of its own, "
        "and the query of the same name by `bench/rivals/duckdb_query.py`. Both read the same Parquet files and write "
        "one; the rows are compared.",
        HEADER,
    )
    for scale in sizes.scales:
        folder = datasets.tpch(scale)
        for name in queries():
            rounds = sizes.rounds if name in MUST else max(3, sizes.rounds - 2)
            compare(
                section,
                f"{name.upper()} at SF {scale:g}",
                name,
                folder,
                rounds,
                f"tpch/{name}.yaml",
                f"tpch/{name}.sql",
            )
    return section
