-- each row once: once.output
WITH "mine" AS (
  SELECT
    CAST(1 AS Nullable(Int32)) AS "id",
    CAST('a' AS Nullable(String)) AS "name"
  UNION ALL
  SELECT
    CAST(1 AS Nullable(Int32)),
    CAST('a' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int32)),
    CAST('b' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int32)),
    CAST('b' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int32)),
    CAST('b' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int32)),
    CAST('n' AS Nullable(String))
), "yours" AS (
  SELECT
    CAST('b' AS Nullable(String)) AS "name",
    CAST(2 AS Nullable(Int32)) AS "id"
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(2 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('n' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('z' AS Nullable(String)),
    CAST(9 AS Nullable(Int32))
), "once_part" AS (
  SELECT
    "id",
    "name"
  FROM "yours"
)
SELECT
  "id",
  "name"
FROM "mine"
EXCEPT DISTINCT
SELECT
  "id",
  "name"
FROM "once_part";

-- repeats count: counted.output
WITH "mine" AS (
  SELECT
    CAST(1 AS Nullable(Int32)) AS "id",
    CAST('a' AS Nullable(String)) AS "name"
  UNION ALL
  SELECT
    CAST(1 AS Nullable(Int32)),
    CAST('a' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int32)),
    CAST('b' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int32)),
    CAST('b' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int32)),
    CAST('b' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int32)),
    CAST('n' AS Nullable(String))
), "yours" AS (
  SELECT
    CAST('b' AS Nullable(String)) AS "name",
    CAST(2 AS Nullable(Int32)) AS "id"
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(2 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('n' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('z' AS Nullable(String)),
    CAST(9 AS Nullable(Int32))
), "counted_part" AS (
  SELECT
    "id",
    "name"
  FROM "yours"
)
SELECT
  "id",
  "name"
FROM "mine"
EXCEPT
SELECT
  "id",
  "name"
FROM "counted_part";
