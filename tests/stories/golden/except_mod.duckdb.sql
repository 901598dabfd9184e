-- each row once: once.output
WITH "mine" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS INT), CAST('a' AS TEXT)),
    (CAST(1 AS INT), CAST('a' AS TEXT)),
    (CAST(2 AS INT), CAST('b' AS TEXT)),
    (CAST(2 AS INT), CAST('b' AS TEXT)),
    (CAST(2 AS INT), CAST('b' AS TEXT)),
    (CAST(NULL AS INT), CAST('n' AS TEXT))) AS "rows"("id", "name")
), "yours" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('b' AS TEXT), CAST(2 AS INT)),
    (CAST('b' AS TEXT), CAST(2 AS INT)),
    (CAST('n' AS TEXT), CAST(NULL AS INT)),
    (CAST('z' AS TEXT), CAST(9 AS INT))) AS "rows"("name", "id")
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
    *
  FROM (VALUES
    (CAST(1 AS INT), CAST('a' AS TEXT)),
    (CAST(1 AS INT), CAST('a' AS TEXT)),
    (CAST(2 AS INT), CAST('b' AS TEXT)),
    (CAST(2 AS INT), CAST('b' AS TEXT)),
    (CAST(2 AS INT), CAST('b' AS TEXT)),
    (CAST(NULL AS INT), CAST('n' AS TEXT))) AS "rows"("id", "name")
), "yours" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('b' AS TEXT), CAST(2 AS INT)),
    (CAST('b' AS TEXT), CAST(2 AS INT)),
    (CAST('n' AS TEXT), CAST(NULL AS INT)),
    (CAST('z' AS TEXT), CAST(9 AS INT))) AS "rows"("name", "id")
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
