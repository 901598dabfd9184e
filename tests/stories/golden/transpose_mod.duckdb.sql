-- one row per property, one column per product: flipped.output
WITH "products" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('tea' AS TEXT), CAST(0.25 AS DOUBLE), CAST(3.5 AS DOUBLE)),
    (CAST('mug' AS TEXT), CAST(0.4 AS DOUBLE), CAST(NULL AS DOUBLE))) AS "rows"("product", "weight", "price")
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
    MAX("value") FILTER(WHERE
      CAST("product" AS TEXT) = 'tea') AS "tea",
    MAX("value") FILTER(WHERE
      CAST("product" AS TEXT) = 'mug') AS "mug"
  FROM (
    SELECT
      "product",
      CAST('weight' AS TEXT) AS "property",
      CAST("weight" AS DOUBLE) AS "value"
    FROM "flipped_part"
    UNION ALL
    SELECT
      "product",
      CAST('price' AS TEXT) AS "property",
      CAST("price" AS DOUBLE) AS "value"
    FROM "flipped_part"
  ) AS "inner"
  GROUP BY
    "property"
) AS "inner"
ORDER BY
  CASE WHEN "property" = 'weight' THEN 0 WHEN "property" = 'price' THEN 1 END ASC;
