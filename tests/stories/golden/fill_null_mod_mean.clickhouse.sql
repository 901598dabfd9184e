-- a kind without any weight stays without: filled.output
WITH "animals" AS (
  SELECT
    CAST('cat' AS Nullable(String)) AS "kind",
    CAST(4 AS Nullable(Int32)) AS "weight"
  UNION ALL
  SELECT
    CAST('cat' AS Nullable(String)),
    CAST(5 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('cat' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('dog' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32))
)
SELECT
  "kind",
  "weight"
FROM (
  SELECT
    "kind",
    COALESCE("weight", "weight_found") AS "weight",
    "weight_found"
  FROM (
    SELECT
      "kind",
      "weight",
      avgOrNull(toFloat64("weight")) OVER (PARTITION BY "kind") AS "weight_found"
    FROM "animals"
  ) AS "inner"
) AS "inner";
