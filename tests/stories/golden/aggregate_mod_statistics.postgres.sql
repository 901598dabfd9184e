-- of one value there is no spread: spread.output
-- refused P502: PostgreSQL cannot say median the same way: it runs on DuckDB only

-- quantiles lie between values: shape.output
-- refused P502: PostgreSQL cannot say quantile_cont the same way: it runs on DuckDB only
-- refused P502: PostgreSQL cannot say mode the same way: it runs on DuckDB only
