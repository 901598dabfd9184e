-- a row for every filled cell: quarters.output
WITH "table" AS (
  SELECT
    *
  FROM (VALUES
    (
      CAST('north' AS TEXT),
      CAST(10 AS INT),
      CAST(20.5 AS DOUBLE),
      CAST('fine' AS TEXT)
    ),
    (
      CAST('south' AS TEXT),
      CAST(NULL AS INT),
      CAST(7.25 AS DOUBLE),
      CAST(NULL AS TEXT)
    )) AS "rows"("region", "q1", "q2", "note")
), "quarters_part" AS (
  SELECT
    "region",
    CAST("q1" AS DOUBLE) AS "q1",
    "q2",
    "note"
  FROM "table"
)
SELECT
  "region",
  "note",
  CAST('q1' AS TEXT) AS "quarter",
  CAST("q1" AS DOUBLE) AS "amount"
FROM "quarters_part"
WHERE
  NOT "q1" IS NULL
UNION ALL
SELECT
  "region",
  "note",
  CAST('q2' AS TEXT) AS "quarter",
  CAST("q2" AS DOUBLE) AS "amount"
FROM "quarters_part"
WHERE
  NOT "q2" IS NULL;

-- empty cells too, as text: cells.output
WITH "given_table_data" AS (
  SELECT
    CAST('east' AS TEXT) AS "region",
    CAST(1 AS INT) AS "q1",
    CAST(NULL AS DOUBLE) AS "q2",
    CAST('x' AS TEXT) AS "note"
), "cells_part" AS (
  SELECT
    "region",
    CAST("q1" AS TEXT) AS "q1",
    CAST("q2" AS TEXT) AS "q2",
    "note"
  FROM "given_table_data"
)
SELECT
  "region",
  CAST('q1' AS TEXT) AS "name",
  CAST("q1" AS TEXT) AS "value"
FROM "cells_part"
UNION ALL
SELECT
  "region",
  CAST('q2' AS TEXT) AS "name",
  CAST("q2" AS TEXT) AS "value"
FROM "cells_part"
UNION ALL
SELECT
  "region",
  CAST('note' AS TEXT) AS "name",
  CAST("note" AS TEXT) AS "value"
FROM "cells_part";
