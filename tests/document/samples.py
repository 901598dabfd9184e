"""Documents that the tests of this room speak about."""

from pathlib import Path

SAMPLE = """\
# Orders of grown-up people.
flow:     {name: sales_by_country, version: 1.0.0, authors: [analyst], created: "2026-11-21", desc: "…"}
settings: {timeout: 3600, retries: 1, fail_strategy: halt, threads: 8, memory: 4GB}   # one machine
parameters:
  since: {type: date, default: 2026-01-01, description: First day to load}
modules:
  # where they come from
  - {id: orders, name: csv_source, configs: {file_path: data/orders_*.csv}}    # flat

  - id: adults
    name: filter_mod
    configs: {required: {condition: "age > 18"}, optional: {}}
    misc: {label: Adults only, cache: true, retry: {max: 2, backoff: 5}, timeout: 600}

  # the query
  - id: totals
    name: sql_mod
    configs:
      query: |
        SELECT country,
               sum(total)
        FROM input
        GROUP BY country
      columns:
        total: 'price * ''1'''   # a quoted quote
        note: "caf\\u00e9 \\"x\\" y"
      folded: >-
        a > 1
        AND b < 2
connections:
  data:    ["orders.data - adults.input", "adults.output - totals.input"]
  control:
    - orders (1|) notify
    - {from: files, to: read_one, order: 1, kind: iterate, over: items, as: file, parallel: 4}
schedule: {cron: "0 6 * * 1-5", timezone: Europe/Berlin, catch_up: none}
tests:
  - {name: minors are dropped, given: {orders.data: [{age: 12}, {age: 40}]}, expect: {adults.output: [{age: 40}]}}
layout:   {orders: [0, 0], adults: [260, 0]}   # canvas positions live apart from logic
x-owner: sales
"""

SMALL = """\
flow: {name: small}
modules:
  - {id: a, name: csv_source}
"""

V1 = """\
flow:
  name: sample_etl
  version: 1.0.0
  authors: ["developer"]
  created: "2025-01-15"

settings:
  timeout: 3600
  retries: 1
  fail_strategy: halt
  execution_mode: pandas
  threads: 8

modules:
  - id: source_csv
    name: csv_source
    configs:
      required:
        file_path: "/data/input.csv"
      optional:
        encoding: "utf-8"

  - id: transform_data
    name: filter_mod
    configs:
      required:
        condition: "age > 18"

  - id: output_parquet
    name: parquet_sink
    configs:
      required:
        output_path: "/data/output.parquet"

connections:
  data:
    - "source_csv.data - transform_data.input"
    - "transform_data.output - output_parquet.input"
  control:
    - "source_csv (1|) transform_data"
    - "transform_data (2|) output_parquet"
"""


def with_modules(*lines: str) -> str:
    return "\n".join(["flow: {name: small}", "modules:", *lines, ""])


def with_valve(valve: str) -> str:
    return f"{SMALL}connections:\n  control:\n    - {valve}\n"


CONTRACT = Path(__file__).parents[2] / "contract" / "pipeline.schema.json"
