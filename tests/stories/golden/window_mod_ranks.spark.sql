-- equal rows share a place: ranked.output
-- refused P502: Spark cannot say ignorenulls the same way: it is not in the table for this engine

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
  NTILE(2) OVER (ORDER BY `points` DESC, `name` ASC NULLS LAST) AS `half`,
  CAST((
    `points` * 100
  ) AS DOUBLE) / NULLIF(CAST((
    SUM(CAST(`points` AS DECIMAL(38, 0))) OVER ()
  ) AS DOUBLE), 0) AS `percent`
FROM `scores`;
