-- one by name, the others by rule: tidy.output
WITH "sheet" AS (
  SELECT
    CAST(1 AS BIGINT) AS "Order No.",
    CAST('Ada' AS TEXT) AS "customerName",
    CAST(12 AS BIGINT) AS "TOTAL (EUR)"
)
SELECT
  "Order No." AS "id",
  "customerName" AS "customer_name",
  "TOTAL (EUR)" AS "total"
FROM "sheet";
