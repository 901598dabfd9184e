-- NULL is left out, or makes all NULL: line.output
-- refused P502: ClickHouse cannot say concat_ws the same way: it runs on DuckDB only

-- NULL is left out, or makes all NULL: strict.output
WITH "places" AS (
  SELECT
    CAST('Rue 1' AS Nullable(String)) AS "street",
    CAST('Paris' AS Nullable(String)) AS "town",
    CAST('FR' AS Nullable(String)) AS "country"
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('Oslo' AS Nullable(String)),
    CAST('NO' AS Nullable(String))
)
SELECT
  *,
  "street" || "town" AS "both"
FROM "places";
