-- first and last take NULL as it comes, the text leaves it out: by_shop.output
WITH "sales" AS (
  SELECT
    *
  FROM (VALUES
    (
      CAST('north' AS TEXT),
      CAST('2026-01-01' AS DATE),
      CAST(10 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST('north' AS TEXT),
      CAST('2026-01-02' AS DATE),
      CAST(20 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST('north' AS TEXT),
      CAST('2026-01-03' AS DATE),
      CAST(NULL AS INT),
      CAST(FALSE AS BOOLEAN)
    ),
    (
      CAST('south' AS TEXT),
      CAST('2026-01-01' AS DATE),
      CAST(5 AS INT),
      CAST(TRUE AS BOOLEAN)
    ),
    (
      CAST(NULL AS TEXT),
      CAST('2026-01-04' AS DATE),
      CAST(7 AS INT),
      CAST(FALSE AS BOOLEAN)
    )) AS "rows"("shop", "day", "amount", "paid")
)
SELECT
  "shop",
  FIRST("amount" ORDER BY "day") AS "opening",
  LAST("amount" ORDER BY "day") AS "closing",
  LIST("amount" ORDER BY "day") AS "amounts",
  STRING_AGG(CAST("amount" AS TEXT), ' + ' ORDER BY "day" DESC) AS "shown"
FROM "sales"
GROUP BY
  "shop";
