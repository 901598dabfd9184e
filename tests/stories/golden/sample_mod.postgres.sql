-- one row for each person: latest.output
WITH "visits" AS (
  SELECT
    CAST('Ada' AS TEXT) AS "person",
    CAST('2026-01-05' AS DATE) AS "day"
  UNION ALL
  SELECT
    CAST('Ada' AS TEXT),
    CAST('2026-02-01' AS DATE)
  UNION ALL
  SELECT
    CAST('Bob' AS TEXT),
    CAST('2026-01-09' AS DATE)
)
SELECT
  "person",
  "day"
FROM (
  SELECT
    "person",
    "day",
    ROW_NUMBER() OVER (PARTITION BY "person" ORDER BY "day" DESC) AS "position",
    COUNT(*) OVER (PARTITION BY "person") AS "group_size"
  FROM "visits"
) AS "inner"
WHERE
  "position" <= 1;
