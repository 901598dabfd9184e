-- the rows before it: rows.data
SELECT
  CAST('Ada' AS STRING) AS `customer`,
  CAST('12.50' AS DECIMAL(8, 2)) AS `total`
UNION ALL
SELECT
  CAST('Bo, & Co' AS STRING),
  CAST('8.00' AS DECIMAL(8, 2));
