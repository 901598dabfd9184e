-- nothing comes before the first price of an item: complete.output
WITH "prices" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('pen' AS TEXT), CAST(1 AS BIGINT), CAST(NULL AS DOUBLE), CAST(5 AS BIGINT)),
    (
      CAST('pen' AS TEXT),
      CAST(2 AS BIGINT),
      CAST(1.5 AS DOUBLE),
      CAST(NULL AS BIGINT)
    ),
    (CAST('pen' AS TEXT), CAST(3 AS BIGINT), CAST(NULL AS DOUBLE), CAST(7 AS BIGINT)),
    (CAST('ink' AS TEXT), CAST(4 AS BIGINT), CAST(NULL AS DOUBLE), CAST(1 AS BIGINT))) AS "rows"("item", "day", "price", "quantity")
), "last_known" AS (
  SELECT
    "item",
    "day",
    "price",
    "quantity"
  FROM (
    SELECT
      "item",
      "day",
      COALESCE("price", "price_found") AS "price",
      "quantity",
      "price_found"
    FROM (
      SELECT
        "item",
        "day",
        "price",
        "quantity",
        LAST_VALUE("price" IGNORE NULLS) OVER (
          PARTITION BY "item"
          ORDER BY "day"
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "price_found"
      FROM "prices"
    ) AS "inner"
  ) AS "inner"
)
SELECT
  "item",
  "day",
  "price",
  COALESCE("quantity", 0) AS "quantity"
FROM "last_known";
