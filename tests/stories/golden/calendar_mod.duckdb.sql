-- no day is left out: days.output
WITH "orders" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('2026-02-27' AS DATE), CAST('2026-03-02' AS DATE)),
    (CAST(2 AS BIGINT), CAST('2026-02-28' AS DATE), CAST(NULL AS DATE))) AS "rows"("id", "ordered", "delivered")
), "days_part" AS (
  SELECT
    CAST("number" AS BIGINT) AS "number"
  FROM RANGE(1000000) AS "numbers"("number")
), "days_part_2" AS (
  SELECT
    CAST(MIN("ordered") AS DATE) AS "first_day",
    CAST(MAX("delivered") AS DATE) AS "last_day"
  FROM "orders"
)
SELECT
  "date",
  CASE
    WHEN CAST(ISODOW("date") AS INT) = 1
    THEN 'Monday'
    WHEN CAST(ISODOW("date") AS INT) = 2
    THEN 'Tuesday'
    WHEN CAST(ISODOW("date") AS INT) = 3
    THEN 'Wednesday'
    WHEN CAST(ISODOW("date") AS INT) = 4
    THEN 'Thursday'
    WHEN CAST(ISODOW("date") AS INT) = 5
    THEN 'Friday'
    WHEN CAST(ISODOW("date") AS INT) = 6
    THEN 'Saturday'
    WHEN CAST(ISODOW("date") AS INT) = 7
    THEN 'Sunday'
  END AS "weekday_name"
FROM (
  SELECT
    CAST("right"."first_day" + CAST("left"."number" AS INT) AS DATE) AS "date",
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
  FROM RANGE(1000000) AS "numbers"("number")
), "days_part_2" AS (
  SELECT
    CAST(MIN("ordered") AS DATE) AS "first_day",
    CAST(MAX("delivered") AS DATE) AS "last_day"
  FROM "given_orders_data"
)
SELECT
  "date",
  CASE
    WHEN CAST(ISODOW("date") AS INT) = 1
    THEN 'Monday'
    WHEN CAST(ISODOW("date") AS INT) = 2
    THEN 'Tuesday'
    WHEN CAST(ISODOW("date") AS INT) = 3
    THEN 'Wednesday'
    WHEN CAST(ISODOW("date") AS INT) = 4
    THEN 'Thursday'
    WHEN CAST(ISODOW("date") AS INT) = 5
    THEN 'Friday'
    WHEN CAST(ISODOW("date") AS INT) = 6
    THEN 'Saturday'
    WHEN CAST(ISODOW("date") AS INT) = 7
    THEN 'Sunday'
  END AS "weekday_name"
FROM (
  SELECT
    CAST("right"."first_day" + CAST("left"."number" AS INT) AS DATE) AS "date",
    "right"."last_day" AS "last_day"
  FROM "days_part" AS "left"
  CROSS JOIN "days_part_2" AS "right"
) AS "inner"
WHERE
  "date" <= "last_day";
