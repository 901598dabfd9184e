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
  row_number() OVER (PARTITION BY "shop" ORDER BY "day" ASC) AS "nr",
  sumOrNull(toInt128("amount")) OVER (PARTITION BY "shop" ORDER BY "day" ASC) AS "so_far",
  sumOrNull(toInt128("amount")) OVER (
    PARTITION BY "shop"
    ORDER BY "day" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "total",
  maxOrNull("amount") OVER (PARTITION BY "shop" ORDER BY "day" ASC ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "best_of_two",
  count(*) OVER (
    PARTITION BY "shop"
    ORDER BY "day" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "days"
FROM "sales";

-- the rows before and after: neighbours.output
-- refused P502: ClickHouse cannot say lag the same way: it runs on DuckDB only
-- refused P502: ClickHouse cannot say lead the same way: it runs on DuckDB only
