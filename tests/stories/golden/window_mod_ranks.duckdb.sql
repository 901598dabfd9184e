-- equal rows share a place: ranked.output
WITH "scores" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('ada' AS TEXT), CAST(9 AS INT)),
    (CAST('bob' AS TEXT), CAST(7 AS INT)),
    (CAST('cem' AS TEXT), CAST(7 AS INT)),
    (CAST('dot' AS TEXT), CAST(NULL AS INT))) AS "rows"("name", "points")
)
SELECT
  "name",
  "points",
  RANK() OVER (ORDER BY "points" DESC) AS "place",
  DENSE_RANK() OVER (ORDER BY "points" DESC) AS "level",
  PERCENT_RANK() OVER (ORDER BY "points" DESC) AS "share",
  CUME_DIST() OVER (ORDER BY "points" DESC) AS "up_to",
  LAG("points", 1 IGNORE NULLS) OVER (ORDER BY "points" DESC) AS "better"
FROM "scores";

-- halves, and percent of the whole: halves.output
WITH "scores" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('ada' AS TEXT), CAST(9 AS INT)),
    (CAST('bob' AS TEXT), CAST(7 AS INT)),
    (CAST('cem' AS TEXT), CAST(7 AS INT)),
    (CAST('dot' AS TEXT), CAST(NULL AS INT))) AS "rows"("name", "points")
)
SELECT
  "name",
  "points",
  NTILE(2) OVER (ORDER BY "points" DESC, "name") AS "half",
  "points" * 100 / NULLIF(SUM("points") OVER (), 0) AS "percent"
FROM "scores";
