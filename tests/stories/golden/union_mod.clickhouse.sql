-- all rows, and where each came from: both.output
WITH "january" AS (
  SELECT
    CAST('tea' AS Nullable(String)) AS "item",
    CAST(3 AS Nullable(Int32)) AS "pieces"
  UNION ALL
  SELECT
    CAST('mug' AS Nullable(String)),
    CAST(1 AS Nullable(Int32))
), "february" AS (
  SELECT
    CAST(4000000000 AS Nullable(Int64)) AS "Pieces",
    CAST('tea' AS Nullable(String)) AS "item",
    CAST('stocktaking' AS Nullable(String)) AS "note"
  UNION ALL
  SELECT
    CAST(1 AS Nullable(Int64)),
    CAST('mug' AS Nullable(String)),
    CAST(NULL AS Nullable(String))
), "both_part_2" AS (
  SELECT
    *,
    CAST(1 AS Nullable(Int32)) AS "month"
  FROM (
    SELECT
      "item",
      accurateCast("pieces", 'Nullable(Int64)') AS "pieces",
      CAST(NULL AS Nullable(String)) AS "note"
    FROM "january"
  ) AS "inner"
), "both_part_4" AS (
  SELECT
    *,
    CAST(2 AS Nullable(Int32)) AS "month"
  FROM (
    SELECT
      "item",
      "Pieces" AS "pieces",
      "note"
    FROM "february"
  ) AS "inner"
)
SELECT
  "item",
  "pieces",
  "note",
  "month"
FROM "both_part_2"
UNION ALL
SELECT
  "item",
  "pieces",
  "note",
  "month"
FROM "both_part_4";

-- repeats appear once: items.output
WITH "january" AS (
  SELECT
    CAST('tea' AS Nullable(String)) AS "item",
    CAST(3 AS Nullable(Int32)) AS "pieces"
  UNION ALL
  SELECT
    CAST('mug' AS Nullable(String)),
    CAST(1 AS Nullable(Int32))
), "february" AS (
  SELECT
    CAST(4000000000 AS Nullable(Int64)) AS "Pieces",
    CAST('tea' AS Nullable(String)) AS "item",
    CAST('stocktaking' AS Nullable(String)) AS "note"
  UNION ALL
  SELECT
    CAST(1 AS Nullable(Int64)),
    CAST('mug' AS Nullable(String)),
    CAST(NULL AS Nullable(String))
), "items_part" AS (
  SELECT
    "item",
    accurateCast("pieces", 'Nullable(Int64)') AS "pieces",
    CAST(NULL AS Nullable(String)) AS "note"
  FROM "january"
), "items_part_2" AS (
  SELECT
    "item",
    "Pieces" AS "pieces",
    "note"
  FROM "february"
)
SELECT
  "item",
  "pieces",
  "note"
FROM "items_part"
UNION DISTINCT
SELECT
  "item",
  "pieces",
  "note"
FROM "items_part_2";
