-- what is not there is NULL: good.output
WITH "events" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('{"user": {"name": "Ada"}, "total": 12}' AS TEXT)),
    (CAST(2 AS BIGINT), CAST('{"user": {}}' AS TEXT)),
    (CAST(3 AS BIGINT), CAST('oops' AS TEXT)),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT))) AS "rows"("id", "body")
), "read" AS (
  SELECT
    "id",
    "name",
    "total"
  FROM (
    SELECT
      *,
      JSON_EXTRACT_STRING("body", '$.user.name') AS "name",
      CAST(JSON_EXTRACT_STRING("body", '$.total') AS INT) AS "total"
    FROM "events"
    WHERE
      NOT (
        (
          NOT (
            JSON_VALID("body")
          )
        ) IS TRUE
      )
  ) AS "inner"
)
SELECT
  *
FROM "read"
ORDER BY
  "id" ASC;

-- what is not there is NULL: bad.output
WITH "events" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('{"user": {"name": "Ada"}, "total": 12}' AS TEXT)),
    (CAST(2 AS BIGINT), CAST('{"user": {}}' AS TEXT)),
    (CAST(3 AS BIGINT), CAST('oops' AS TEXT)),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT))) AS "rows"("id", "body")
), "read_rejected" AS (
  SELECT
    *,
    'P602' AS "error_code",
    'body is no JSON: ' || LEFT(CAST("body" AS TEXT), 80) AS "error_message"
  FROM "events"
  WHERE
    (
      NOT (
        JSON_VALID("body")
      )
    ) IS TRUE
)
SELECT
  "id",
  "error_message"
FROM "read_rejected";
