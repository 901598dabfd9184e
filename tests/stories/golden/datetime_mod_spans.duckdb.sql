-- a stay that has not ended has no length: hours.output
WITH "stays" AS (
  SELECT
    *
  FROM (VALUES
    (
      CAST('2026-01-31 22:45:10' AS TIMESTAMP),
      CAST('2026-03-01 10:00:00' AS TIMESTAMP)
    ),
    (CAST('2026-01-01 08:00:00' AS TIMESTAMP), CAST(NULL AS TIMESTAMP))) AS "rows"("arrived", "left")
), "days" AS (
  SELECT
    *,
    DATE_DIFF('day', "arrived", "left") AS "days"
  FROM "stays"
), "months" AS (
  SELECT
    *,
    DATE_SUB('month', "arrived", "left") AS "months"
  FROM "days"
)
SELECT
  *,
  CAST(DATE_TRUNC('hour', "arrived") AS TIMESTAMP) AS "hour"
FROM "months";
