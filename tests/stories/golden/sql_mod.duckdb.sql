-- large orders by country: by_country.output
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
), "large" AS (
  SELECT
    *
  FROM "orders" AS "input1"
  WHERE
    "amount" >= CAST(5 AS INT)
)
SELECT
  COALESCE("c"."country", 'unknown') AS "country",
  COUNT(*) AS "orders",
  SUM("large"."amount") AS "total"
FROM "large"
LEFT JOIN "customers" AS "c"
  ON "large"."customer" = "c"."customer"
GROUP BY ALL
ORDER BY
  "country";

-- only the largest: by_country.output
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
), "large" AS (
  SELECT
    *
  FROM "orders" AS "input1"
  WHERE
    "amount" >= CAST(15 AS INT)
)
SELECT
  COALESCE("c"."country", 'unknown') AS "country",
  COUNT(*) AS "orders",
  SUM("large"."amount") AS "total"
FROM "large"
LEFT JOIN "customers" AS "c"
  ON "large"."customer" = "c"."customer"
GROUP BY ALL
ORDER BY
  "country";
