-- a post without tags keeps its row: tagged.output
WITH "posts" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('red|blue' AS TEXT)),
    (CAST(2 AS BIGINT), CAST('red' AS TEXT)),
    (CAST(3 AS BIGINT), CAST(NULL AS TEXT))) AS "rows"("post", "tags")
), "tagged_part" AS (
  SELECT
    *,
    STRING_SPLIT(CAST("tags" AS TEXT), '|') AS "tag"
  FROM "posts"
)
SELECT
  "post",
  "tag"
FROM (
  SELECT
    "post",
    "tags",
    "tag"
  FROM (
    SELECT
      "post",
      "tags",
      UNNEST(CASE WHEN COALESCE(LENGTH("tag"), 0) = 0 THEN [NULL] ELSE "tag" END) AS "tag"
    FROM "tagged_part"
  ) AS "inner"
) AS "inner";
