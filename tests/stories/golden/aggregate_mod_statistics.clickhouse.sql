-- of one value there is no spread: spread.output
WITH "measures" AS (
  SELECT
    CAST('a' AS Nullable(String)) AS "sensor",
    CAST(1 AS Nullable(Int32)) AS "value"
  UNION ALL
  SELECT
    CAST('a' AS Nullable(String)),
    CAST(2 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('a' AS Nullable(String)),
    CAST(2 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('a' AS Nullable(String)),
    CAST(5 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(4 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32))
)
SELECT
  "sensor",
  quantileExactInclusiveOrNull(0.5)(toFloat64("value")) AS "middle",
  CASE WHEN count("value") > 1 THEN stddevSampStable(toFloat64("value")) END AS "deviation",
  CASE WHEN count("value") > 1 THEN varSampStable(toFloat64("value")) END AS "variance"
FROM "measures"
GROUP BY
  "sensor";

-- quantiles lie between values: shape.output
-- refused P502: ClickHouse cannot say mode the same way: it runs on DuckDB only
