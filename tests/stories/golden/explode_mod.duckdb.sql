-- an empty table stays, with nobody: seats.output
WITH "tables" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('Ada+Bob' AS TEXT)),
    (CAST(2 AS BIGINT), CAST(NULL AS TEXT))) AS "rows"("id", "guests")
), "lists" AS (
  SELECT
    "id",
    STRING_SPLIT("guests", '+') AS "guests"
  FROM "tables"
), "seats_part" AS (
  SELECT
    *,
    LIST_ZIP("guests", GENERATE_SERIES(1, CAST(LENGTH("guests") AS BIGINT))) AS "element"
  FROM "lists"
)
SELECT
  "id",
  STRUCT_EXTRACT("element", 1) AS "guest",
  STRUCT_EXTRACT("element", 2) AS "seat"
FROM (
  SELECT
    "id",
    "guests",
    UNNEST(CASE WHEN COALESCE(LENGTH("element"), 0) = 0 THEN [NULL] ELSE "element" END) AS "element"
  FROM "seats_part"
) AS "inner";
