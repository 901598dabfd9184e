-- each order has the price of its day: priced.output
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('tea' AS Nullable(String)) AS "item",
    CAST('2026-01-10' AS Nullable(Date32)) AS "day"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('tea' AS Nullable(String)),
    CAST('2026-03-01' AS Nullable(Date32))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST('mug' AS Nullable(String)),
    CAST('2026-01-10' AS Nullable(Date32))
), "prices" AS (
  SELECT
    CAST('tea' AS Nullable(String)) AS "item",
    CAST(3.0 AS Nullable(Float64)) AS "price",
    CAST('2026-01-01' AS Nullable(Date32)) AS "valid_from",
    CAST('2026-01-31' AS Nullable(Date32)) AS "valid_to"
  UNION ALL
  SELECT
    CAST('tea' AS Nullable(String)),
    CAST(3.5 AS Nullable(Float64)),
    CAST('2026-02-01' AS Nullable(Date32)),
    CAST(NULL AS Nullable(Date32))
)
SELECT
  "left"."id" AS "id",
  "left"."item" AS "item",
  "left"."day" AS "day",
  "right"."item" AS "item_of_price",
  "right"."price" AS "price",
  "right"."valid_from" AS "valid_from",
  "right"."valid_to" AS "valid_to"
FROM "orders" AS "left"
LEFT JOIN "prices" AS "right"
  ON (
    "left"."item" = "right"."item"
  )
  AND (
    "left"."day" >= "right"."valid_from"
    AND (
      "right"."valid_to" IS NULL OR "left"."day" <= "right"."valid_to"
    )
  );

-- an as-of join takes the nearest row before: latest.output
-- refused P501: clickhouse has no as-of join
