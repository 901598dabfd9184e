-- no day is left out: days.output
WITH "orders" AS (
  SELECT
    CAST(1 AS BIGINT) AS "id",
    CAST('2026-02-27' AS DATE) AS "ordered",
    CAST('2026-03-02' AS DATE) AS "delivered"
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('2026-02-28' AS DATE),
    CAST(NULL AS DATE)
), "days_part" AS (
  SELECT
    CAST("number" AS BIGINT) AS "number"
  FROM GENERATE_SERIES(0, 999999) AS "numbers"("number")
), "days_part_2" AS (
  SELECT
    MIN("ordered") AS "first_day",
    MAX("delivered") AS "last_day"
  FROM "orders"
)
SELECT
  "date",
  CASE
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 1
    THEN 'Monday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 2
    THEN 'Tuesday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 3
    THEN 'Wednesday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 4
    THEN 'Thursday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 5
    THEN 'Friday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 6
    THEN 'Saturday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 7
    THEN 'Sunday'
  END AS "weekday_name"
FROM (
  SELECT
    "right"."first_day" + CAST("left"."number" AS INT) AS "date",
    "right"."last_day" AS "last_day"
  FROM "days_part" AS "left"
  CROSS JOIN "days_part_2" AS "right"
) AS "inner"
WHERE
  "date" <= "last_day";

-- no dates, no days: days.output
WITH "given_orders_data" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "id",
    CAST(NULL AS DATE) AS "ordered",
    CAST(NULL AS DATE) AS "delivered"
  WHERE
    FALSE
), "days_part" AS (
  SELECT
    CAST("number" AS BIGINT) AS "number"
  FROM GENERATE_SERIES(0, 999999) AS "numbers"("number")
), "days_part_2" AS (
  SELECT
    MIN("ordered") AS "first_day",
    MAX("delivered") AS "last_day"
  FROM "given_orders_data"
)
SELECT
  "date",
  CASE
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 1
    THEN 'Monday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 2
    THEN 'Tuesday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 3
    THEN 'Wednesday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 4
    THEN 'Thursday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 5
    THEN 'Friday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 6
    THEN 'Saturday'
    WHEN CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) = 7
    THEN 'Sunday'
  END AS "weekday_name"
FROM (
  SELECT
    "right"."first_day" + CAST("left"."number" AS INT) AS "date",
    "right"."last_day" AS "last_day"
  FROM "days_part" AS "left"
  CROSS JOIN "days_part_2" AS "right"
) AS "inner"
WHERE
  "date" <= "last_day";
