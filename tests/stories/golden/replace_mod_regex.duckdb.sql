-- every match is replaced: untitled.output
WITH "cards" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('dr. Ada' AS TEXT), CAST('1234-5678-9999' AS TEXT)),
    (CAST('Bob' AS TEXT), CAST(NULL AS TEXT))) AS "rows"("owner", "card")
), "hidden" AS (
  SELECT
    "owner",
    REGEXP_REPLACE("card", '[0-9]+-', '*-', 'g') AS "card"
  FROM "cards"
)
SELECT
  REGEXP_REPLACE("owner", '^DR\. ', '', 'gi') AS "owner",
  "card"
FROM "hidden";
