-- the first days of January belong to the last week of the old year: days.data
SELECT
  *,
  CAST(CAST(DATE_PART('year', "date") AS BIGINT) AS INT) AS "year",
  CAST(CAST(DATE_PART('quarter', "date") AS BIGINT) AS INT) AS "quarter",
  CASE
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 1
    THEN 'January'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 2
    THEN 'February'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 3
    THEN 'March'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 4
    THEN 'April'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 5
    THEN 'May'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 6
    THEN 'June'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 7
    THEN 'July'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 8
    THEN 'August'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 9
    THEN 'September'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 10
    THEN 'October'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 11
    THEN 'November'
    WHEN CAST(CAST(DATE_PART('month', "date") AS BIGINT) AS INT) = 12
    THEN 'December'
  END AS "month_name",
  CAST(CAST(DATE_PART('week', "date") AS BIGINT) AS INT) AS "week",
  CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) AS "weekday",
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
  END AS "weekday_name",
  CAST(CAST(DATE_PART('isodow', "date") AS BIGINT) AS INT) >= 6 AS "is_weekend",
  CAST(DATE_TRUNC('month', CAST("date" AS TIMESTAMP)) + INTERVAL '1 MONTH' - INTERVAL '1 DAY' AS DATE) AS "month_end"
FROM (
  SELECT
    CAST('2026-12-31' AS DATE) + CAST("number" AS INT) AS "date"
  FROM (
    SELECT
      CAST("number" AS BIGINT) AS "number"
    FROM GENERATE_SERIES(0, 3) AS "numbers"("number")
  ) AS "inner"
) AS "inner"
WHERE
  "date" <= CAST('2027-01-03' AS DATE);
