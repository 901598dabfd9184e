-- numbers follow the order: in_queue.output
WITH "tickets" AS (
  SELECT
    CAST('b' AS Nullable(String)) AS "queue",
    CAST(3 AS Nullable(Int64)) AS "minute"
  UNION ALL
  SELECT
    CAST('a' AS Nullable(String)),
    CAST(1 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('b' AS Nullable(String)),
    CAST(2 AS Nullable(Int64))
), "numbered" AS (
  SELECT
    (
      "number" * 10
    ) + 90 AS "ticket",
    "queue",
    "minute"
  FROM (
    SELECT
      "queue",
      "minute",
      row_number() OVER (ORDER BY "minute") AS "number"
    FROM "tickets"
  ) AS "inner"
)
SELECT
  "ticket",
  "queue",
  "minute",
  accurateCast("number", 'Nullable(Int32)') AS "place"
FROM (
  SELECT
    "ticket",
    "queue",
    "minute",
    row_number() OVER (PARTITION BY "queue" ORDER BY "minute") AS "number"
  FROM "numbered"
) AS "inner";
