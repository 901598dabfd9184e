-- summer time is known: tokyo.output
WITH "given_calls_data" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('2026-07-01 12:00:00' AS TIMESTAMP)),
    (CAST(NULL AS TIMESTAMP))) AS "rows"("at")
), "written" AS (
  SELECT
    *,
    STRFTIME("at", '%Y/%m/%d') AS "written"
  FROM "given_calls_data"
)
SELECT
  *,
  TIMEZONE('Asia/Tokyo', TIMEZONE('Europe/Berlin', "at")) AS "tokyo"
FROM "written";
