-- each object of the list is a row, and its list stays a list: products.data
WITH "products_part_2" AS (
  SELECT
    STRUCT_EXTRACT("result", 'items') AS "item"
  FROM (
    SELECT
      "shop",
      "result"
    FROM READ_JSON(
      'data/catalogue.json',
      "maximum_object_size" = 1073741824,
      "columns" = {'shop': 'VARCHAR', 'result': 'STRUCT(count BIGINT, items STRUCT(sku VARCHAR, "name" VARCHAR, price VARCHAR, tags VARCHAR[])[])'}
    )
  ) AS "inner"
)
SELECT
  STRUCT_EXTRACT("item", 'sku') AS "sku",
  STRUCT_EXTRACT("item", 'name') AS "name",
  CAST(STRUCT_EXTRACT("item", 'price') AS DECIMAL(8, 2)) AS "price",
  STRUCT_EXTRACT("item", 'tags') AS "tags"
FROM (
  SELECT
    UNNEST("item") AS "item"
  FROM "products_part_2"
) AS "inner";
