-- the first days of January belong to the last week of the old year: days.data
SELECT
  *,
  CAST(YEAR("date") AS INT) AS "year",
  CAST(QUARTER("date") AS INT) AS "quarter",
  CASE
    WHEN CAST(MONTH("date") AS INT) = 1
    THEN 'January'
    WHEN CAST(MONTH("date") AS INT) = 2
    THEN 'February'
    WHEN CAST(MONTH("date") AS INT) = 3
    THEN 'March'
    WHEN CAST(MONTH("date") AS INT) = 4
    THEN 'April'
    WHEN CAST(MONTH("date") AS INT) = 5
    THEN 'May'
    WHEN CAST(MONTH("date") AS INT) = 6
    THEN 'June'
    WHEN CAST(MONTH("date") AS INT) = 7
    THEN 'July'
    WHEN CAST(MONTH("date") AS INT) = 8
    THEN 'August'
    WHEN CAST(MONTH("date") AS INT) = 9
    THEN 'September'
    WHEN CAST(MONTH("date") AS INT) = 10
    THEN 'October'
    WHEN CAST(MONTH("date") AS INT) = 11
    THEN 'November'
    WHEN CAST(MONTH("date") AS INT) = 12
    THEN 'December'
  END AS "month_name",
  CAST(WEEK("date") AS INT) AS "week",
  CAST(ISODOW("date") AS INT) AS "weekday",
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
  END AS "weekday_name",
  CAST(ISODOW("date") AS INT) >= 6 AS "is_weekend",
  CAST(LAST_DAY("date") AS DATE) AS "month_end"
FROM (
  SELECT
    CAST(CAST('2026-12-31' AS DATE) + CAST("number" AS INT) AS DATE) AS "date"
  FROM (
    SELECT
      CAST("number" AS BIGINT) AS "number"
    FROM RANGE(4) AS "numbers"("number")
  ) AS "inner"
) AS "inner"
WHERE
  "date" <= CAST('2027-01-03' AS DATE);
