-- what never changes correlates with nothing: lines.output
-- refused P502: PostgreSQL cannot say corr the same way: it runs on DuckDB only

-- a curve keeps the order: orders.output
-- refused P502: PostgreSQL cannot say corr the same way: it runs on DuckDB only
