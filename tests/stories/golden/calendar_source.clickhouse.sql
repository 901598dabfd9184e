-- the first days of January belong to the last week of the old year: days.data
SELECT
  *,
  accurateCast(toYear("date"), 'Nullable(Int32)') AS "year",
  accurateCast(toQuarter("date"), 'Nullable(Int32)') AS "quarter",
  CASE
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 1
    THEN 'January'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 2
    THEN 'February'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 3
    THEN 'March'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 4
    THEN 'April'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 5
    THEN 'May'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 6
    THEN 'June'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 7
    THEN 'July'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 8
    THEN 'August'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 9
    THEN 'September'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 10
    THEN 'October'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 11
    THEN 'November'
    WHEN accurateCast(toMonth("date"), 'Nullable(Int32)') = 12
    THEN 'December'
  END AS "month_name",
  accurateCast(toISOWeek("date"), 'Nullable(Int32)') AS "week",
  accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') AS "weekday",
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
  END AS "weekday_name",
  accurateCast(toDayOfWeek("date"), 'Nullable(Int32)') >= 6 AS "is_weekend",
  subtractDays(addMonths(makeDate32(toYear("date"), toMonth("date"), 1), 1), 1) AS "month_end"
FROM (
  SELECT
    addDays(toDate32(toDate32('2026-12-31')), accurateCast("number", 'Nullable(Int32)')) AS "date"
  FROM (
    SELECT
      CAST("number" AS Nullable(Int64)) AS "number"
    FROM numbers(4)
  ) AS "inner"
) AS "inner"
WHERE
  "date" <= toDate32('2027-01-03');
