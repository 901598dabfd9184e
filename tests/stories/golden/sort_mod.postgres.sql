-- by team, then by score: ranked.output
WITH "people" AS (
  SELECT
    CAST('Ada' AS TEXT) AS "name",
    CAST('red' AS TEXT) AS "team",
    CAST(7 AS BIGINT) AS "score"
  UNION ALL
  SELECT
    CAST('Bob' AS TEXT),
    CAST('blue' AS TEXT),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('Cyd' AS TEXT),
    CAST('blue' AS TEXT),
    CAST(9 AS BIGINT)
  UNION ALL
  SELECT
    CAST('Dee' AS TEXT),
    CAST('red' AS TEXT),
    CAST(8 AS BIGINT)
)
SELECT
  *
FROM "people"
ORDER BY
  "team" COLLATE "C" ASC,
  "score" DESC NULLS LAST;
