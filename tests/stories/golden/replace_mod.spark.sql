-- text is replaced everywhere, values as a whole: words.output
WITH `rows` AS (
  SELECT
    CAST('12.34.5' AS STRING) AS `account`,
    CAST('A' AS STRING) AS `status`
  UNION ALL
  SELECT
    CAST('9.9' AS STRING),
    CAST('X' AS STRING)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST(NULL AS STRING)
), `plain` AS (
  SELECT
    REPLACE(`account`, '.', '') AS `account`,
    REPLACE(`status`, '.', '') AS `status`
  FROM `rows`
)
SELECT
  `account`,
  CASE
    WHEN `status` = CAST('A' AS STRING)
    THEN 'active'
    WHEN `status` = CAST('X' AS STRING)
    THEN NULL
    ELSE `status`
  END AS `status`
FROM `plain`;
