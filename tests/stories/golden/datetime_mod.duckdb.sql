-- a month after the end of January is the end of February: due.output
WITH "letters" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('31/01/2026' AS TEXT)),
    (CAST(2 AS BIGINT), CAST('2026-02-28' AS TEXT)),
    (CAST(3 AS BIGINT), CAST(NULL AS TEXT))) AS "rows"("id", "sent")
), "dates" AS (
  SELECT
    "id",
    CAST(CASE
      WHEN NOT (
        TRY_STRPTIME(CAST("sent" AS TEXT), '%d/%m/%Y') IS NULL
      )
      THEN TRY_STRPTIME(CAST("sent" AS TEXT), '%d/%m/%Y')
      ELSE STRPTIME(CAST("sent" AS TEXT), '%Y-%m-%d')
    END AS DATE) AS "sent"
  FROM "letters"
), "parts" AS (
  SELECT
    *,
    YEAR("sent") AS "sent_year",
    MONTH("sent") AS "sent_month",
    DAY("sent") AS "sent_day"
  FROM "dates"
)
SELECT
  *,
  CAST("sent" + TO_MONTHS(1) AS DATE) AS "due"
FROM "parts";
