-- each row once: once.output
WITH "mine" AS (
  SELECT
    CAST(1 AS INT) AS "id",
    CAST('a' AS TEXT) AS "name"
  UNION ALL
  SELECT
    CAST(1 AS INT),
    CAST('a' AS TEXT)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS TEXT)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS TEXT)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS TEXT)
  UNION ALL
  SELECT
    CAST(NULL AS INT),
    CAST('n' AS TEXT)
), "yours" AS (
  SELECT
    CAST('b' AS TEXT) AS "name",
    CAST(2 AS INT) AS "id"
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(2 AS INT)
  UNION ALL
  SELECT
    CAST('n' AS TEXT),
    CAST(NULL AS INT)
  UNION ALL
  SELECT
    CAST('z' AS TEXT),
    CAST(9 AS INT)
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
EXCEPT
SELECT
  "id",
  "name"
FROM "once_part";

-- repeats count: counted.output
WITH "mine" AS (
  SELECT
    CAST(1 AS INT) AS "id",
    CAST('a' AS TEXT) AS "name"
  UNION ALL
  SELECT
    CAST(1 AS INT),
    CAST('a' AS TEXT)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS TEXT)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS TEXT)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS TEXT)
  UNION ALL
  SELECT
    CAST(NULL AS INT),
    CAST('n' AS TEXT)
), "yours" AS (
  SELECT
    CAST('b' AS TEXT) AS "name",
    CAST(2 AS INT) AS "id"
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(2 AS INT)
  UNION ALL
  SELECT
    CAST('n' AS TEXT),
    CAST(NULL AS INT)
  UNION ALL
  SELECT
    CAST('z' AS TEXT),
    CAST(9 AS INT)
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
EXCEPT ALL
SELECT
  "id",
  "name"
FROM "counted_part";
