-- a departure is late after fifteen minutes: measured.output
WITH "given_departed_output" AS (
  SELECT
    CAST(1 AS INT) AS "month",
    CAST(15 AS INT) AS "dep_delay",
    CAST('UA' AS TEXT) AS "carrier",
    CAST(NULL AS INT) AS "year",
    CAST(NULL AS INT) AS "day",
    CAST(NULL AS INT) AS "dep_time",
    CAST(NULL AS INT) AS "sched_dep_time",
    CAST(NULL AS INT) AS "arr_time",
    CAST(NULL AS INT) AS "sched_arr_time",
    CAST(NULL AS INT) AS "arr_delay",
    CAST(NULL AS INT) AS "flight",
    CAST(NULL AS TEXT) AS "tailnum",
    CAST(NULL AS TEXT) AS "origin",
    CAST(NULL AS TEXT) AS "dest",
    CAST(NULL AS INT) AS "air_time",
    CAST(NULL AS INT) AS "distance",
    CAST(NULL AS INT) AS "hour",
    CAST(NULL AS INT) AS "minute",
    CAST(NULL AS TIMESTAMPTZ) AS "time_hour"
  UNION ALL
  SELECT
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
  UNION ALL
  SELECT
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
