-- one row for each person: latest.output
WITH "visits" AS (
  SELECT
    CAST('Ada' AS Nullable(String)) AS "person",
    CAST('2026-01-05' AS Nullable(Date32)) AS "day"
  UNION ALL
  SELECT
    CAST('Ada' AS Nullable(String)),
    CAST('2026-02-01' AS Nullable(Date32))
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST('2026-01-09' AS Nullable(Date32))
)
SELECT
  "person",
  "day"
FROM (
  SELECT
    "person",
    "day",
    row_number() OVER (PARTITION BY "person" ORDER BY "day" DESC NULLS FIRST) AS "position",
    count(*) OVER (PARTITION BY "person") AS "group_size"
  FROM "visits"
) AS "inner"
WHERE
  "position" <= 1;
