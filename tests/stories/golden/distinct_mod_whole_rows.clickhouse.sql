-- repeated rows: once.output
WITH "readings" AS (
  SELECT
    CAST('a' AS Nullable(String)) AS "sensor",
    CAST(1 AS Nullable(Int64)) AS "value"
  UNION ALL
  SELECT
    CAST('a' AS Nullable(String)),
    CAST(1 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('c' AS Nullable(String)),
    CAST(3 AS Nullable(Int64))
)
SELECT DISTINCT
  *
FROM "readings";

-- repeated rows: alone.output
WITH "readings" AS (
  SELECT
    CAST('a' AS Nullable(String)) AS "sensor",
    CAST(1 AS Nullable(Int64)) AS "value"
  UNION ALL
  SELECT
    CAST('a' AS Nullable(String)),
    CAST(1 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('c' AS Nullable(String)),
    CAST(3 AS Nullable(Int64))
)
SELECT
  "sensor",
  "value"
FROM (
  SELECT
    "sensor",
    "value",
    count(*) OVER (PARTITION BY "sensor", "value") AS "group_size"
  FROM "readings"
) AS "inner"
WHERE
  "group_size" = 1;
