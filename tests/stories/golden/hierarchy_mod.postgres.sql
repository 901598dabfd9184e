-- who is their own boss in the end stands apart: lines.output
-- refused P501: a query written by hand runs on DuckDB only, not on postgres

-- who is their own boss in the end stands apart: lines.circles
-- refused P501: a query written by hand runs on DuckDB only, not on postgres
