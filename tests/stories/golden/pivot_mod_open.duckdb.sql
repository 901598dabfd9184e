-- a column for every quarter there is: turned.output
WITH "sales" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('north' AS TEXT), CAST('q1' AS TEXT), CAST(10 AS INT)),
    (CAST('north' AS TEXT), CAST('q2' AS TEXT), CAST(20 AS INT)),
    (CAST('south' AS TEXT), CAST('q2' AS TEXT), CAST(7 AS INT))) AS "rows"("region", "quarter", "amount")
)
PIVOT "sales"
ON "quarter"
USING CAST(SUM("amount") AS DECIMAL(38, 0))
GROUP BY
  "region";
