-- repeated rows: once.output
WITH "readings" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('a' AS TEXT), CAST(1 AS BIGINT)),
    (CAST('a' AS TEXT), CAST(1 AS BIGINT)),
    (CAST('b' AS TEXT), CAST(NULL AS BIGINT)),
    (CAST('b' AS TEXT), CAST(NULL AS BIGINT)),
    (CAST('c' AS TEXT), CAST(3 AS BIGINT))) AS "rows"("sensor", "value")
)
SELECT DISTINCT
  *
FROM "readings";

-- repeated rows: alone.output
WITH "readings" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('a' AS TEXT), CAST(1 AS BIGINT)),
    (CAST('a' AS TEXT), CAST(1 AS BIGINT)),
    (CAST('b' AS TEXT), CAST(NULL AS BIGINT)),
    (CAST('b' AS TEXT), CAST(NULL AS BIGINT)),
    (CAST('c' AS TEXT), CAST(3 AS BIGINT))) AS "rows"("sensor", "value")
)
SELECT
  "sensor",
  "value"
FROM (
  SELECT
    "sensor",
    "value",
    COUNT(*) OVER (PARTITION BY "sensor", "value") AS "group_size"
  FROM "readings"
) AS "inner"
WHERE
  "group_size" = 1;
