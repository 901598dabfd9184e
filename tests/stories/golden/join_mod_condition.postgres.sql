-- each order has the price of its day: priced.output
WITH "orders" AS (
  SELECT
    CAST(1 AS BIGINT) AS "id",
    CAST('tea' AS TEXT) AS "item",
    CAST('2026-01-10' AS DATE) AS "day"
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('tea' AS TEXT),
    CAST('2026-03-01' AS DATE)
  UNION ALL
  SELECT
    CAST(3 AS BIGINT),
    CAST('mug' AS TEXT),
    CAST('2026-01-10' AS DATE)
), "prices" AS (
  SELECT
    CAST('tea' AS TEXT) AS "item",
    CAST(3.0 AS DOUBLE PRECISION) AS "price",
    CAST('2026-01-01' AS DATE) AS "valid_from",
    CAST('2026-01-31' AS DATE) AS "valid_to"
  UNION ALL
  SELECT
    CAST('tea' AS TEXT),
    CAST(3.5 AS DOUBLE PRECISION),
    CAST('2026-02-01' AS DATE),
    CAST(NULL AS DATE)
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
-- refused P501: postgres has no as-of join
