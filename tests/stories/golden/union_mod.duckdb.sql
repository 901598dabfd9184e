-- all rows, and where each came from: both.output
WITH "january" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('tea' AS TEXT), CAST(3 AS INT)),
    (CAST('mug' AS TEXT), CAST(1 AS INT))) AS "rows"("item", "pieces")
), "february" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(4000000000 AS BIGINT), CAST('tea' AS TEXT), CAST('stocktaking' AS TEXT)),
    (CAST(1 AS BIGINT), CAST('mug' AS TEXT), CAST(NULL AS TEXT))) AS "rows"("Pieces", "item", "note")
), "both_part_2" AS (
  SELECT
    *,
    CAST(1 AS INT) AS "month"
  FROM (
    SELECT
      "item",
      CAST("pieces" AS BIGINT) AS "pieces",
      CAST(NULL AS TEXT) AS "note"
    FROM "january"
  ) AS "inner"
), "both_part_4" AS (
  SELECT
    *,
    CAST(2 AS INT) AS "month"
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
    *
  FROM (VALUES
    (CAST('tea' AS TEXT), CAST(3 AS INT)),
    (CAST('mug' AS TEXT), CAST(1 AS INT))) AS "rows"("item", "pieces")
), "february" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(4000000000 AS BIGINT), CAST('tea' AS TEXT), CAST('stocktaking' AS TEXT)),
    (CAST(1 AS BIGINT), CAST('mug' AS TEXT), CAST(NULL AS TEXT))) AS "rows"("Pieces", "item", "note")
), "items_part" AS (
  SELECT
    "item",
    CAST("pieces" AS BIGINT) AS "pieces",
    CAST(NULL AS TEXT) AS "note"
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
UNION
SELECT
  "item",
  "pieces",
  "note"
FROM "items_part_2";
