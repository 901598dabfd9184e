-- a row for every filled cell: quarters.output
WITH "table" AS (
  SELECT
    CAST('north' AS TEXT) AS "region",
    CAST(10 AS INT) AS "q1",
    CAST(20.5 AS DOUBLE PRECISION) AS "q2",
    CAST('fine' AS TEXT) AS "note"
  UNION ALL
  SELECT
    CAST('south' AS TEXT),
    CAST(NULL AS INT),
    CAST(7.25 AS DOUBLE PRECISION),
    CAST(NULL AS TEXT)
), "quarters_part" AS (
  SELECT
    "region",
    CAST("q1" AS DOUBLE PRECISION) AS "q1",
    "q2",
    "note"
  FROM "table"
)
SELECT
  "region",
  "note",
  CAST('q1' AS TEXT) AS "quarter",
  CAST("q1" AS DOUBLE PRECISION) AS "amount"
FROM "quarters_part"
WHERE
  NOT "q1" IS NULL
UNION ALL
SELECT
  "region",
  "note",
  CAST('q2' AS TEXT) AS "quarter",
  CAST("q2" AS DOUBLE PRECISION) AS "amount"
FROM "quarters_part"
WHERE
  NOT "q2" IS NULL;

-- empty cells too, as text: cells.output
-- refused P502: PostgreSQL cannot say CAST(DOUBLE AS VARCHAR) the same way: the digits are written differently; round() or CAST it to a whole number first
