-- of one value there is no spread: spread.output
WITH "measures" AS (
  SELECT
    CAST('a' AS TEXT) AS "sensor",
    CAST(1 AS INT) AS "value"
  UNION ALL
  SELECT
    CAST('a' AS TEXT),
    CAST(2 AS INT)
  UNION ALL
  SELECT
    CAST('a' AS TEXT),
    CAST(2 AS INT)
  UNION ALL
  SELECT
    CAST('a' AS TEXT),
    CAST(5 AS INT)
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(4 AS INT)
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(NULL AS INT)
)
SELECT
  "sensor",
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    CAST("value" AS DOUBLE PRECISION)) AS "middle",
  STDDEV_SAMP(CAST("value" AS DOUBLE PRECISION)) AS "deviation",
  VAR_SAMP(CAST("value" AS DOUBLE PRECISION)) AS "variance"
FROM "measures"
GROUP BY
  "sensor";

-- quantiles lie between values: shape.output
-- refused P502: PostgreSQL cannot say mode the same way: it runs on DuckDB only
