-- one array for each order: text.output
WITH "items" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('pen' AS TEXT), CAST(4 AS BIGINT)),
    (CAST(1 AS BIGINT), CAST('ink' AS TEXT), CAST(NULL AS BIGINT)),
    (CAST(2 AS BIGINT), CAST('pad' AS TEXT), CAST(1 AS BIGINT))) AS "rows"("order_id", "item", "quantity")
), "orders" AS (
  SELECT
    "order_id",
    TO_JSON(LIST(TO_JSON({'item': "item", 'quantity': "quantity"}) ORDER BY "item")) AS "items"
  FROM "items"
  GROUP BY
    "order_id"
)
SELECT
  "order_id",
  CAST("items" AS TEXT) AS "items"
FROM "orders";
