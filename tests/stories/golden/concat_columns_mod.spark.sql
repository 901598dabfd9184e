-- NULL is left out, or makes all NULL: line.output
WITH `places` AS (
  SELECT
    CAST('Rue 1' AS STRING) AS `street`,
    CAST('Paris' AS STRING) AS `town`,
    CAST('FR' AS STRING) AS `country`
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('Oslo' AS STRING),
    CAST('NO' AS STRING)
)
SELECT
  `address`
FROM (
  SELECT
    *,
    CONCAT_WS(', ', `street`, `town`, `country`) AS `address`
  FROM `places`
) AS `inner`;

-- NULL is left out, or makes all NULL: strict.output
WITH `places` AS (
  SELECT
    CAST('Rue 1' AS STRING) AS `street`,
    CAST('Paris' AS STRING) AS `town`,
    CAST('FR' AS STRING) AS `country`
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('Oslo' AS STRING),
    CAST('NO' AS STRING)
)
SELECT
  *,
  `street` || `town` AS `both`
FROM `places`;
