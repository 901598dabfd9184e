-- numbers follow the order: in_queue.output
WITH "tickets" AS (
  SELECT
    CAST('b' AS TEXT) AS "queue",
    CAST(3 AS BIGINT) AS "minute"
  UNION ALL
  SELECT
    CAST('a' AS TEXT),
    CAST(1 AS BIGINT)
  UNION ALL
  SELECT
    CAST('b' AS TEXT),
    CAST(2 AS BIGINT)
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
      ROW_NUMBER() OVER (ORDER BY "minute") AS "number"
    FROM "tickets"
  ) AS "inner"
)
SELECT
  "ticket",
  "queue",
  "minute",
  CAST("number" AS INT) AS "place"
FROM (
  SELECT
    "ticket",
    "queue",
    "minute",
    ROW_NUMBER() OVER (PARTITION BY "queue" ORDER BY "minute") AS "number"
  FROM "numbered"
) AS "inner";
