-- what is written: paid.data
SELECT
  CAST('Ada' AS Nullable(String)) AS "customer",
  CAST('12.50' AS Nullable(Decimal(8, 2))) AS "total",
  CAST('2026-01-31' AS Nullable(Date32)) AS "paid_on"
UNION ALL
SELECT
  CAST('Bo, & Co' AS Nullable(String)),
  CAST('8.00' AS Nullable(Decimal(8, 2))),
  CAST(NULL AS Nullable(Date32));
