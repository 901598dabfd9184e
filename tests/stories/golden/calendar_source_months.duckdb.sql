-- a month that is shorter ends earlier: months.data
SELECT
  *,
  CAST(CAST(YEAR("date") AS INT) AS TEXT) || '-' || LPAD(CAST(CAST(MONTH("date") AS INT) AS TEXT), 2, '0') AS "year_month",
  CAST(DAYOFYEAR("date") AS INT) AS "day_of_year"
FROM (
  SELECT
    CAST(CAST('2026-01-31' AS DATE) + TO_MONTHS(CAST("number" AS INT) * 1) AS DATE) AS "date"
  FROM (
    SELECT
      CAST("number" AS BIGINT) AS "number"
    FROM RANGE(4) AS "numbers"("number")
  ) AS "inner"
) AS "inner"
WHERE
  "date" <= CAST('2026-04-30' AS DATE);
