-- m9 stands before m10: ordered.output
WITH `measures` AS (
  SELECT
    CAST(10 AS BIGINT) AS `m10`,
    CAST('ok' AS STRING) AS `note`,
    CAST(9 AS BIGINT) AS `m9`,
    CAST('k' AS STRING) AS `key`,
    CAST(1 AS BIGINT) AS `m1`
)
SELECT
  `key`,
  `m1`,
  `m9`,
  `m10`,
  `note`
FROM `measures`;
