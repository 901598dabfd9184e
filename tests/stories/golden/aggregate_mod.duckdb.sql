-- one row per shop: by_shop.output
WITH "sales" AS (
  SELECT
    *
  FROM (VALUES
    (
      CAST('north' AS TEXT),
      CAST('2026-01-01' AS DATE),
      CAST(10 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST('north' AS TEXT),
      CAST('2026-01-02' AS DATE),
      CAST(20 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST('north' AS TEXT),
      CAST('2026-01-03' AS DATE),
      CAST(NULL AS INT),
      CAST(FALSE AS BOOLEAN)
    ),
    (
      CAST('south' AS TEXT),
      CAST('2026-01-01' AS DATE),
      CAST(5 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST(NULL AS TEXT),
      CAST('2026-01-04' AS DATE),
      CAST(7 AS INT),
      CAST(FALSE AS BOOLEAN)
    )) AS "rows"("shop", "day", "amount", "paid")
)
SELECT
  "shop",
  COUNT(*) AS "sales",
  COUNT("amount") AS "amounts",
  SUM("amount") AS "total",
  SUM("amount") FILTER(WHERE
    "paid") AS "paid_total",
  AVG("amount") AS "mean",
  MIN("day") AS "first_day",
  BOOL_OR("paid") AS "some_paid",
  BOOL_AND("paid") AS "all_paid"
FROM "sales"
GROUP BY
  "shop";

-- without keys there is one row: overall.output
WITH "sales" AS (
  SELECT
    *
  FROM (VALUES
    (
      CAST('north' AS TEXT),
      CAST('2026-01-01' AS DATE),
      CAST(10 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST('north' AS TEXT),
      CAST('2026-01-02' AS DATE),
      CAST(20 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST('north' AS TEXT),
      CAST('2026-01-03' AS DATE),
      CAST(NULL AS INT),
      CAST(FALSE AS BOOLEAN)
    ),
    (
      CAST('south' AS TEXT),
      CAST('2026-01-01' AS DATE),
      CAST(5 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST(NULL AS TEXT),
      CAST('2026-01-04' AS DATE),
      CAST(7 AS INT),
      CAST(FALSE AS BOOLEAN)
    )) AS "rows"("shop", "day", "amount", "paid")
)
SELECT
  COUNT(DISTINCT "shop") AS "shops",
  SUM("amount" * 2) AS "doubled",
  SUM("amount") / NULLIF(COUNT(*), 0) AS "per_row"
FROM "sales";

-- of no rows too: by_shop.output
WITH "given_sales_data" AS (
  SELECT
    CAST(NULL AS TEXT) AS "shop",
    CAST(NULL AS DATE) AS "day",
    CAST(NULL AS INT) AS "amount",
    CAST(NULL AS BOOLEAN) AS "paid"
  WHERE
    FALSE
)
SELECT
  "shop",
  COUNT(*) AS "sales",
  COUNT("amount") AS "amounts",
  SUM("amount") AS "total",
  SUM("amount") FILTER(WHERE
    "paid") AS "paid_total",
  AVG("amount") AS "mean",
  MIN("day") AS "first_day",
  BOOL_OR("paid") AS "some_paid",
  BOOL_AND("paid") AS "all_paid"
FROM "given_sales_data"
GROUP BY
  "shop";

-- of no rows too: overall.output
WITH "given_sales_data" AS (
  SELECT
    CAST(NULL AS TEXT) AS "shop",
    CAST(NULL AS DATE) AS "day",
    CAST(NULL AS INT) AS "amount",
    CAST(NULL AS BOOLEAN) AS "paid"
  WHERE
    FALSE
)
SELECT
  COUNT(DISTINCT "shop") AS "shops",
  SUM("amount" * 2) AS "doubled",
  SUM("amount") / NULLIF(COUNT(*), 0) AS "per_row"
FROM "given_sales_data";
