-- a row for every filled cell: quarters.output
WITH "table" AS (
  SELECT
    CAST('north' AS Nullable(String)) AS "region",
    CAST(10 AS Nullable(Int32)) AS "q1",
    CAST(20.5 AS Nullable(Float64)) AS "q2",
    CAST('fine' AS Nullable(String)) AS "note"
  UNION ALL
  SELECT
    CAST('south' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32)),
    CAST(7.25 AS Nullable(Float64)),
    CAST(NULL AS Nullable(String))
), "quarters_part" AS (
  SELECT
    "region",
    CAST("q1" AS Nullable(Float64)) AS "q1",
    "q2",
    "note"
  FROM "table"
)
SELECT
  "region",
  "note",
  CAST('q1' AS Nullable(String)) AS "quarter",
  CAST("q1" AS Nullable(Float64)) AS "amount"
FROM "quarters_part"
WHERE
  NOT (
    "q1" IS NULL
  )
UNION ALL
SELECT
  "region",
  "note",
  CAST('q2' AS Nullable(String)) AS "quarter",
  CAST("q2" AS Nullable(Float64)) AS "amount"
FROM "quarters_part"
WHERE
  NOT (
    "q2" IS NULL
  );

-- empty cells too, as text: cells.output
-- refused P502: ClickHouse cannot say CAST(DOUBLE AS VARCHAR) the same way: the digits are written differently; round() or CAST it to a whole number first
