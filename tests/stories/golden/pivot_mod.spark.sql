-- sums, and zero where nothing was sold: named.output
WITH `sales` AS (
  SELECT
    CAST('north' AS STRING) AS `region`,
    CAST('q1' AS STRING) AS `quarter`,
    CAST(10 AS INT) AS `amount`
  UNION ALL
  SELECT
    CAST('north' AS STRING),
    CAST('q1' AS STRING),
    CAST(5 AS INT)
  UNION ALL
  SELECT
    CAST('north' AS STRING),
    CAST('q2' AS STRING),
    CAST(20 AS INT)
  UNION ALL
  SELECT
    CAST('south' AS STRING),
    CAST('q2' AS STRING),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('q1' AS STRING),
    CAST(1 AS INT)
)
SELECT
  `region`,
  COALESCE(SUM(CAST(`amount` AS DECIMAL(38, 0))) FILTER(WHERE
    `quarter` = 'q1'), 0) AS `q1`,
  COALESCE(SUM(CAST(`amount` AS DECIMAL(38, 0))) FILTER(WHERE
    `quarter` = 'q2'), 0) AS `q2`
FROM `sales`
GROUP BY
  `region`;

-- only the declared column: declared.output
WITH `sales` AS (
  SELECT
    CAST('north' AS STRING) AS `region`,
    CAST('q1' AS STRING) AS `quarter`,
    CAST(10 AS INT) AS `amount`
  UNION ALL
  SELECT
    CAST('north' AS STRING),
    CAST('q1' AS STRING),
    CAST(5 AS INT)
  UNION ALL
  SELECT
    CAST('north' AS STRING),
    CAST('q2' AS STRING),
    CAST(20 AS INT)
  UNION ALL
  SELECT
    CAST('south' AS STRING),
    CAST('q2' AS STRING),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('q1' AS STRING),
    CAST(1 AS INT)
)
SELECT
  `region`,
  CAST(MAX(`amount`) FILTER(WHERE
    `quarter` = 'q2') AS BIGINT) AS `q2`
FROM `sales`
GROUP BY
  `region`;
