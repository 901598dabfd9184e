-- a column for each field, a row for each element: rows.output
WITH "events" AS (
  SELECT
    CAST(1 AS BIGINT) AS "id",
    CAST('{"user": {"name": "Ada", "age": 36}, "tags": ["a", "b"]}' AS TEXT) AS "body"
), "read" AS (
  SELECT
    "id",
    "user",
    "tags"
  FROM (
    SELECT
      *,
      CAST(JSON_EXTRACT("body", '$.user') AS STRUCT("name" TEXT, "age" INT)) AS "user",
      JSON_EXTRACT("body", '$.tags') AS "tags"
    FROM "events"
  ) AS "inner"
), "flat" AS (
  SELECT
    "id",
    "tags",
    STRUCT_EXTRACT("user", 'name') AS "user_name",
    STRUCT_EXTRACT("user", 'age') AS "user_age"
  FROM "read"
), "rows_part" AS (
  SELECT
    *,
    CAST("tags" AS TEXT[]) AS "element"
  FROM "flat"
)
SELECT
  "id",
  "user_name",
  "user_age",
  "element" AS "tag"
FROM (
  SELECT
    "id",
    "tags",
    "user_name",
    "user_age",
    UNNEST(CASE WHEN COALESCE(LENGTH("element"), 0) = 0 THEN [NULL] ELSE "element" END) AS "element"
  FROM "rows_part"
) AS "inner";
