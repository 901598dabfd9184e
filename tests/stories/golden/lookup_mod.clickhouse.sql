-- a default stands where nothing is found: with_default.output
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
), "with_default_part_2" AS (
  SELECT
    "customer",
    "country",
    "matches"
  FROM (
    SELECT
      "customer",
      "country",
      "matches",
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        count(*) OVER (PARTITION BY "customer") AS "matches"
      FROM "customers"
    ) AS "inner"
  ) AS "inner"
  WHERE
    "row_number" = 1
)
SELECT
  "order_id",
  "customer",
  "amount",
  CASE WHEN "matches" IS NULL THEN '??' ELSE "country" END AS "country"
FROM (
  SELECT
    "left"."order_id" AS "order_id",
    "left"."customer" AS "customer",
    "left"."amount" AS "amount",
    "right"."country" AS "country",
    "right"."matches" AS "matches"
  FROM "orders" AS "left"
  LEFT JOIN "with_default_part_2" AS "right"
    ON "left"."customer" = "right"."customer"
) AS "inner"
WHERE
  NOT (
    ifNull((
      "matches" > 1
    ), FALSE)
  );

-- rejected rows say why: strict.output
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
), "strict_part_2" AS (
  SELECT
    "customer",
    "country",
    "matches"
  FROM (
    SELECT
      "customer",
      "country",
      "matches",
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        count(*) OVER (PARTITION BY "customer") AS "matches"
      FROM "customers"
    ) AS "inner"
  ) AS "inner"
  WHERE
    "row_number" = 1
)
SELECT
  "order_id",
  "customer",
  "amount",
  "ship_to"
FROM (
  SELECT
    "left"."order_id" AS "order_id",
    "left"."customer" AS "customer",
    "left"."amount" AS "amount",
    "right"."country" AS "ship_to",
    "right"."matches" AS "matches"
  FROM "orders" AS "left"
  LEFT JOIN "strict_part_2" AS "right"
    ON "left"."customer" = "right"."customer"
) AS "inner"
WHERE
  NOT (
    ifNull((
      (
        "matches" IS NULL
      ) OR (
        "matches" > 1
      )
    ), FALSE)
  );

-- rejected rows say why: strict.rejected
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
), "strict_part_2" AS (
  SELECT
    "customer",
    "country",
    "matches"
  FROM (
    SELECT
      "customer",
      "country",
      "matches",
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        count(*) OVER (PARTITION BY "customer") AS "matches"
      FROM "customers"
    ) AS "inner"
  ) AS "inner"
  WHERE
    "row_number" = 1
)
SELECT
  "order_id",
  "customer",
  "amount",
  CASE
    WHEN "matches" IS NULL
    THEN 'LOOKUP_MISSING'
    WHEN "matches" > 1
    THEN 'LOOKUP_SEVERAL'
  END AS "error_code",
  CASE
    WHEN "matches" IS NULL
    THEN 'no row with this customer'
    WHEN "matches" > 1
    THEN 'several rows with this customer'
  END AS "error_message"
FROM (
  SELECT
    "left"."order_id" AS "order_id",
    "left"."customer" AS "customer",
    "left"."amount" AS "amount",
    "right"."country" AS "ship_to",
    "right"."matches" AS "matches"
  FROM "orders" AS "left"
  LEFT JOIN "strict_part_2" AS "right"
    ON "left"."customer" = "right"."customer"
) AS "inner"
WHERE
  ifNull((
    (
      "matches" IS NULL
    ) OR (
      "matches" > 1
    )
  ), FALSE);

-- a customer that is there twice is no answer: strict.output
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
), "given_customers_data" AS (
  SELECT
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('DE' AS Nullable(String)) AS "country"
  UNION ALL
  SELECT
    CAST('ada' AS Nullable(String)),
    CAST('AT' AS Nullable(String))
), "strict_part_2" AS (
  SELECT
    "customer",
    "country",
    "matches"
  FROM (
    SELECT
      "customer",
      "country",
      "matches",
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        count(*) OVER (PARTITION BY "customer") AS "matches"
      FROM "given_customers_data"
    ) AS "inner"
  ) AS "inner"
  WHERE
    "row_number" = 1
)
SELECT
  "order_id",
  "customer",
  "amount",
  "ship_to"
FROM (
  SELECT
    "left"."order_id" AS "order_id",
    "left"."customer" AS "customer",
    "left"."amount" AS "amount",
    "right"."country" AS "ship_to",
    "right"."matches" AS "matches"
  FROM "orders" AS "left"
  LEFT JOIN "strict_part_2" AS "right"
    ON "left"."customer" = "right"."customer"
) AS "inner"
WHERE
  NOT (
    ifNull((
      (
        "matches" IS NULL
      ) OR (
        "matches" > 1
      )
    ), FALSE)
  );

-- a customer that is there twice is no answer: strict.rejected
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
), "given_customers_data" AS (
  SELECT
    CAST('ada' AS Nullable(String)) AS "customer",
    CAST('DE' AS Nullable(String)) AS "country"
  UNION ALL
  SELECT
    CAST('ada' AS Nullable(String)),
    CAST('AT' AS Nullable(String))
), "strict_part_2" AS (
  SELECT
    "customer",
    "country",
    "matches"
  FROM (
    SELECT
      "customer",
      "country",
      "matches",
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        count(*) OVER (PARTITION BY "customer") AS "matches"
      FROM "given_customers_data"
    ) AS "inner"
  ) AS "inner"
  WHERE
    "row_number" = 1
)
SELECT
  "order_id",
  "customer",
  "amount",
  CASE
    WHEN "matches" IS NULL
    THEN 'LOOKUP_MISSING'
    WHEN "matches" > 1
    THEN 'LOOKUP_SEVERAL'
  END AS "error_code",
  CASE
    WHEN "matches" IS NULL
    THEN 'no row with this customer'
    WHEN "matches" > 1
    THEN 'several rows with this customer'
  END AS "error_message"
FROM (
  SELECT
    "left"."order_id" AS "order_id",
    "left"."customer" AS "customer",
    "left"."amount" AS "amount",
    "right"."country" AS "ship_to",
    "right"."matches" AS "matches"
  FROM "orders" AS "left"
  LEFT JOIN "strict_part_2" AS "right"
    ON "left"."customer" = "right"."customer"
) AS "inner"
WHERE
  ifNull((
    (
      "matches" IS NULL
    ) OR (
      "matches" > 1
    )
  ), FALSE);
