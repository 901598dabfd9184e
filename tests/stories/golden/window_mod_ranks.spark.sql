-- equal rows share a place: ranked.output
WITH `scores` AS (
  SELECT
    CAST('ada' AS STRING) AS `name`,
    CAST(9 AS INT) AS `points`
  UNION ALL
  SELECT
    CAST('bob' AS STRING),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST('cem' AS STRING),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST('dot' AS STRING),
    CAST(NULL AS INT)
)
SELECT
  `name`,
  `points`,
  RANK() OVER (ORDER BY `points` DESC) AS `place`,
  DENSE_RANK() OVER (ORDER BY `points` DESC) AS `level`,
  PERCENT_RANK() OVER (ORDER BY `points` DESC) AS `share`,
  CUME_DIST() OVER (ORDER BY `points` DESC) AS `up_to`,
  LAG(`points`, 1) IGNORE NULLS OVER (ORDER BY `points` DESC) AS `better`
FROM `scores`;

-- halves, and percent of the whole: halves.output
WITH `scores` AS (
  SELECT
    CAST('ada' AS STRING) AS `name`,
    CAST(9 AS INT) AS `points`
  UNION ALL
  SELECT
    CAST('bob' AS STRING),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST('cem' AS STRING),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST('dot' AS STRING),
    CAST(NULL AS INT)
)
SELECT
  `name`,
  `points`,
  NTILE(2) OVER (ORDER BY `points` DESC, `name` NULLS LAST) AS `half`,
  CAST((
    `points` * 100
  ) AS DOUBLE) / NULLIF(CAST((
    SUM(CAST(`points` AS DECIMAL(38, 0))) OVER ()
  ) AS DOUBLE), 0) AS `percent`
FROM `scores`;
