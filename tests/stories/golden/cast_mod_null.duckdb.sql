-- both columns are there: typed.output
WITH "texts" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('12' AS TEXT)),
    (CAST('n/a' AS TEXT))) AS "rows"("amount")
)
SELECT
  *,
  TRY_CAST("amount" AS INT) AS "amount_number"
FROM "texts";
