-- no day is left out: days.output
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('2026-02-27' AS Nullable(Date32)) AS "ordered",
    CAST('2026-03-02' AS Nullable(Date32)) AS "delivered"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('2026-02-28' AS Nullable(Date32)),
    CAST(NULL AS Nullable(Date32))
), "days_part" AS (
  SELECT
    CAST("number" AS Nullable(Int64)) AS "number"
  FROM numbers(1000000)
), "days_part_2" AS (
  SELECT
    minOrNull("ordered") AS "first_day",
    maxOrNull("delivered") AS "last_day"
  FROM "orders"
)
SELECT
  "date",
  CASE
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 1
    THEN 'Monday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 2
    THEN 'Tuesday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 3
    THEN 'Wednesday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 4
    THEN 'Thursday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 5
    THEN 'Friday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 6
    THEN 'Saturday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 7
    THEN 'Sunday'
  END AS "weekday_name"
FROM (
  SELECT
    addDays(toDate32("right"."first_day"), accurateCast("left"."number", 'Nullable(Int32)')) AS "date",
    "right"."last_day" AS "last_day"
  FROM "days_part" AS "left"
  CROSS JOIN "days_part_2" AS "right"
) AS "inner"
WHERE
  "date" <= "last_day";

-- no dates, no days: days.output
WITH "given_orders_data" AS (
  SELECT
    CAST(NULL AS Nullable(Int64)) AS "id",
    CAST(NULL AS Nullable(Date32)) AS "ordered",
    CAST(NULL AS Nullable(Date32)) AS "delivered"
  WHERE
    FALSE
), "days_part" AS (
  SELECT
    CAST("number" AS Nullable(Int64)) AS "number"
  FROM numbers(1000000)
), "days_part_2" AS (
  SELECT
    minOrNull("ordered") AS "first_day",
    maxOrNull("delivered") AS "last_day"
  FROM "given_orders_data"
)
SELECT
  "date",
  CASE
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 1
    THEN 'Monday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 2
    THEN 'Tuesday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 3
    THEN 'Wednesday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 4
    THEN 'Thursday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 5
    THEN 'Friday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 6
    THEN 'Saturday'
    WHEN accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') = 7
    THEN 'Sunday'
  END AS "weekday_name"
FROM (
  SELECT
    addDays(toDate32("right"."first_day"), accurateCast("left"."number", 'Nullable(Int32)')) AS "date",
    "right"."last_day" AS "last_day"
  FROM "days_part" AS "left"
  CROSS JOIN "days_part_2" AS "right"
) AS "inner"
WHERE
  "date" <= "last_day";
