-- one by name, the others by rule: tidy.output
WITH "sheet" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "Order No.",
    CAST('Ada' AS Nullable(String)) AS "customerName",
    CAST(12 AS Nullable(Int64)) AS "TOTAL (EUR)"
)
SELECT
  "Order No." AS "id",
  "customerName" AS "customer_name",
  "TOTAL (EUR)" AS "total"
FROM "sheet";
