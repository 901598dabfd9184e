-- what is not found is NULL: addresses.output
WITH `letters` AS (
  SELECT
    CAST('Invoice 2026-017' AS STRING) AS `subject`,
    CAST('write to ada@x.org please' AS STRING) AS `body`
  UNION ALL
  SELECT
    CAST('Hello' AS STRING),
    CAST('no address here' AS STRING)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST(NULL AS STRING)
), `invoices` AS (
  SELECT
    `body`,
    `year`,
    `number`
  FROM (
    SELECT
      *,
      CAST(CASE
        WHEN REGEXP_LIKE(`subject`, '([0-9]{4})-([0-9]+)')
        THEN REGEXP_EXTRACT(`subject`, '([0-9]{4})-([0-9]+)', 1)
      END AS INT) AS `year`,
      CAST(CASE
        WHEN REGEXP_LIKE(`subject`, '([0-9]{4})-([0-9]+)')
        THEN REGEXP_EXTRACT(`subject`, '([0-9]{4})-([0-9]+)', 2)
      END AS INT) AS `number`
    FROM `letters`
  ) AS `inner`
)
SELECT
  `year`,
  `number`,
  `email`
FROM (
  SELECT
    *,
    CASE
      WHEN REGEXP_LIKE(`body`, '([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)')
      THEN REGEXP_EXTRACT(`body`, '([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)', 1)
    END AS `email`
  FROM `invoices`
) AS `inner`;
