-- rows are counted from the first: runners_up.output
WITH "orders" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST(50 AS BIGINT)),
    (CAST(2 AS BIGINT), CAST(150 AS BIGINT)),
    (CAST(3 AS BIGINT), CAST(90 AS BIGINT)),
    (CAST(4 AS BIGINT), CAST(10 AS BIGINT))) AS "rows"("id", "total")
), "largest_first" AS (
  SELECT
    *
  FROM "orders"
  ORDER BY
    "total" DESC
)
SELECT
  *
FROM "largest_first"
LIMIT 2
OFFSET 1;
