-- by team, then by score: ranked.output
WITH `people` AS (
  SELECT
    CAST('Ada' AS STRING) AS `name`,
    CAST('red' AS STRING) AS `team`,
    CAST(7 AS BIGINT) AS `score`
  UNION ALL
  SELECT
    CAST('Bob' AS STRING),
    CAST('blue' AS STRING),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('Cyd' AS STRING),
    CAST('blue' AS STRING),
    CAST(9 AS BIGINT)
  UNION ALL
  SELECT
    CAST('Dee' AS STRING),
    CAST('red' AS STRING),
    CAST(8 AS BIGINT)
)
SELECT
  *
FROM `people`
ORDER BY
  `team` ASC NULLS LAST,
  `score` DESC;
