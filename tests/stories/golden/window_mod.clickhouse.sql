-- totals up to the day and of the shop: ranked.output
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
  "day",
  "amount",
  "paid",
  row_number() OVER (PARTITION BY "shop" ORDER BY "day") AS "nr",
  sumOrNull(toInt128("amount")) OVER (PARTITION BY "shop" ORDER BY "day") AS "so_far",
  sumOrNull(toInt128("amount")) OVER (
    PARTITION BY "shop"
    ORDER BY "day"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "total",
  maxOrNull("amount") OVER (PARTITION BY "shop" ORDER BY "day" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "best_of_two",
  count(*) OVER (
    PARTITION BY "shop"
    ORDER BY "day"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "days"
FROM "sales";

-- the rows before and after: neighbours.output
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
  "day",
  "amount",
  "paid",
  lag(toNullable("amount"), 1, 0) OVER (PARTITION BY "shop" ORDER BY "day") AS "before",
  lead(toNullable("amount"), 1) OVER (PARTITION BY "shop" ORDER BY "day") AS "after",
  first_value_respect_nulls(toNullable("amount")) OVER (
    PARTITION BY "shop"
    ORDER BY "day"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "opening",
  last_value_respect_nulls(toNullable("amount")) OVER (
    PARTITION BY "shop"
    ORDER BY "day"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "closing"
FROM "sales";
