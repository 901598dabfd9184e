-- types are guessed, a missing field is NULL: people.data
SELECT
  CAST('Ada' AS STRING) AS `name`,
  CAST('1815-12-10' AS DATE) AS `born`,
  CAST(1.68 AS DOUBLE) AS `height`,
  CAST(TRUE AS BOOLEAN) AS `retired`,
  CAST('10.50' AS DECIMAL(10, 2)) AS `balance`
UNION ALL
SELECT
  CAST('Hopper, Grace' AS STRING),
  CAST('1906-12-09' AS DATE),
  CAST(NULL AS DOUBLE),
  CAST(FALSE AS BOOLEAN),
  CAST(NULL AS DECIMAL(10, 2));
