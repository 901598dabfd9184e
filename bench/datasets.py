"""What the benchmarks read: TPC-H by tpchgen-cli, a shop's orders and a wide table by DuckDB: always the same rows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
DATA = HERE / ".data"
"""Git-ignored; whatever is there already is used again."""

CUSTOMERS = 50_000
PRODUCTS = 2_000


def tpch(scale: float) -> Path:
    """The folder of the eight tables at this scale."""
    folder = DATA / f"tpch-{scale:g}"
    if not (folder / "supplier.parquet").exists():
        program = Path(sys.executable).parent / "tpchgen-cli"
        subprocess.run([program, "parquet", "-s", f"{scale:g}", f"--output-dir={folder}"], check=True)
    return folder


def shop(orders: int) -> Path:
    """The folder of `orders`, `customers` and `products` as Parquet."""
    folder = DATA / f"shop-{orders}"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "customers.parquet", CUSTOMERS_SQL, CUSTOMERS)
    _write(folder / "products.parquet", PRODUCTS_SQL, PRODUCTS)
    _write(folder / "orders.parquet", ORDERS_SQL, orders)
    return folder


def wide(rows: int) -> Path:
    """The folder of `wide`: a random key, twelve columns, about 170 bytes a row."""
    folder = DATA / f"wide-{rows}"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "wide.parquet", WIDE_SQL, rows)
    return folder


def _write(path: Path, sql: str, rows: int) -> None:
    if path.exists():
        return
    part = path.with_suffix(".part")
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        # Hashes of the row's number, in the order of the numbers: the same rows every time.
        connection.execute("CREATE MACRO pick(i, salt, n) AS (hash(i, salt) % n)::BIGINT")
        connection.execute(f"COPY ({sql.format(rows=rows)}) TO '{part}' (FORMAT parquet, COMPRESSION zstd)")
    part.replace(path)


CUSTOMERS_SQL = """
SELECT i AS customer_id, 'Customer ' || i AS name,
  ['north', 'south', 'east', 'west'][1 + pick(i, 1, 4)] AS region,
  ['consumer', 'corporate', 'home office'][1 + pick(i, 2, 3)] AS segment,
  DATE '2015-01-01' + pick(i, 3, 3000)::INTEGER AS since
FROM range({rows}) AS t(i)
"""
PRODUCTS_SQL = """
SELECT i AS product_id, 'Product ' || i AS title,
  ['tools', 'toys', 'books', 'food', 'garden', 'music'][1 + pick(i, 11, 6)] AS category,
  round(1 + pick(i, 12, 40000) / 100.0, 2)::DOUBLE AS cost
FROM range({rows}) AS t(i)
"""
ORDERS_SQL = f"""
SELECT i AS order_id, pick(i, 21, {CUSTOMERS}) AS customer_id, pick(i, 22, {PRODUCTS}) AS product_id,
  pick(i, 23, 10)::INTEGER AS quantity, round(1 + pick(i, 24, 50000) / 100.0, 2)::DOUBLE AS price,
  (pick(i, 25, 30) / 100.0)::DOUBLE AS discount,
  ['paid', 'shipped', 'cancelled', 'returned', 'paid'][1 + pick(i, 26, 5)] AS status,
  ['Web ', ' web', 'SHOP', 'shop', ' Phone', 'partner '][1 + pick(i, 27, 6)] AS channel,
  TIMESTAMP '2022-01-01' + to_seconds(pick(i, 28, 94608000)) AS ordered_at,
  CASE WHEN pick(i, 29, 3) = 0 THEN NULL ELSE 'note ' || (pick(i, 30, 100000)) END AS note
FROM range({{rows}}) AS t(i)
"""
WIDE_SQL = """
SELECT hash(i, 41)::VARCHAR AS key, i AS id, pick(i, 42, 1000000)::INTEGER AS a, pick(i, 43, 1000000)::INTEGER AS b,
  (pick(i, 44, 1000000) / 7.0)::DOUBLE AS c, (pick(i, 45, 1000000) / 3.0)::DOUBLE AS d,
  TIMESTAMP '2020-01-01' + to_seconds(pick(i, 46, 94608000)) AS at,
  'city ' || (pick(i, 47, 5000)) AS city, 'a longer text that says something of ' || (pick(i, 48, 1000000)) AS text_1,
  'another text about ' || (pick(i, 49, 1000000)) AS text_2, hash(i, 50)::HUGEINT AS big, pick(i, 51, 2) = 0 AS flag
FROM range({rows}) AS t(i)
"""
