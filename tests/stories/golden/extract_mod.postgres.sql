-- what is not found is NULL: addresses.output
WITH "letters" AS (
  SELECT
    CAST('Invoice 2026-017' AS TEXT) AS "subject",
    CAST('write to ada@x.org please' AS TEXT) AS "body"
  UNION ALL
  SELECT
    CAST('Hello' AS TEXT),
    CAST('no address here' AS TEXT)
  UNION ALL
  SELECT
    CAST(NULL AS TEXT),
    CAST(NULL AS TEXT)
), "invoices" AS (
  SELECT
    "body",
    "year",
    "number"
  FROM (
    SELECT
      *,
      CAST(CASE
        WHEN REGEXP_LIKE("subject", '([0-9]{4})-([0-9]+)')
        THEN CASE
          WHEN "subject" IS NULL
          THEN NULL
          ELSE COALESCE(REGEXP_SUBSTR("subject", '([0-9]{4})-([0-9]+)', 1, 1, 'c', 1), '')
        END
      END AS INT) AS "year",
      CAST(CASE
        WHEN REGEXP_LIKE("subject", '([0-9]{4})-([0-9]+)')
        THEN CASE
          WHEN "subject" IS NULL
          THEN NULL
          ELSE COALESCE(REGEXP_SUBSTR("subject", '([0-9]{4})-([0-9]+)', 1, 1, 'c', 2), '')
        END
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
      WHEN REGEXP_LIKE("body", '([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)')
      THEN CASE
        WHEN "body" IS NULL
        THEN NULL
        ELSE COALESCE(
          REGEXP_SUBSTR("body", '([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)', 1, 1, 'c', 1),
          ''
        )
      END
    END AS "email"
  FROM "invoices"
) AS "inner";
