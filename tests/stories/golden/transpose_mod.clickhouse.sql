-- one row per property, one column per product: flipped.output
WITH "products" AS (
  SELECT
    CAST('tea' AS Nullable(String)) AS "product",
    CAST(0.25 AS Nullable(Float64)) AS "weight",
    CAST(3.5 AS Nullable(Float64)) AS "price"
  UNION ALL
  SELECT
    CAST('mug' AS Nullable(String)),
    CAST(0.4 AS Nullable(Float64)),
    CAST(NULL AS Nullable(Float64))
), "flipped_part" AS (
  SELECT
    "product",
    "weight",
    "price"
  FROM "products"
)
SELECT
  *
FROM (
  SELECT
    "property",
    maxOrNull("value") FILTER(WHERE
      "product" = 'tea') AS "tea",
    maxOrNull("value") FILTER(WHERE
      "product" = 'mug') AS "mug"
  FROM (
    SELECT
      "product",
      CAST('weight' AS Nullable(String)) AS "property",
      CAST("weight" AS Nullable(Float64)) AS "value"
    FROM "flipped_part"
    UNION ALL
    SELECT
      "product",
      CAST('price' AS Nullable(String)) AS "property",
      CAST("price" AS Nullable(Float64)) AS "value"
    FROM "flipped_part"
  ) AS "inner"
  GROUP BY
    "property"
) AS "inner"
ORDER BY
  CASE WHEN "property" = 'weight' THEN 0 WHEN "property" = 'price' THEN 1 END ASC;
