-- a kind without any weight stays without: filled.output
WITH `animals` AS (
  SELECT
    CAST('cat' AS STRING) AS `kind`,
    CAST(4 AS INT) AS `weight`
  UNION ALL
  SELECT
    CAST('cat' AS STRING),
    CAST(5 AS INT)
  UNION ALL
  SELECT
    CAST('cat' AS STRING),
    CAST(NULL AS INT)
  UNION ALL
  SELECT
    CAST('dog' AS STRING),
    CAST(NULL AS INT)
)
SELECT
  `kind`,
  `weight`
FROM (
  SELECT
    `kind`,
    COALESCE(`weight`, `weight_found`) AS `weight`,
    `weight_found`
  FROM (
    SELECT
      `kind`,
      `weight`,
      AVG(CAST(`weight` AS DOUBLE)) OVER (PARTITION BY `kind`) AS `weight_found`
    FROM `animals`
  ) AS `inner`
) AS `inner`;
