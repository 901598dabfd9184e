-- NULL is left out, or makes all NULL: line.output
WITH "places" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Rue 1' AS TEXT), CAST('Paris' AS TEXT), CAST('FR' AS TEXT)),
    (CAST(NULL AS TEXT), CAST('Oslo' AS TEXT), CAST('NO' AS TEXT))) AS "rows"("street", "town", "country")
)
SELECT
  "address"
FROM (
  SELECT
    *,
    CONCAT_WS(', ', CAST("street" AS TEXT), CAST("town" AS TEXT), CAST("country" AS TEXT)) AS "address"
  FROM "places"
) AS "inner";

-- NULL is left out, or makes all NULL: strict.output
WITH "places" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Rue 1' AS TEXT), CAST('Paris' AS TEXT), CAST('FR' AS TEXT)),
    (CAST(NULL AS TEXT), CAST('Oslo' AS TEXT), CAST('NO' AS TEXT))) AS "rows"("street", "town", "country")
)
SELECT
  *,
  CAST("street" AS TEXT) || CAST("town" AS TEXT) AS "both"
FROM "places";
