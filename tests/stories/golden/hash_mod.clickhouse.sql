-- NULL has a text of its own: keyed.output
WITH "rows" AS (
  SELECT
    CAST('ada' AS Nullable(String)) AS "name",
    CAST(7 AS Nullable(Int64)) AS "number"
  UNION ALL
  SELECT
    CAST('ada' AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
)
SELECT
  *,
  lower(
    hex(
      MD5(
        (
          COALESCE("name", '?') || '-' || COALESCE(CAST("number" AS Nullable(String)), '?')
        )
      )
    )
  ) AS "key"
FROM "rows";
