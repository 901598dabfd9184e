"""A million rows, with the memory of a tenth of them; two who deliver the same effect at once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import duckdb
import pytest

from pypeline.assembly.connections import tables_of
from pypeline.plan.schema import known
from pypeline.service.connections import Delivery

pytestmark = pytest.mark.postgres
BOTH = pytest.mark.parametrize("at", ["lite", "pg"])
THERE_AND_BACK = """
import resource, sys
from pathlib import Path
from support import run
outcome, _ = run(Path(sys.argv[1]).read_text(), Path(sys.argv[1]).parent)
assert outcome.status == "SUCCESS", [str(problem) for problem in outcome.problems]
print(outcome.rows["out"], outcome.rows["back"], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def there_and_back(place, at: str, rows: int) -> tuple[int, int, int]:
    """Rows written, rows read, KiB of memory at most; in a process of its own."""
    table = place.table(at, "t")
    place.rows(at, "CREATE TABLE @.t (id BIGINT, name TEXT, total DECIMAL(12,2), at TIMESTAMP)")
    place.rows(at, "GRANT ALL ON @.t TO pype") if at == "pg" else None
    path = place.folder / "many.parquet"
    columns = (
        "range AS id, 'a name of some length ' || range AS name, range / 100 AS total, TIMESTAMP '2026-01-01' AS at"
    )
    duckdb.connect().execute(
        f"COPY (SELECT {columns} FROM range({rows})) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 50000)"
    )
    document = place.folder / "flow.yaml"
    document.write_text(f"""
flow: {{name: t}}
settings: {{memory: 200MB, threads: 1}}
modules:
  - {{id: rows, name: parquet_source, configs: {{file_path: many.parquet, columns: {{id: bigint, name: varchar, total: "decimal(12,2)", at: timestamp}}}}}}
  - {{id: out, name: database_sink, configs: {{connection: {at}, table: {table}}}}}
  - {{id: back, name: database_source, configs: {{connection: {at}, table: {table}}}}}
  - {{id: file, name: parquet_sink, configs: {{output_path: back.parquet}}}}
connections: {{data: [rows.data - out.input, back.data - file.input]}}
""")
    search = os.pathsep.join(sys.path)
    said = subprocess.run(
        [sys.executable, "-c", THERE_AND_BACK, document],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": search},
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    written, read, memory = (int(part) for part in said.stdout.split())
    place.rows(at, "DROP TABLE @.t")
    return written, read, memory


@BOTH
@pytest.mark.slow
def test_a_million_rows_need_no_more_memory_than_a_fifth_of_them(place, at):
    fifth = there_and_back(place, at, 200_000)
    whole = there_and_back(place, at, 1_000_000)
    assert (fifth[:2], whole[:2]) == ((200_000, 200_000), (1_000_000, 1_000_000))
    assert whole[2] < fifth[2] + 120_000, f"{fifth[2]} KiB for a fifth, {whole[2]} KiB for all"


@BOTH
def test_those_who_deliver_the_same_effect_at_once_write_it_once(place, at):
    path = place.folder / "rows.parquet"
    duckdb.connect().execute(f"COPY (SELECT range AS id FROM range(1000)) TO '{path}' (FORMAT parquet)")
    delivery = Delivery(place.table(at, "t"), "append", (), known({"id": "BIGINT"}), "the same")
    answers: list[object] = []

    def deliver() -> None:
        answers.append(tables_of(place.folder).deliver(at, delivery, path))

    threads = [threading.Thread(target=deliver) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert answers == [1000] * 3
    assert place.rows(at, "SELECT count(*) FROM @.t") == [(1000,)]
