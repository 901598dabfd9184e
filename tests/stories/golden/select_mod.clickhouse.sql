-- chosen, and dropped: slim.output
-- refused P502: ClickHouse cannot say CAST(VARCHAR AS DECIMAL(10,2)) the same way: it gives other results there

-- chosen, and dropped: without_note.output
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('Ada' AS Nullable(String)) AS "customer",
    CAST('12.50' AS Nullable(String)) AS "ttl",
    CAST('urgent' AS Nullable(String)) AS "note"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('Bob' AS Nullable(String)),
    CAST(NULL AS Nullable(String)),
    CAST(NULL AS Nullable(String))
)
SELECT
  "id",
  "customer"
FROM "orders";
