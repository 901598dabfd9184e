-- m9 stands before m10: ordered.output
WITH "measures" AS (
  SELECT
    CAST(10 AS Nullable(Int64)) AS "m10",
    CAST('ok' AS Nullable(String)) AS "note",
    CAST(9 AS Nullable(Int64)) AS "m9",
    CAST('k' AS Nullable(String)) AS "key",
    CAST(1 AS Nullable(Int64)) AS "m1"
)
SELECT
  "key",
  "m1",
  "m9",
  "m10",
  "note"
FROM "measures";
