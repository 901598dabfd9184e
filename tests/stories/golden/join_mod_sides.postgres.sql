-- what each kind keeps: kept_left.output
WITH "orders" AS (
  SELECT
    CAST(1 AS INT) AS "order_id",
    CAST('ada' AS TEXT) AS "customer",
    CAST('10.50' AS DECIMAL(8, 2)) AS "amount"
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('bob' AS TEXT),
    CAST('20.00' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(3 AS INT),
    CAST('eve' AS TEXT),
    CAST('5.25' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(4 AS INT),
    CAST(NULL AS TEXT),
    CAST('1.00' AS DECIMAL(8, 2))
), "customers" AS (
  SELECT
    CAST('ada' AS TEXT) AS "customer",
    CAST('DE' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS TEXT),
    CAST('FR' AS TEXT)
  UNION ALL
  SELECT
    CAST('cem' AS TEXT),
    CAST('TR' AS TEXT)
)
SELECT
  "left"."order_id" AS "order_id",
  "left"."customer" AS "customer",
  "left"."amount" AS "amount",
  "right"."country" AS "country"
FROM "orders" AS "left"
LEFT JOIN "customers" AS "right"
  ON "left"."customer" = "right"."customer";

-- what each kind keeps: kept_right.output
WITH "orders" AS (
  SELECT
    CAST(1 AS INT) AS "order_id",
    CAST('ada' AS TEXT) AS "customer",
    CAST('10.50' AS DECIMAL(8, 2)) AS "amount"
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('bob' AS TEXT),
    CAST('20.00' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(3 AS INT),
    CAST('eve' AS TEXT),
    CAST('5.25' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(4 AS INT),
    CAST(NULL AS TEXT),
    CAST('1.00' AS DECIMAL(8, 2))
), "customers" AS (
  SELECT
    CAST('ada' AS TEXT) AS "customer",
    CAST('DE' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS TEXT),
    CAST('FR' AS TEXT)
  UNION ALL
  SELECT
    CAST('cem' AS TEXT),
    CAST('TR' AS TEXT)
)
SELECT
  "left"."order_id" AS "order_id",
  "right"."customer" AS "customer",
  "left"."amount" AS "amount",
  "right"."country" AS "country"
FROM "orders" AS "left"
RIGHT JOIN "customers" AS "right"
  ON "left"."customer" = "right"."customer";

-- what each kind keeps: known.output
WITH "orders" AS (
  SELECT
    CAST(1 AS INT) AS "order_id",
    CAST('ada' AS TEXT) AS "customer",
    CAST('10.50' AS DECIMAL(8, 2)) AS "amount"
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('bob' AS TEXT),
    CAST('20.00' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(3 AS INT),
    CAST('eve' AS TEXT),
    CAST('5.25' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(4 AS INT),
    CAST(NULL AS TEXT),
    CAST('1.00' AS DECIMAL(8, 2))
), "customers" AS (
  SELECT
    CAST('ada' AS TEXT) AS "customer",
    CAST('DE' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS TEXT),
    CAST('FR' AS TEXT)
  UNION ALL
  SELECT
    CAST('cem' AS TEXT),
    CAST('TR' AS TEXT)
)
SELECT
  "left"."order_id" AS "order_id",
  "left"."customer" AS "customer",
  "left"."amount" AS "amount"
FROM "orders" AS "left"
WHERE
  EXISTS(
    SELECT
      1
    FROM "customers" AS "right"
    WHERE
      "left"."customer" = "right"."customer"
  );

-- what each kind keeps: unknown.output
WITH "orders" AS (
  SELECT
    CAST(1 AS INT) AS "order_id",
    CAST('ada' AS TEXT) AS "customer",
    CAST('10.50' AS DECIMAL(8, 2)) AS "amount"
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('bob' AS TEXT),
    CAST('20.00' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(3 AS INT),
    CAST('eve' AS TEXT),
    CAST('5.25' AS DECIMAL(8, 2))
  UNION ALL
  SELECT
    CAST(4 AS INT),
    CAST(NULL AS TEXT),
    CAST('1.00' AS DECIMAL(8, 2))
), "customers" AS (
  SELECT
    CAST('ada' AS TEXT) AS "customer",
    CAST('DE' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS TEXT),
    CAST('FR' AS TEXT)
  UNION ALL
  SELECT
    CAST('cem' AS TEXT),
    CAST('TR' AS TEXT)
)
SELECT
  "left"."order_id" AS "order_id",
  "left"."customer" AS "customer",
  "left"."amount" AS "amount"
FROM "orders" AS "left"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "customers" AS "right"
    WHERE
      "left"."customer" = "right"."customer"
  );

-- a cross join pairs everything, the second column of a name gets a suffix: pairs.output
WITH "customers" AS (
  SELECT
    CAST('ada' AS TEXT) AS "customer",
    CAST('DE' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST('bob' AS TEXT),
    CAST('FR' AS TEXT)
  UNION ALL
  SELECT
    CAST('cem' AS TEXT),
    CAST('TR' AS TEXT)
), "given_orders_data" AS (
  SELECT
    CAST(1 AS INT) AS "order_id",
    CAST('ada' AS TEXT) AS "customer",
    CAST('2.5' AS DECIMAL(8, 2)) AS "amount"
)
SELECT
  "left"."order_id" AS "order_id",
  "left"."customer" AS "customer",
  "left"."amount" AS "amount",
  "right"."customer" AS "customer_right",
  "right"."country" AS "country"
FROM "given_orders_data" AS "left"
CROSS JOIN "customers" AS "right";
