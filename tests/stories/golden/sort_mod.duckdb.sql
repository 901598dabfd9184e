-- by team, then by score: ranked.output
WITH "people" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST('red' AS TEXT), CAST(7 AS BIGINT)),
    (CAST('Bob' AS TEXT), CAST('blue' AS TEXT), CAST(NULL AS BIGINT)),
    (CAST('Cyd' AS TEXT), CAST('blue' AS TEXT), CAST(9 AS BIGINT)),
    (CAST('Dee' AS TEXT), CAST('red' AS TEXT), CAST(8 AS BIGINT))) AS "rows"("name", "team", "score")
)
SELECT
  *
FROM "people"
ORDER BY
  "team" ASC,
  "score" DESC;
