-- gaps, repeats and odd values show: judged.output
WITH "stock" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('A1' AS TEXT), CAST(3 AS INT)),
    (CAST('A1' AS TEXT), CAST(0 AS INT)),
    (CAST(' B2' AS TEXT), CAST(-4 AS INT)),
    (CAST(NULL AS TEXT), CAST(7 AS INT))) AS "rows"("code", "pieces")
), "judged_part" AS (
  SELECT
    CAST(COUNT(*) AS BIGINT) AS "0_rows",
    CAST(COUNT(*) - COUNT("code") AS BIGINT) AS "0_nulls",
    CAST(CAST(COUNT("code") AS DOUBLE) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0) AS DOUBLE) AS "0_filled_share",
    CAST(COUNT(DISTINCT "code") AS BIGINT) AS "0_distinct",
    CAST(CAST(COUNT(DISTINCT "code") AS DOUBLE) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0) AS DOUBLE) AS "0_distinct_share",
    CAST(COUNT(DISTINCT "code") = COUNT(*) AS BOOLEAN) AS "0_is_key",
    CAST(COUNT(DISTINCT "code") <= 1 AS BOOLEAN) AS "0_is_constant",
    CAST(MIN("code") AS TEXT) AS "0_min",
    CAST(MAX("code") AS TEXT) AS "0_max",
    CAST(MIN(LENGTH("code")) AS BIGINT) AS "0_shortest",
    CAST(MAX(LENGTH("code")) AS BIGINT) AS "0_longest",
    CAST(COUNT(*) FILTER(WHERE
      TRIM("code") = '') AS BIGINT) AS "0_blanks",
    CAST(COUNT(*) FILTER(WHERE
      TRIM("code") <> "code") AS BIGINT) AS "0_untrimmed",
    CAST(COUNT(*) AS BIGINT) AS "1_rows",
    CAST(COUNT(*) - COUNT("pieces") AS BIGINT) AS "1_nulls",
    CAST(CAST(COUNT("pieces") AS DOUBLE) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0) AS DOUBLE) AS "1_filled_share",
    CAST(COUNT(DISTINCT "pieces") AS BIGINT) AS "1_distinct",
    CAST(CAST(COUNT(DISTINCT "pieces") AS DOUBLE) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0) AS DOUBLE) AS "1_distinct_share",
    CAST(COUNT(DISTINCT "pieces") = COUNT(*) AS BOOLEAN) AS "1_is_key",
    CAST(COUNT(DISTINCT "pieces") <= 1 AS BOOLEAN) AS "1_is_constant",
    CAST(MIN("pieces") AS TEXT) AS "1_min",
    CAST(MAX("pieces") AS TEXT) AS "1_max",
    CAST(AVG("pieces") AS DOUBLE) AS "1_mean",
    CAST(STDDEV_SAMP("pieces") AS DOUBLE) AS "1_stddev",
    CAST(COUNT(*) FILTER(WHERE
      "pieces" = 0) AS BIGINT) AS "1_zeros",
    CAST(COUNT(*) FILTER(WHERE
      "pieces" < 0) AS BIGINT) AS "1_negatives"
  FROM "stock"
), "judged_part_2" AS (
  SELECT
    CAST(1 AS INT) AS "position",
    CAST('code' AS TEXT) AS "column",
    CAST('VARCHAR' AS TEXT) AS "type",
    "0_rows" AS "rows",
    "0_nulls" AS "nulls",
    "0_filled_share" AS "filled_share",
    "0_distinct" AS "distinct",
    "0_distinct_share" AS "distinct_share",
    "0_is_key" AS "is_key",
    "0_is_constant" AS "is_constant",
    "0_min" AS "min",
    "0_max" AS "max",
    CAST(NULL AS DOUBLE) AS "mean",
    CAST(NULL AS DOUBLE) AS "stddev",
    CAST(NULL AS BIGINT) AS "zeros",
    CAST(NULL AS BIGINT) AS "negatives",
    "0_shortest" AS "shortest",
    "0_longest" AS "longest",
    "0_blanks" AS "blanks",
    "0_untrimmed" AS "untrimmed"
  FROM "judged_part"
), "judged_part_3" AS (
  SELECT
    CAST(2 AS INT) AS "position",
    CAST('pieces' AS TEXT) AS "column",
    CAST('INTEGER' AS TEXT) AS "type",
    "1_rows" AS "rows",
    "1_nulls" AS "nulls",
    "1_filled_share" AS "filled_share",
    "1_distinct" AS "distinct",
    "1_distinct_share" AS "distinct_share",
    "1_is_key" AS "is_key",
    "1_is_constant" AS "is_constant",
    "1_min" AS "min",
    "1_max" AS "max",
    "1_mean" AS "mean",
    "1_stddev" AS "stddev",
    "1_zeros" AS "zeros",
    "1_negatives" AS "negatives",
    CAST(NULL AS BIGINT) AS "shortest",
    CAST(NULL AS BIGINT) AS "longest",
    CAST(NULL AS BIGINT) AS "blanks",
    CAST(NULL AS BIGINT) AS "untrimmed"
  FROM "judged_part"
)
SELECT
  "column",
  "type",
  "rows",
  "nulls",
  "filled_share",
  "distinct",
  "distinct_share",
  "is_key",
  "is_constant",
  "min",
  "max",
  "mean",
  "stddev",
  "zeros",
  "negatives",
  "shortest",
  "longest",
  "blanks",
  "untrimmed"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "position",
      "column",
      "type",
      "rows",
      "nulls",
      "filled_share",
      "distinct",
      "distinct_share",
      "is_key",
      "is_constant",
      "min",
      "max",
      "mean",
      "stddev",
      "zeros",
      "negatives",
      "shortest",
      "longest",
      "blanks",
      "untrimmed"
    FROM "judged_part_2"
    UNION ALL
    SELECT
      "position",
      "column",
      "type",
      "rows",
      "nulls",
      "filled_share",
      "distinct",
      "distinct_share",
      "is_key",
      "is_constant",
      "min",
      "max",
      "mean",
      "stddev",
      "zeros",
      "negatives",
      "shortest",
      "longest",
      "blanks",
      "untrimmed"
    FROM "judged_part_3"
  ) AS "inner"
  ORDER BY
    "position" ASC
) AS "inner";
