-- equal rows share a place: ranked.output
-- refused P502: PostgreSQL cannot say IGNORE NULLS the same way: it is not there

-- halves, and percent of the whole: halves.output
WITH "scores" AS (
  SELECT
    CAST('ada' AS TEXT) AS "name",
    CAST(9 AS INT) AS "points"
  UNION ALL
  SELECT
    CAST('bob' AS TEXT),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST('cem' AS TEXT),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST('dot' AS TEXT),
    CAST(NULL AS INT)
)
SELECT
  "name",
  "points",
  NTILE(2) OVER (ORDER BY "points" DESC NULLS LAST, "name" COLLATE "C") AS "half",
  CAST((
    "points" * 100
  ) AS DOUBLE PRECISION) / NULLIF(CAST((
    SUM("points") OVER ()
  ) AS DOUBLE PRECISION), 0) AS "percent"
FROM "scores";
