-- of one value there is no spread: spread.output
WITH "measures" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('a' AS TEXT), CAST(1 AS INT)),
    (CAST('a' AS TEXT), CAST(2 AS INT)),
    (CAST('a' AS TEXT), CAST(2 AS INT)),
    (CAST('a' AS TEXT), CAST(5 AS INT)),
    (CAST('b' AS TEXT), CAST(4 AS INT)),
    (CAST('b' AS TEXT), CAST(NULL AS INT))) AS "rows"("sensor", "value")
)
SELECT
  "sensor",
  MEDIAN("value") AS "middle",
  STDDEV_SAMP("value") AS "deviation",
  VAR_SAMP("value") AS "variance"
FROM "measures"
GROUP BY
  "sensor";

-- quantiles lie between values: shape.output
WITH "measures" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('a' AS TEXT), CAST(1 AS INT)),
    (CAST('a' AS TEXT), CAST(2 AS INT)),
    (CAST('a' AS TEXT), CAST(2 AS INT)),
    (CAST('a' AS TEXT), CAST(5 AS INT)),
    (CAST('b' AS TEXT), CAST(4 AS INT)),
    (CAST('b' AS TEXT), CAST(NULL AS INT))) AS "rows"("sensor", "value")
)
SELECT
  "sensor",
  QUANTILE_CONT("value", 0.75e0) AS "upper",
  MODE("value" ORDER BY "value") AS "usual"
FROM "measures"
GROUP BY
  "sensor";
