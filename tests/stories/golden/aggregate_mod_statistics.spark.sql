-- of one value there is no spread: spread.output
WITH `measures` AS (
  SELECT
    CAST('a' AS STRING) AS `sensor`,
    CAST(1 AS INT) AS `value`
  UNION ALL
  SELECT
    CAST('a' AS STRING),
    CAST(2 AS INT)
  UNION ALL
  SELECT
    CAST('a' AS STRING),
    CAST(2 AS INT)
  UNION ALL
  SELECT
    CAST('a' AS STRING),
    CAST(5 AS INT)
  UNION ALL
  SELECT
    CAST('b' AS STRING),
    CAST(4 AS INT)
  UNION ALL
  SELECT
    CAST('b' AS STRING),
    CAST(NULL AS INT)
)
SELECT
  `sensor`,
  PERCENTILE(CAST(`value` AS DOUBLE), CAST(0.5 AS DOUBLE)) AS `middle`,
  STDDEV_SAMP(CAST(`value` AS DOUBLE)) AS `deviation`,
  VAR_SAMP(CAST(`value` AS DOUBLE)) AS `variance`
FROM `measures`
GROUP BY
  `sensor`;

-- quantiles lie between values: shape.output
-- refused P502: Spark cannot say mode the same way: it runs on DuckDB only
