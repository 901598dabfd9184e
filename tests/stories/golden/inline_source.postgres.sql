-- types are guessed, a missing field is NULL: people.data
SELECT
  CAST('Ada' AS TEXT) AS "name",
  CAST('1815-12-10' AS DATE) AS "born",
  CAST(1.68 AS DOUBLE PRECISION) AS "height",
  CAST(TRUE AS BOOLEAN) AS "retired",
  CAST('10.50' AS DECIMAL(10, 2)) AS "balance"
UNION ALL
SELECT
  CAST('Hopper, Grace' AS TEXT),
  CAST('1906-12-09' AS DATE),
  CAST(NULL AS DOUBLE PRECISION),
  CAST(FALSE AS BOOLEAN),
  CAST(NULL AS DECIMAL(10, 2));
