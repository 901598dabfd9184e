-- large orders by country: by_country.output
-- refused P501: a query written by hand runs on DuckDB only, not on postgres

-- only the largest: by_country.output
-- refused P501: a query written by hand runs on DuckDB only, not on postgres
