-- one row per shop: by_shop.output
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
  COUNT(*) AS `sales`,
  COUNT(`amount`) AS `amounts`,
  SUM(CAST(`amount` AS DECIMAL(38, 0))) AS `total`,
  SUM(CAST(`amount` AS DECIMAL(38, 0))) FILTER(WHERE
    `paid`) AS `paid_total`,
  AVG(CAST(`amount` AS DOUBLE)) AS `mean`,
  MIN(`day`) AS `first_day`,
  BOOL_OR(`paid`) AS `some_paid`,
  BOOL_AND(`paid`) AS `all_paid`
FROM `sales`
GROUP BY
  `shop`;

-- without keys there is one row: overall.output
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
  COUNT(DISTINCT `shop`) AS `shops`,
  SUM(CAST((
    `amount` * 2
  ) AS DECIMAL(38, 0))) AS `doubled`,
  CAST(SUM(CAST(`amount` AS DECIMAL(38, 0))) AS DOUBLE) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0) AS `per_row`
FROM `sales`;

-- of no rows too: by_shop.output
WITH `given_sales_data` AS (
  SELECT
    CAST(NULL AS STRING) AS `shop`,
    CAST(NULL AS DATE) AS `day`,
    CAST(NULL AS INT) AS `amount`,
    CAST(NULL AS BOOLEAN) AS `paid`
  WHERE
    FALSE
)
SELECT
  `shop`,
  COUNT(*) AS `sales`,
  COUNT(`amount`) AS `amounts`,
  SUM(CAST(`amount` AS DECIMAL(38, 0))) AS `total`,
  SUM(CAST(`amount` AS DECIMAL(38, 0))) FILTER(WHERE
    `paid`) AS `paid_total`,
  AVG(CAST(`amount` AS DOUBLE)) AS `mean`,
  MIN(`day`) AS `first_day`,
  BOOL_OR(`paid`) AS `some_paid`,
  BOOL_AND(`paid`) AS `all_paid`
FROM `given_sales_data`
GROUP BY
  `shop`;

-- of no rows too: overall.output
WITH `given_sales_data` AS (
  SELECT
    CAST(NULL AS STRING) AS `shop`,
    CAST(NULL AS DATE) AS `day`,
    CAST(NULL AS INT) AS `amount`,
    CAST(NULL AS BOOLEAN) AS `paid`
  WHERE
    FALSE
)
SELECT
  COUNT(DISTINCT `shop`) AS `shops`,
  SUM(CAST((
    `amount` * 2
  ) AS DECIMAL(38, 0))) AS `doubled`,
  CAST(SUM(CAST(`amount` AS DECIMAL(38, 0))) AS DOUBLE) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0) AS `per_row`
FROM `given_sales_data`;
