-- nothing is taken away: plausible.output
SELECT
  CAST('a' AS Nullable(String)) AS "sensor",
  CAST(21 AS Nullable(Int64)) AS "celsius"
UNION ALL
SELECT
  CAST('b' AS Nullable(String)),
  CAST(2100 AS Nullable(Int64));
