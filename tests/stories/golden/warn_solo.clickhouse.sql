-- the rows before it: rows.data
SELECT
  CAST('Ada' AS Nullable(String)) AS "customer",
  CAST('12.50' AS Nullable(Decimal(8, 2))) AS "total"
UNION ALL
SELECT
  CAST('Bo, & Co' AS Nullable(String)),
  CAST('8.00' AS Nullable(Decimal(8, 2)));
