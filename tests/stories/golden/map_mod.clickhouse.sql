-- found through two tables, computed in one place: mapped.output
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
), "countries" AS (
  SELECT
    CAST('DE' AS Nullable(String)) AS "code",
    CAST('Germany' AS Nullable(String)) AS "name",
    CAST(0.19 AS Nullable(Float64)) AS "vat"
  UNION ALL
  SELECT
    CAST('FR' AS Nullable(String)),
    CAST('France' AS Nullable(String)),
    CAST(0.2 AS Nullable(Float64))
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
      ROW_NUMBER() OVER (PARTITION BY "code" ORDER BY "code" ASC) AS "row_number"
    FROM (
      SELECT
        "code",
        "name",
        "vat",
        count(*) OVER (PARTITION BY "code") AS "matches_2"
      FROM "countries"
    ) AS "inner"
  ) AS "inner"
  WHERE
    "row_number" = 1
)
SELECT
  "input__order_id" AS "order_id",
  upperUTF8("input__customer") AS "who",
  COALESCE("countries__name", 'unknown') AS "country",
  (
    trunc(
      (
        (
          CAST("input__amount" AS Nullable(Float64)) * "countries__vat"
        ) * CAST(100 AS Nullable(Float64))
      )
    ) + CASE
      WHEN abs(
        (
          (
            CAST("input__amount" AS Nullable(Float64)) * "countries__vat"
          ) * CAST(100 AS Nullable(Float64))
        ) - trunc(
          (
            (
              CAST("input__amount" AS Nullable(Float64)) * "countries__vat"
            ) * CAST(100 AS Nullable(Float64))
          )
        )
      ) >= 0.5
      THEN sign(
        (
          (
            CAST("input__amount" AS Nullable(Float64)) * "countries__vat"
          ) * CAST(100 AS Nullable(Float64))
        )
      )
      ELSE 0
    END
  ) / CAST(100 AS Nullable(Float64)) AS "tax"
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
      ifNull(
        (
          (
            "matches" IS NULL
          ) OR (
            "matches" > 1
          ) OR (
            "matches_2" > 1
          )
        ),
        FALSE
      )
    )
  );

-- found through two tables, computed in one place: mapped.rejected
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
), "countries" AS (
  SELECT
    CAST('DE' AS Nullable(String)) AS "code",
    CAST('Germany' AS Nullable(String)) AS "name",
    CAST(0.19 AS Nullable(Float64)) AS "vat"
  UNION ALL
  SELECT
    CAST('FR' AS Nullable(String)),
    CAST('France' AS Nullable(String)),
    CAST(0.2 AS Nullable(Float64))
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
      ROW_NUMBER() OVER (PARTITION BY "code" ORDER BY "code" ASC) AS "row_number"
    FROM (
      SELECT
        "code",
        "name",
        "vat",
        count(*) OVER (PARTITION BY "code") AS "matches_2"
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
    ifNull(
      (
        (
          "matches" IS NULL
        ) OR (
          "matches" > 1
        ) OR (
          "matches_2" > 1
        )
      ),
      FALSE
    )
  );
