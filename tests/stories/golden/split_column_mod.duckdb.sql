-- further parts stay in the last column: parts.output
WITH "people" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('Hopper, Grace' AS TEXT)),
    (CAST(2 AS BIGINT), CAST('Ada' AS TEXT)),
    (CAST(3 AS BIGINT), CAST(NULL AS TEXT)),
    (CAST(4 AS BIGINT), CAST('a,b,c' AS TEXT))) AS "rows"("id", "name")
)
SELECT
  "id",
  TRIM(
    CASE
      WHEN (
        LENGTH(CAST("name" AS TEXT)) - LENGTH(REPLACE(CAST("name" AS TEXT), ',', ''))
      ) >= 0
      THEN SPLIT_PART(CAST("name" AS TEXT), ',', 1)
    END
  ) AS "last",
  TRIM(
    CASE
      WHEN (
        LENGTH(CAST("name" AS TEXT)) - LENGTH(REPLACE(CAST("name" AS TEXT), ',', ''))
      ) >= 1
      THEN SUBSTRING(
        CAST("name" AS TEXT),
        CAST(2 + LENGTH(SPLIT_PART(CAST("name" AS TEXT), ',', 1)) AS INT)
      )
    END
  ) AS "first"
FROM "people";
