-- what is not found is NULL: addresses.output
WITH "letters" AS (
  SELECT
    CAST('Invoice 2026-017' AS Nullable(String)) AS "subject",
    CAST('write to ada@x.org please' AS Nullable(String)) AS "body"
  UNION ALL
  SELECT
    CAST('Hello' AS Nullable(String)),
    CAST('no address here' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST(NULL AS Nullable(String))
), "invoices" AS (
  SELECT
    "body",
    "year",
    "number"
  FROM (
    SELECT
      *,
      CAST(trimBoth(
        CASE
          WHEN match("subject", '([0-9]{4})-([0-9]+)')
          THEN regexpExtract("subject", '([0-9]{4})-([0-9]+)', 1)
        END
      ) AS Nullable(Int32)) AS "year",
      CAST(trimBoth(
        CASE
          WHEN match("subject", '([0-9]{4})-([0-9]+)')
          THEN regexpExtract("subject", '([0-9]{4})-([0-9]+)', 2)
        END
      ) AS Nullable(Int32)) AS "number"
    FROM "letters"
  ) AS "inner"
)
SELECT
  "year",
  "number",
  "email"
FROM (
  SELECT
    *,
    CASE
      WHEN match("body", '([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)')
      THEN regexpExtract("body", '([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)', 1)
    END AS "email"
  FROM "invoices"
) AS "inner";
