-- repeated rows: once.output
WITH `readings` AS (
  SELECT
    CAST('a' AS STRING) AS `sensor`,
    CAST(1 AS BIGINT) AS `value`
  UNION ALL
  SELECT
    CAST('a' AS STRING),
    CAST(1 AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS STRING),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS STRING),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('c' AS STRING),
    CAST(3 AS BIGINT)
)
SELECT DISTINCT
  *
FROM `readings`;

-- repeated rows: alone.output
WITH `readings` AS (
  SELECT
    CAST('a' AS STRING) AS `sensor`,
    CAST(1 AS BIGINT) AS `value`
  UNION ALL
  SELECT
    CAST('a' AS STRING),
    CAST(1 AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS STRING),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS STRING),
    CAST(NULL AS BIGINT)
  UNION ALL
  SELECT
    CAST('c' AS STRING),
    CAST(3 AS BIGINT)
)
SELECT
  `sensor`,
  `value`
FROM (
  SELECT
    `sensor`,
    `value`,
    COUNT(*) OVER (PARTITION BY `sensor`, `value`) AS `group_size`
  FROM `readings`
) AS `inner`
WHERE
  `group_size` = 1;
