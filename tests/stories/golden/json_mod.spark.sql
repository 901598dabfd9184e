-- what is not there is NULL: good.output
-- refused P502: Spark cannot say json_valid the same way: it runs on DuckDB only
-- refused P502: Spark cannot say json_extract_string the same way: it runs on DuckDB only

-- what is not there is NULL: bad.output
-- refused P502: Spark cannot say json_valid the same way: it runs on DuckDB only
