-- one row for each person: latest.output
WITH "visits" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST('2026-01-05' AS DATE)),
    (CAST('Ada' AS TEXT), CAST('2026-02-01' AS DATE)),
    (CAST('Bob' AS TEXT), CAST('2026-01-09' AS DATE))) AS "rows"("person", "day")
)
SELECT
  "person",
  "day"
FROM (
  SELECT
    "person",
    "day",
    ROW_NUMBER() OVER (PARTITION BY "person" ORDER BY "day" DESC NULLS FIRST) AS "position",
    COUNT(*) OVER (PARTITION BY "person") AS "group_size"
  FROM "visits"
) AS "inner"
WHERE
  "position" <= 1;
