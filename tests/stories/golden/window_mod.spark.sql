-- totals up to the day and of the shop: ranked.output
WITH `sales` AS (
  SELECT
    CAST('north' AS STRING) AS `shop`,
    CAST('2026-01-01' AS DATE) AS `day`,
    CAST(10 AS INT) AS `amount`,
    CAST(TRUE AS BOOLEAN) AS `paid`
  UNION ALL
  SELECT
    CAST('north' AS STRING),
    CAST('2026-01-02' AS DATE),
    CAST(20 AS INT),
    CAST(TRUE AS BOOLEAN)
  UNION ALL
  SELECT
    CAST('north' AS STRING),
    CAST('2026-01-03' AS DATE),
    CAST(NULL AS INT),
    CAST(FALSE AS BOOLEAN)
  UNION ALL
  SELECT
    CAST('south' AS STRING),
    CAST('2026-01-01' AS DATE),
    CAST(5 AS INT),
    CAST(TRUE AS BOOLEAN)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('2026-01-04' AS DATE),
    CAST(7 AS INT),
    CAST(FALSE AS BOOLEAN)
)
SELECT
  `shop`,
  `day`,
  `amount`,
  `paid`,
  ROW_NUMBER() OVER (PARTITION BY `shop` ORDER BY `day` NULLS LAST) AS `nr`,
  SUM(CAST(`amount` AS DECIMAL(38, 0))) OVER (PARTITION BY `shop` ORDER BY `day` NULLS LAST) AS `so_far`,
  SUM(CAST(`amount` AS DECIMAL(38, 0))) OVER (
    PARTITION BY `shop`
    ORDER BY `day` NULLS LAST
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS `total`,
  MAX(`amount`) OVER (
    PARTITION BY `shop`
    ORDER BY `day` NULLS LAST
    ROWS BETWEEN 1 PRECEDING AND CURRENT ROW
  ) AS `best_of_two`,
  COUNT(*) OVER (
    PARTITION BY `shop`
    ORDER BY `day` NULLS LAST
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS `days`
FROM `sales`;

-- the rows before and after: neighbours.output
WITH `sales` AS (
  SELECT
    CAST('north' AS STRING) AS `shop`,
    CAST('2026-01-01' AS DATE) AS `day`,
    CAST(10 AS INT) AS `amount`,
    CAST(TRUE AS BOOLEAN) AS `paid`
  UNION ALL
  SELECT
    CAST('north' AS STRING),
    CAST('2026-01-02' AS DATE),
    CAST(20 AS INT),
    CAST(TRUE AS BOOLEAN)
  UNION ALL
  SELECT
    CAST('north' AS STRING),
    CAST('2026-01-03' AS DATE),
    CAST(NULL AS INT),
    CAST(FALSE AS BOOLEAN)
  UNION ALL
  SELECT
    CAST('south' AS STRING),
    CAST('2026-01-01' AS DATE),
    CAST(5 AS INT),
    CAST(TRUE AS BOOLEAN)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('2026-01-04' AS DATE),
    CAST(7 AS INT),
    CAST(FALSE AS BOOLEAN)
)
SELECT
  `shop`,
  `day`,
  `amount`,
  `paid`,
  LAG(`amount`, 1, 0) OVER (PARTITION BY `shop` ORDER BY `day` NULLS LAST) AS `before`,
  LEAD(`amount`, 1) OVER (PARTITION BY `shop` ORDER BY `day` NULLS LAST) AS `after`,
  FIRST_VALUE(`amount`) OVER (
    PARTITION BY `shop`
    ORDER BY `day` NULLS LAST
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS `opening`,
  LAST_VALUE(`amount`) OVER (
    PARTITION BY `shop`
    ORDER BY `day` NULLS LAST
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS `closing`
FROM `sales`;
