-- nothing is taken away: plausible.output
SELECT
  CAST('a' AS TEXT) AS "sensor",
  CAST(21 AS BIGINT) AS "celsius"
UNION ALL
SELECT
  CAST('b' AS TEXT),
  CAST(2100 AS BIGINT);
