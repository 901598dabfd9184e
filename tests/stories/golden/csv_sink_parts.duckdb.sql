-- what is written: paid.data
SELECT
  *
FROM (VALUES
  (CAST('Ada' AS TEXT), CAST('12.50' AS DECIMAL(8, 2)), CAST('2026-01-31' AS DATE)),
  (CAST('Bo, & Co' AS TEXT), CAST('8.00' AS DECIMAL(8, 2)), CAST(NULL AS DATE))) AS "rows"("customer", "total", "paid_on");
