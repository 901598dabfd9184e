-- an unknown total is not large, and not lost: large.output
WITH "orders" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST(50 AS BIGINT)),
    (CAST(2 AS BIGINT), CAST(150 AS BIGINT)),
    (CAST(3 AS BIGINT), CAST(NULL AS BIGINT))) AS "rows"("id", "total")
)
SELECT
  *
FROM "orders"
WHERE
  (
    "total" > 100
  ) IS TRUE;

-- an unknown total is not large, and not lost: large.rejected
WITH "orders" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST(50 AS BIGINT)),
    (CAST(2 AS BIGINT), CAST(150 AS BIGINT)),
    (CAST(3 AS BIGINT), CAST(NULL AS BIGINT))) AS "rows"("id", "total")
)
SELECT
  *
FROM "orders"
WHERE
  NOT (
    (
      "total" > 100
    ) IS TRUE
  );
