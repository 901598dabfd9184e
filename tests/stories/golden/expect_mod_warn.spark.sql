-- nothing is taken away: plausible.output
SELECT
  CAST('a' AS STRING) AS `sensor`,
  CAST(21 AS BIGINT) AS `celsius`
UNION ALL
SELECT
  CAST('b' AS STRING),
  CAST(2100 AS BIGINT);
