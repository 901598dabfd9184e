-- one row per shop: by_shop.output
WITH "sales" AS (
  SELECT
    CAST('north' AS Nullable(String)) AS "shop",
    CAST('2026-01-01' AS Nullable(Date32)) AS "day",
    CAST(10 AS Nullable(Int32)) AS "amount",
    CAST(TRUE AS Nullable(Bool)) AS "paid"
  UNION ALL
  SELECT
    CAST('north' AS Nullable(String)),
    CAST('2026-01-02' AS Nullable(Date32)),
    CAST(20 AS Nullable(Int32)),
    CAST(TRUE AS Nullable(Bool))
  UNION ALL
  SELECT
    CAST('north' AS Nullable(String)),
    CAST('2026-01-03' AS Nullable(Date32)),
    CAST(NULL AS Nullable(Int32)),
    CAST(FALSE AS Nullable(Bool))
  UNION ALL
  SELECT
    CAST('south' AS Nullable(String)),
    CAST('2026-01-01' AS Nullable(Date32)),
    CAST(5 AS Nullable(Int32)),
    CAST(TRUE AS Nullable(Bool))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('2026-01-04' AS Nullable(Date32)),
    CAST(7 AS Nullable(Int32)),
    CAST(FALSE AS Nullable(Bool))
)
SELECT
  "shop",
  count(*) AS "sales",
  count("amount") AS "amounts",
  sumOrNull(toInt128("amount")) AS "total",
  sumOrNull(toInt128("amount")) FILTER(WHERE
    "paid") AS "paid_total",
  avgOrNull(toFloat64("amount")) AS "mean",
  minOrNull("day") AS "first_day",
  CAST(maxOrNull("paid") AS Nullable(Bool)) AS "some_paid",
  CAST(minOrNull("paid") AS Nullable(Bool)) AS "all_paid"
FROM "sales"
GROUP BY
  "shop";

-- without keys there is one row: overall.output
WITH "sales" AS (
  SELECT
    CAST('north' AS Nullable(String)) AS "shop",
    CAST('2026-01-01' AS Nullable(Date32)) AS "day",
    CAST(10 AS Nullable(Int32)) AS "amount",
    CAST(TRUE AS Nullable(Bool)) AS "paid"
  UNION ALL
  SELECT
    CAST('north' AS Nullable(String)),
    CAST('2026-01-02' AS Nullable(Date32)),
    CAST(20 AS Nullable(Int32)),
    CAST(TRUE AS Nullable(Bool))
  UNION ALL
  SELECT
    CAST('north' AS Nullable(String)),
    CAST('2026-01-03' AS Nullable(Date32)),
    CAST(NULL AS Nullable(Int32)),
    CAST(FALSE AS Nullable(Bool))
  UNION ALL
  SELECT
    CAST('south' AS Nullable(String)),
    CAST('2026-01-01' AS Nullable(Date32)),
    CAST(5 AS Nullable(Int32)),
    CAST(TRUE AS Nullable(Bool))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('2026-01-04' AS Nullable(Date32)),
    CAST(7 AS Nullable(Int32)),
    CAST(FALSE AS Nullable(Bool))
)
SELECT
  count(DISTINCT "shop") AS "shops",
  sumOrNull(toInt128((
    "amount" * 2
  ))) AS "doubled",
  toFloat64(sumOrNull(toInt128("amount"))) / nullIf(toFloat64(count(*)), 0) AS "per_row"
FROM "sales";

-- of no rows too: by_shop.output
WITH "given_sales_data" AS (
  SELECT
    CAST(NULL AS Nullable(String)) AS "shop",
    CAST(NULL AS Nullable(Date32)) AS "day",
    CAST(NULL AS Nullable(Int32)) AS "amount",
    CAST(NULL AS Nullable(Bool)) AS "paid"
  WHERE
    FALSE
)
SELECT
  "shop",
  count(*) AS "sales",
  count("amount") AS "amounts",
  sumOrNull(toInt128("amount")) AS "total",
  sumOrNull(toInt128("amount")) FILTER(WHERE
    "paid") AS "paid_total",
  avgOrNull(toFloat64("amount")) AS "mean",
  minOrNull("day") AS "first_day",
  CAST(maxOrNull("paid") AS Nullable(Bool)) AS "some_paid",
  CAST(minOrNull("paid") AS Nullable(Bool)) AS "all_paid"
FROM "given_sales_data"
GROUP BY
  "shop";

-- of no rows too: overall.output
WITH "given_sales_data" AS (
  SELECT
    CAST(NULL AS Nullable(String)) AS "shop",
    CAST(NULL AS Nullable(Date32)) AS "day",
    CAST(NULL AS Nullable(Int32)) AS "amount",
    CAST(NULL AS Nullable(Bool)) AS "paid"
  WHERE
    FALSE
)
SELECT
  count(DISTINCT "shop") AS "shops",
  sumOrNull(toInt128((
    "amount" * 2
  ))) AS "doubled",
  toFloat64(sumOrNull(toInt128("amount"))) / nullIf(toFloat64(count(*)), 0) AS "per_row"
FROM "given_sales_data";
