-- NULL has a text of its own: keyed.output
WITH `rows` AS (
  SELECT
    CAST('ada' AS STRING) AS `name`,
    CAST(7 AS BIGINT) AS `number`
  UNION ALL
  SELECT
    CAST('ada' AS STRING),
    CAST(NULL AS BIGINT)
)
SELECT
  *,
  MD5((
    COALESCE(`name`, '?') || '-' || COALESCE(CAST(`number` AS STRING), '?')
  )) AS `key`
FROM `rows`;
