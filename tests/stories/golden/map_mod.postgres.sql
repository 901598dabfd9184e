-- found through two tables, computed in one place: mapped.output
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
), "countries" AS (
  SELECT
    CAST('DE' AS TEXT) AS "code",
    CAST('Germany' AS TEXT) AS "name",
    CAST(0.19 AS DOUBLE PRECISION) AS "vat"
  UNION ALL
  SELECT
    CAST('FR' AS TEXT),
    CAST('France' AS TEXT),
    CAST(0.2 AS DOUBLE PRECISION)
), "mapped_part" AS (
  SELECT
    "order_id" AS "input__order_id",
    "customer" AS "input__customer",
    "amount" AS "input__amount"
  FROM "orders"
), "mapped_part_3" AS (
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
), "mapped_part_4" AS (
  SELECT
    "left"."input__order_id" AS "input__order_id",
    "left"."input__customer" AS "input__customer",
    "left"."input__amount" AS "input__amount",
    "right"."customer" AS "customers__customer",
    "right"."country" AS "customers__country",
    "right"."matches" AS "matches"
  FROM "mapped_part" AS "left"
  LEFT JOIN "mapped_part_3" AS "right"
    ON "left"."input__customer" = "right"."customer"
), "mapped_part_6" AS (
  SELECT
    "code",
    "name",
    "vat",
    "matches_2"
  FROM (
    SELECT
      "code",
      "name",
      "vat",
      "matches_2",
      ROW_NUMBER() OVER (PARTITION BY "code" ORDER BY "code" COLLATE "C" ASC) AS "row_number"
    FROM (
      SELECT
        "code",
        "name",
        "vat",
        COUNT(*) OVER (PARTITION BY "code") AS "matches_2"
      FROM "countries"
    ) AS "inner"
  ) AS "inner"
  WHERE
    "row_number" = 1
)
SELECT
  "input__order_id" AS "order_id",
  UPPER("input__customer") AS "who",
  COALESCE("countries__name", 'unknown') AS "country",
  (
    TRUNC(
      (
        (
          CAST("input__amount" AS DOUBLE PRECISION) * "countries__vat"
        ) * CAST(100 AS DOUBLE PRECISION)
      )
    ) + CASE
      WHEN ABS(
        (
          (
            CAST("input__amount" AS DOUBLE PRECISION) * "countries__vat"
          ) * CAST(100 AS DOUBLE PRECISION)
        ) - TRUNC(
          (
            (
              CAST("input__amount" AS DOUBLE PRECISION) * "countries__vat"
            ) * CAST(100 AS DOUBLE PRECISION)
          )
        )
      ) >= 0.5
      THEN SIGN(
        (
          (
            CAST("input__amount" AS DOUBLE PRECISION) * "countries__vat"
          ) * CAST(100 AS DOUBLE PRECISION)
        )
      )
      ELSE 0
    END
  ) / CAST(100 AS DOUBLE PRECISION) AS "tax"
FROM (
  SELECT
    "left"."input__order_id" AS "input__order_id",
    "left"."input__customer" AS "input__customer",
    "left"."input__amount" AS "input__amount",
    "left"."customers__customer" AS "customers__customer",
    "left"."customers__country" AS "customers__country",
    "left"."matches" AS "matches",
    "right"."code" AS "countries__code",
    "right"."name" AS "countries__name",
    "right"."vat" AS "countries__vat",
    "right"."matches_2" AS "matches_2"
  FROM "mapped_part_4" AS "left"
  LEFT JOIN "mapped_part_6" AS "right"
    ON "left"."customers__country" = "right"."code"
) AS "inner"
WHERE
  "input__amount" > 2
  AND (
    NOT (
      (
        (
          "matches" IS NULL
        ) OR (
          "matches" > 1
        ) OR (
          "matches_2" > 1
        )
      ) IS TRUE
    )
  );

-- found through two tables, computed in one place: mapped.rejected
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
), "countries" AS (
  SELECT
    CAST('DE' AS TEXT) AS "code",
    CAST('Germany' AS TEXT) AS "name",
    CAST(0.19 AS DOUBLE PRECISION) AS "vat"
  UNION ALL
  SELECT
    CAST('FR' AS TEXT),
    CAST('France' AS TEXT),
    CAST(0.2 AS DOUBLE PRECISION)
), "mapped_part" AS (
  SELECT
    "order_id" AS "input__order_id",
    "customer" AS "input__customer",
    "amount" AS "input__amount"
  FROM "orders"
), "mapped_part_3" AS (
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
), "mapped_part_4" AS (
  SELECT
    "left"."input__order_id" AS "input__order_id",
    "left"."input__customer" AS "input__customer",
    "left"."input__amount" AS "input__amount",
    "right"."customer" AS "customers__customer",
    "right"."country" AS "customers__country",
    "right"."matches" AS "matches"
  FROM "mapped_part" AS "left"
  LEFT JOIN "mapped_part_3" AS "right"
    ON "left"."input__customer" = "right"."customer"
), "mapped_part_6" AS (
  SELECT
    "code",
    "name",
    "vat",
    "matches_2"
  FROM (
    SELECT
      "code",
      "name",
      "vat",
      "matches_2",
      ROW_NUMBER() OVER (PARTITION BY "code" ORDER BY "code" COLLATE "C" ASC) AS "row_number"
    FROM (
      SELECT
        "code",
        "name",
        "vat",
        COUNT(*) OVER (PARTITION BY "code") AS "matches_2"
      FROM "countries"
    ) AS "inner"
  ) AS "inner"
  WHERE
    "row_number" = 1
)
SELECT
  "input__order_id" AS "order_id",
  "input__customer" AS "customer",
  "input__amount" AS "amount",
  CASE
    WHEN "matches" IS NULL
    THEN 'LOOKUP_MISSING'
    WHEN "matches" > 1
    THEN 'LOOKUP_SEVERAL'
    WHEN "matches_2" > 1
    THEN 'LOOKUP_SEVERAL'
  END AS "error_code",
  CASE
    WHEN "matches" IS NULL
    THEN 'not found in customers by customer'
    WHEN "matches" > 1
    THEN 'several rows in customers by customer'
    WHEN "matches_2" > 1
    THEN 'several rows in countries by code'
  END AS "error_message"
FROM (
  SELECT
    "left"."input__order_id" AS "input__order_id",
    "left"."input__customer" AS "input__customer",
    "left"."input__amount" AS "input__amount",
    "left"."customers__customer" AS "customers__customer",
    "left"."customers__country" AS "customers__country",
    "left"."matches" AS "matches",
    "right"."code" AS "countries__code",
    "right"."name" AS "countries__name",
    "right"."vat" AS "countries__vat",
    "right"."matches_2" AS "matches_2"
  FROM "mapped_part_4" AS "left"
  LEFT JOIN "mapped_part_6" AS "right"
    ON "left"."customers__country" = "right"."code"
) AS "inner"
WHERE
  "input__amount" > 2
  AND (
    (
      (
        "matches" IS NULL
      ) OR (
        "matches" > 1
      ) OR (
        "matches_2" > 1
      )
    ) IS TRUE
  );
