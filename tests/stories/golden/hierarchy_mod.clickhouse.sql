-- who is their own boss in the end stands apart: lines.output
-- refused P501: a query written by hand runs on DuckDB only, not on clickhouse
-- refused P502: ClickHouse cannot say array_to_string the same way: it runs on DuckDB only

-- who is their own boss in the end stands apart: lines.circles
-- refused P501: a query written by hand runs on DuckDB only, not on clickhouse
