-- later columns use earlier ones, and NULL makes NULL: billed.output
WITH `lines` AS (
  SELECT
    CAST('pen' AS STRING) AS `item`,
    CAST('1.25' AS DECIMAL(10, 2)) AS `price`,
    CAST(4 AS INT) AS `quantity`
  UNION ALL
  SELECT
    CAST('ink' AS STRING),
    CAST('8.00' AS DECIMAL(10, 2)),
    CAST(NULL AS INT)
)
SELECT
  *,
  CASE WHEN `gross` > 5 THEN 'large' ELSE 'small' END AS `size`
FROM (
  SELECT
    *,
    `net` + `tax` AS `gross`
  FROM (
    SELECT
      *,
      `net` * 0.2 AS `tax`
    FROM (
      SELECT
        *,
        `price` * `quantity` AS `net`
      FROM `lines`
    ) AS `inner`
  ) AS `inner`
) AS `inner`;
