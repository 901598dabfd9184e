-- only customers that are known: matched.output
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int32)) AS "order_id",
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('10.50' AS Nullable(Decimal(8, 2))) AS "amount"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int32)),
    CAST('bob' AS Nullable(String)),
    CAST('20.00' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int32)),
    CAST('eve' AS Nullable(String)),
    CAST('5.25' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int32)),
    CAST(NULL AS Nullable(String)),
    CAST('1.00' AS Nullable(Decimal(8, 2)))
), "customers" AS (
  SELECT
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('DE' AS Nullable(String)) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS Nullable(String)),
    CAST('FR' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('cem' AS Nullable(String)),
    CAST('TR' AS Nullable(String))
)
SELECT
  "left"."order_id" AS "order_id",
  "left"."customer" AS "customer",
  "left"."amount" AS "amount",
  "right"."country" AS "country"
FROM "orders" AS "left"
INNER JOIN "customers" AS "right"
  ON "left"."customer" = "right"."customer";

-- a full join keeps both sides, with one key column filled from either: everyone.output
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int32)) AS "order_id",
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('10.50' AS Nullable(Decimal(8, 2))) AS "amount"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int32)),
    CAST('bob' AS Nullable(String)),
    CAST('20.00' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int32)),
    CAST('eve' AS Nullable(String)),
    CAST('5.25' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int32)),
    CAST(NULL AS Nullable(String)),
    CAST('1.00' AS Nullable(Decimal(8, 2)))
), "customers" AS (
  SELECT
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('DE' AS Nullable(String)) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS Nullable(String)),
    CAST('FR' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('cem' AS Nullable(String)),
    CAST('TR' AS Nullable(String))
)
SELECT
  "left"."order_id" AS "order_id",
  COALESCE("left"."customer", "right"."customer") AS "customer",
  "left"."amount" AS "amount",
  "right"."country" AS "country"
FROM "orders" AS "left"
FULL JOIN "customers" AS "right"
  ON "left"."customer" = "right"."customer";

-- without orders only the customers are left: matched.output
WITH "customers" AS (
  SELECT
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('DE' AS Nullable(String)) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS Nullable(String)),
    CAST('FR' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('cem' AS Nullable(String)),
    CAST('TR' AS Nullable(String))
), "given_orders_data" AS (
  SELECT
    CAST(NULL AS Nullable(Int32)) AS "order_id",
    CAST(NULL AS Nullable(String)) AS "customer",
    CAST(NULL AS Nullable(Decimal(8, 2))) AS "amount"
  WHERE
    FALSE
)
SELECT
  "left"."order_id" AS "order_id",
  "left"."customer" AS "customer",
  "left"."amount" AS "amount",
  "right"."country" AS "country"
FROM "given_orders_data" AS "left"
INNER JOIN "customers" AS "right"
  ON "left"."customer" = "right"."customer";

-- without orders only the customers are left: everyone.output
WITH "customers" AS (
  SELECT
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('DE' AS Nullable(String)) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS Nullable(String)),
    CAST('FR' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('cem' AS Nullable(String)),
    CAST('TR' AS Nullable(String))
), "given_orders_data" AS (
  SELECT
    CAST(NULL AS Nullable(Int32)) AS "order_id",
    CAST(NULL AS Nullable(String)) AS "customer",
    CAST(NULL AS Nullable(Decimal(8, 2))) AS "amount"
  WHERE
    FALSE
)
SELECT
  "left"."order_id" AS "order_id",
  COALESCE("left"."customer", "right"."customer") AS "customer",
  "left"."amount" AS "amount",
  "right"."country" AS "country"
FROM "given_orders_data" AS "left"
FULL JOIN "customers" AS "right"
  ON "left"."customer" = "right"."customer";
