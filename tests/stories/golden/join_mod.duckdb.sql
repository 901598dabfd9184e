-- only customers that are known: matched.output
WITH "orders" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS INT), CAST('ada' AS TEXT), CAST('10.50' AS DECIMAL(8, 2))),
    (CAST(2 AS INT), CAST('bob' AS TEXT), CAST('20.00' AS DECIMAL(8, 2))),
    (CAST(3 AS INT), CAST('eve' AS TEXT), CAST('5.25' AS DECIMAL(8, 2))),
    (CAST(4 AS INT), CAST(NULL AS TEXT), CAST('1.00' AS DECIMAL(8, 2)))) AS "rows"("order_id", "customer", "amount")
), "customers" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('ada' AS TEXT), CAST('DE' AS TEXT)),
    (CAST('bob' AS TEXT), CAST('FR' AS TEXT)),
    (CAST('cem' AS TEXT), CAST('TR' AS TEXT))) AS "rows"("customer", "country")
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
    *
  FROM (VALUES
    (CAST(1 AS INT), CAST('ada' AS TEXT), CAST('10.50' AS DECIMAL(8, 2))),
    (CAST(2 AS INT), CAST('bob' AS TEXT), CAST('20.00' AS DECIMAL(8, 2))),
    (CAST(3 AS INT), CAST('eve' AS TEXT), CAST('5.25' AS DECIMAL(8, 2))),
    (CAST(4 AS INT), CAST(NULL AS TEXT), CAST('1.00' AS DECIMAL(8, 2)))) AS "rows"("order_id", "customer", "amount")
), "customers" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('ada' AS TEXT), CAST('DE' AS TEXT)),
    (CAST('bob' AS TEXT), CAST('FR' AS TEXT)),
    (CAST('cem' AS TEXT), CAST('TR' AS TEXT))) AS "rows"("customer", "country")
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
    *
  FROM (VALUES
    (CAST('ada' AS TEXT), CAST('DE' AS TEXT)),
    (CAST('bob' AS TEXT), CAST('FR' AS TEXT)),
    (CAST('cem' AS TEXT), CAST('TR' AS TEXT))) AS "rows"("customer", "country")
), "given_orders_data" AS (
  SELECT
    CAST(NULL AS INT) AS "order_id",
    CAST(NULL AS TEXT) AS "customer",
    CAST(NULL AS DECIMAL(8, 2)) AS "amount"
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
    *
  FROM (VALUES
    (CAST('ada' AS TEXT), CAST('DE' AS TEXT)),
    (CAST('bob' AS TEXT), CAST('FR' AS TEXT)),
    (CAST('cem' AS TEXT), CAST('TR' AS TEXT))) AS "rows"("customer", "country")
), "given_orders_data" AS (
  SELECT
    CAST(NULL AS INT) AS "order_id",
    CAST(NULL AS TEXT) AS "customer",
    CAST(NULL AS DECIMAL(8, 2)) AS "amount"
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
