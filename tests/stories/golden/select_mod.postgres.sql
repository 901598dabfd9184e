-- chosen, and dropped: slim.output
WITH "orders" AS (
  SELECT
    CAST(1 AS BIGINT) AS "id",
    CAST('Ada' AS TEXT) AS "customer",
    CAST('12.50' AS TEXT) AS "ttl",
    CAST('urgent' AS TEXT) AS "note"
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('Bob' AS TEXT),
    CAST(NULL AS TEXT),
    CAST(NULL AS TEXT)
)
SELECT
  "customer",
  CAST("ttl" AS DECIMAL(10, 2)) AS "total",
  "id"
FROM "orders";

-- chosen, and dropped: without_note.output
WITH "orders" AS (
  SELECT
    CAST(1 AS BIGINT) AS "id",
    CAST('Ada' AS TEXT) AS "customer",
    CAST('12.50' AS TEXT) AS "ttl",
    CAST('urgent' AS TEXT) AS "note"
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('Bob' AS TEXT),
    CAST(NULL AS TEXT),
    CAST(NULL AS TEXT)
)
SELECT
  "id",
  "customer"
FROM "orders";
