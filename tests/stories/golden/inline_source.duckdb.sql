-- types are guessed, a missing field is NULL: people.data
SELECT
  *
FROM (VALUES
  (
    CAST('Ada' AS TEXT),
    CAST('1815-12-10' AS DATE),
    CAST(1.68 AS DOUBLE),
    CAST(TRUE AS BOOLEAN),
    CAST('10.50' AS DECIMAL(10, 2))
  ),
  (
    CAST('Hopper, Grace' AS TEXT),
    CAST('1906-12-09' AS DATE),
    CAST(NULL AS DOUBLE),
    CAST(FALSE AS BOOLEAN),
    CAST(NULL AS DECIMAL(10, 2))
  )) AS "rows"("name", "born", "height", "retired", "balance");
