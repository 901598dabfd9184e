-- all rows are drawn when there are fewer: in_order.output
WITH "numbers" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT)),
    (CAST(2 AS BIGINT)),
    (CAST(3 AS BIGINT))) AS "rows"("n")
), "drawn" AS (
  SELECT
    *
  FROM "numbers"
  ORDER BY
    HASH(42, "n") ASC
  LIMIT 10
)
SELECT
  *
FROM "drawn"
ORDER BY
  "n" ASC;
