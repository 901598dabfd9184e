-- rows are counted from the first: runners_up.output
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST(50 AS Nullable(Int64)) AS "total"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST(150 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST(90 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST(10 AS Nullable(Int64))
), "largest_first" AS (
  SELECT
    *
  FROM "orders"
  ORDER BY
    "total" DESC
)
SELECT
  *
FROM "largest_first"
LIMIT 2
OFFSET 1;
