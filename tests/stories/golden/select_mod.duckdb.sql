-- chosen, and dropped: slim.output
WITH "orders" AS (
  SELECT
    *
  FROM (VALUES
    (
      CAST(1 AS BIGINT),
      CAST('Ada' AS TEXT),
      CAST('12.50' AS TEXT),
      CAST('urgent' AS TEXT)
    ),
    (CAST(2 AS BIGINT), CAST('Bob' AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT))) AS "rows"("id", "customer", "ttl", "note")
)
SELECT
  "customer",
  CAST("ttl" AS DECIMAL(10, 2)) AS "total",
  "id"
FROM "orders";

-- chosen, and dropped: without_note.output
WITH "orders" AS (
  SELECT
    *
  FROM (VALUES
    (
      CAST(1 AS BIGINT),
      CAST('Ada' AS TEXT),
      CAST('12.50' AS TEXT),
      CAST('urgent' AS TEXT)
    ),
    (CAST(2 AS BIGINT), CAST('Bob' AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT))) AS "rows"("id", "customer", "ttl", "note")
)
SELECT
  "id",
  "customer"
FROM "orders";
