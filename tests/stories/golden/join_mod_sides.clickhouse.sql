-- what each kind keeps: kept_left.output
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
LEFT JOIN "customers" AS "right"
  ON "left"."customer" = "right"."customer";

-- what each kind keeps: kept_right.output
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
  "right"."customer" AS "customer",
  "left"."amount" AS "amount",
  "right"."country" AS "country"
FROM "orders" AS "left"
RIGHT JOIN "customers" AS "right"
  ON "left"."customer" = "right"."customer";

-- what each kind keeps: known.output
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
    CAST(1 AS Nullable(Int32)) AS "order_id",
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('2.5' AS Nullable(Decimal(8, 2))) AS "amount"
)
SELECT
  "left"."order_id" AS "order_id",
  "left"."customer" AS "customer",
  "left"."amount" AS "amount",
  "right"."customer" AS "customer_right",
  "right"."country" AS "country"
FROM "given_orders_data" AS "left"
CROSS JOIN "customers" AS "right";
