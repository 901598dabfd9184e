-- by team, then by score: ranked.output
WITH "people" AS (
  SELECT
    CAST('Ada' AS Nullable(String)) AS "name",
    CAST('red' AS Nullable(String)) AS "team",
    CAST(7 AS Nullable(Int64)) AS "score"
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST('blue' AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('Cyd' AS Nullable(String)),
    CAST('blue' AS Nullable(String)),
    CAST(9 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('Dee' AS Nullable(String)),
    CAST('red' AS Nullable(String)),
    CAST(8 AS Nullable(Int64))
)
SELECT
  *
FROM "people"
ORDER BY
  "team" ASC,
  "score" DESC;
