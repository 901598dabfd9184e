-- what is written: paid.data
SELECT
  CAST('Ada' AS TEXT) AS "customer",
  CAST('12.50' AS DECIMAL(8, 2)) AS "total",
  CAST('2026-01-31' AS DATE) AS "paid_on"
UNION ALL
SELECT
  CAST('Bo, & Co' AS TEXT),
  CAST('8.00' AS DECIMAL(8, 2)),
  CAST(NULL AS DATE);
