-- text is replaced everywhere, values as a whole: words.output
WITH "rows" AS (
  SELECT
    CAST('12.34.5' AS Nullable(String)) AS "account",
    CAST('A' AS Nullable(String)) AS "status"
  UNION ALL
  SELECT
    CAST('9.9' AS Nullable(String)),
    CAST('X' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST(NULL AS Nullable(String))
), "plain" AS (
  SELECT
    replaceAll("account", '.', '') AS "account",
    replaceAll("status", '.', '') AS "status"
  FROM "rows"
)
SELECT
  "account",
  CASE
    WHEN "status" = CAST('A' AS Nullable(String))
    THEN 'active'
    WHEN "status" = CAST('X' AS Nullable(String))
    THEN NULL
    ELSE "status"
  END AS "status"
FROM "plain";
