-- a default stands where nothing is found: with_default.output
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
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" COLLATE "C" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        COUNT(*) OVER (PARTITION BY "customer") AS "matches"
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
    (
      "matches" > 1
    ) IS TRUE
  );

-- rejected rows say why: strict.output
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
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" COLLATE "C" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        COUNT(*) OVER (PARTITION BY "customer") AS "matches"
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
    (
      (
        "matches" IS NULL
      ) OR (
        "matches" > 1
      )
    ) IS TRUE
  );

-- rejected rows say why: strict.rejected
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
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" COLLATE "C" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        COUNT(*) OVER (PARTITION BY "customer") AS "matches"
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
  (
    (
      "matches" IS NULL
    ) OR (
      "matches" > 1
    )
  ) IS TRUE;

-- a customer that is there twice is no answer: strict.output
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
), "given_customers_data" AS (
  SELECT
    CAST('ada' AS TEXT) AS "customer",
    CAST('DE' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST('ada' AS TEXT),
    CAST('AT' AS TEXT)
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
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" COLLATE "C" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        COUNT(*) OVER (PARTITION BY "customer") AS "matches"
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
    (
      (
        "matches" IS NULL
      ) OR (
        "matches" > 1
      )
    ) IS TRUE
  );

-- a customer that is there twice is no answer: strict.rejected
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
), "given_customers_data" AS (
  SELECT
    CAST('ada' AS TEXT) AS "customer",
    CAST('DE' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST('ada' AS TEXT),
    CAST('AT' AS TEXT)
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
      ROW_NUMBER() OVER (PARTITION BY "customer" ORDER BY "customer" COLLATE "C" ASC) AS "row_number"
    FROM (
      SELECT
        "customer",
        "country",
        COUNT(*) OVER (PARTITION BY "customer") AS "matches"
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
  (
    (
      "matches" IS NULL
    ) OR (
      "matches" > 1
    )
  ) IS TRUE;
