-- a departure is late after fifteen minutes: measured.output
WITH "given_departed_output" AS (
  SELECT
    *
  FROM (VALUES
    (
      CAST(1 AS INT),
      CAST(15 AS INT),
      CAST('UA' AS TEXT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS TEXT),
      CAST(NULL AS TEXT),
      CAST(NULL AS TEXT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS TIMESTAMPTZ)
    ),
    (
      CAST(1 AS INT),
      CAST(16 AS INT),
      CAST('UA' AS TEXT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS TEXT),
      CAST(NULL AS TEXT),
      CAST(NULL AS TEXT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS TIMESTAMPTZ)
    ),
    (
      CAST(7 AS INT),
      CAST(-3 AS INT),
      CAST('UA' AS TEXT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS TEXT),
      CAST(NULL AS TEXT),
      CAST(NULL AS TEXT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS INT),
      CAST(NULL AS TIMESTAMPTZ)
    )) AS "rows"("month", "dep_delay", "carrier", "year", "day", "dep_time", "sched_dep_time", "arr_time", "sched_arr_time", "arr_delay", "flight", "tailnum", "origin", "dest", "air_time", "distance", "hour", "minute", "time_hour")
)
SELECT
  *,
  "dep_delay" > CAST(15 AS INT) AS "is_late",
  GREATEST("dep_delay", 0) AS "late_minutes",
  CASE
    WHEN "month" IN (12, 1, 2)
    THEN 'winter'
    WHEN "month" IN (6, 7, 8)
    THEN 'summer'
    ELSE 'between'
  END AS "season"
FROM "given_departed_output";
