-- every combination is judged: tried.output
-- refused P502: ClickHouse cannot say CAST(a value of unknown type AS BIGINT) the same way: the type of the value is not known

-- only the keys: keys.output
-- refused P502: ClickHouse cannot say CAST(a value of unknown type AS BIGINT) the same way: the type of the value is not known
