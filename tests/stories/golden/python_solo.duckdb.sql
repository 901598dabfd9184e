-- the rows before it: rows.data
SELECT
  *
FROM (VALUES
  (CAST('Ada' AS TEXT), CAST('12.50' AS DECIMAL(8, 2))),
  (CAST('Bo, & Co' AS TEXT), CAST('8.00' AS DECIMAL(8, 2)))) AS "rows"("customer", "total");
