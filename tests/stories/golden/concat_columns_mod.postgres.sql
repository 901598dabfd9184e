-- NULL is left out, or makes all NULL: line.output
WITH "places" AS (
  SELECT
    CAST('Rue 1' AS TEXT) AS "street",
    CAST('Paris' AS TEXT) AS "town",
    CAST('FR' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST(NULL AS TEXT),
    CAST('Oslo' AS TEXT),
    CAST('NO' AS TEXT)
)
SELECT
  "address"
FROM (
  SELECT
    *,
    CONCAT_WS(', ', "street", "town", "country") AS "address"
  FROM "places"
) AS "inner";

-- NULL is left out, or makes all NULL: strict.output
WITH "places" AS (
  SELECT
    CAST('Rue 1' AS TEXT) AS "street",
    CAST('Paris' AS TEXT) AS "town",
    CAST('FR' AS TEXT) AS "country"
  UNION ALL
  SELECT
    CAST(NULL AS TEXT),
    CAST('Oslo' AS TEXT),
    CAST('NO' AS TEXT)
)
SELECT
  *,
  "street" || "town" AS "both"
FROM "places";
