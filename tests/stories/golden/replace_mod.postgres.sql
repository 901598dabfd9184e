-- text is replaced everywhere, values as a whole: words.output
WITH "rows" AS (
  SELECT
    CAST('12.34.5' AS TEXT) AS "account",
    CAST('A' AS TEXT) AS "status"
  UNION ALL
  SELECT
    CAST('9.9' AS TEXT),
    CAST('X' AS TEXT)
  UNION ALL
  SELECT
    CAST(NULL AS TEXT),
    CAST(NULL AS TEXT)
), "plain" AS (
  SELECT
    REPLACE("account", '.', '') AS "account",
    REPLACE("status", '.', '') AS "status"
  FROM "rows"
)
SELECT
  "account",
  CASE
    WHEN "status" = CAST('A' AS TEXT)
    THEN 'active'
    WHEN "status" = CAST('X' AS TEXT)
    THEN NULL
    ELSE "status"
  END AS "status"
FROM "plain";
