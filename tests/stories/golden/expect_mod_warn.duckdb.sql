-- nothing is taken away: plausible.output
SELECT
  *
FROM (VALUES
  (CAST('a' AS TEXT), CAST(21 AS BIGINT)),
  (CAST('b' AS TEXT), CAST(2100 AS BIGINT))) AS "rows"("sensor", "celsius");
