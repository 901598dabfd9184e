-- a key that is not there is NULL: carts.data
SELECT
  *
FROM (VALUES
  (
    CAST(1 AS BIGINT),
    CAST(['lamp', 'vase'] AS TEXT[]),
    CAST('{"town": "Ulm"}' AS STRUCT("town" TEXT))
  ),
  (CAST(2 AS BIGINT), CAST([] AS TEXT[]), CAST(NULL AS STRUCT("town" TEXT)))) AS "rows"("id", "items", "to");
