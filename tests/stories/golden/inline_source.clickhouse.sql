-- types are guessed, a missing field is NULL: people.data
SELECT
  CAST('Ada' AS Nullable(String)) AS "name",
  CAST('1815-12-10' AS Nullable(Date32)) AS "born",
  CAST(1.68 AS Nullable(Float64)) AS "height",
  CAST(TRUE AS Nullable(Bool)) AS "retired",
  CAST('10.50' AS Nullable(Decimal(10, 2))) AS "balance"
UNION ALL
SELECT
  CAST('Hopper, Grace' AS Nullable(String)),
  CAST('1906-12-09' AS Nullable(Date32)),
  CAST(NULL AS Nullable(Float64)),
  CAST(FALSE AS Nullable(Bool)),
  CAST(NULL AS Nullable(Decimal(10, 2)));
