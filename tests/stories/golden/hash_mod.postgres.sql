-- NULL has a text of its own: keyed.output
WITH "rows" AS (
  SELECT
    CAST('ada' AS TEXT) AS "name",
    CAST(7 AS BIGINT) AS "number"
  UNION ALL
  SELECT
    CAST('ada' AS TEXT),
    CAST(NULL AS BIGINT)
)
SELECT
  *,
  MD5((
    COALESCE("name", '?') || '-' || COALESCE(CAST("number" AS TEXT), '?')
  )) AS "key"
FROM "rows";
