-- repeated rows: once.output
WITH "readings" AS (
  SELECT
    CAST('a' AS TEXT) AS "sensor",
    CAST(1 AS BIGINT) AS "value"
  UNION ALL
  SELECT
    CAST('a' AS TEXT),
    CAST(1 AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('c' AS TEXT),
    CAST(3 AS BIGINT)
)
SELECT DISTINCT
  *
FROM "readings";

-- repeated rows: alone.output
WITH "readings" AS (
  SELECT
    CAST('a' AS TEXT) AS "sensor",
    CAST(1 AS BIGINT) AS "value"
  UNION ALL
  SELECT
    CAST('a' AS TEXT),
    CAST(1 AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('c' AS TEXT),
    CAST(3 AS BIGINT)
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
