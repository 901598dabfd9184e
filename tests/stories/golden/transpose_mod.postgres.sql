-- one row per property, one column per product: flipped.output
WITH "products" AS (
  SELECT
    CAST('tea' AS TEXT) AS "product",
    CAST(0.25 AS DOUBLE PRECISION) AS "weight",
    CAST(3.5 AS DOUBLE PRECISION) AS "price"
  UNION ALL
  SELECT
    CAST('mug' AS TEXT),
    CAST(0.4 AS DOUBLE PRECISION),
    CAST(NULL AS DOUBLE PRECISION)
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
      "product" = 'tea') AS "tea",
    MAX("value") FILTER(WHERE
      "product" = 'mug') AS "mug"
  FROM (
    SELECT
      "product",
      CAST('weight' AS TEXT) AS "property",
      CAST("weight" AS DOUBLE PRECISION) AS "value"
    FROM "flipped_part"
    UNION ALL
    SELECT
      "product",
      CAST('price' AS TEXT) AS "property",
      CAST("price" AS DOUBLE PRECISION) AS "value"
    FROM "flipped_part"
  ) AS "inner"
  GROUP BY
    "property"
) AS "inner"
ORDER BY
  CASE WHEN "property" = 'weight' THEN 0 WHEN "property" = 'price' THEN 1 END ASC;
