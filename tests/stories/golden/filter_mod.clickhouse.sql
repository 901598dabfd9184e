-- an unknown total is not large, and not lost: large.output
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST(50 AS Nullable(Int64)) AS "total"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST(150 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST(NULL AS Nullable(Int64))
)
SELECT
  *
FROM "orders"
WHERE
  ifNull((
    "total" > 100
  ), FALSE);

-- an unknown total is not large, and not lost: large.rejected
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST(50 AS Nullable(Int64)) AS "total"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST(150 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST(NULL AS Nullable(Int64))
)
SELECT
  *
FROM "orders"
WHERE
  NOT (
    ifNull((
      "total" > 100
    ), FALSE)
  );
