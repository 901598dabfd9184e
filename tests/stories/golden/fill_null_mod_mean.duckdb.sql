-- a kind without any weight stays without: filled.output
WITH "animals" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('cat' AS TEXT), CAST(4 AS INT)),
    (CAST('cat' AS TEXT), CAST(5 AS INT)),
    (CAST('cat' AS TEXT), CAST(NULL AS INT)),
    (CAST('dog' AS TEXT), CAST(NULL AS INT))) AS "rows"("kind", "weight")
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
      AVG("weight") OVER (PARTITION BY "kind") AS "weight_found"
    FROM "animals"
  ) AS "inner"
) AS "inner";
