-- NULL has a text of its own: keyed.output
WITH "rows" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('ada' AS TEXT), CAST(7 AS BIGINT)),
    (CAST('ada' AS TEXT), CAST(NULL AS BIGINT))) AS "rows"("name", "number")
)
SELECT
  *,
  MD5(
    COALESCE(CAST("name" AS TEXT), '?') || '-' || COALESCE(CAST("number" AS TEXT), '?')
  ) AS "key"
FROM "rows";
