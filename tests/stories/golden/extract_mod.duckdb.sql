-- what is not found is NULL: addresses.output
WITH "letters" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Invoice 2026-017' AS TEXT), CAST('write to ada@x.org please' AS TEXT)),
    (CAST('Hello' AS TEXT), CAST('no address here' AS TEXT)),
    (CAST(NULL AS TEXT), CAST(NULL AS TEXT))) AS "rows"("subject", "body")
), "invoices" AS (
  SELECT
    "body",
    "year",
    "number"
  FROM (
    SELECT
      *,
      CAST(CASE
        WHEN REGEXP_MATCHES(CAST("subject" AS TEXT), '([0-9]{4})-([0-9]+)')
        THEN REGEXP_EXTRACT(CAST("subject" AS TEXT), '([0-9]{4})-([0-9]+)', 1)
      END AS INT) AS "year",
      CAST(CASE
        WHEN REGEXP_MATCHES(CAST("subject" AS TEXT), '([0-9]{4})-([0-9]+)')
        THEN REGEXP_EXTRACT(CAST("subject" AS TEXT), '([0-9]{4})-([0-9]+)', 2)
      END AS INT) AS "number"
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
      WHEN REGEXP_MATCHES(CAST("body" AS TEXT), '([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)')
      THEN REGEXP_EXTRACT(CAST("body" AS TEXT), '([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)', 1)
    END AS "email"
  FROM "invoices"
) AS "inner";
