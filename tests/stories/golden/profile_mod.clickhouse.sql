-- gaps, repeats and odd values show: judged.output
WITH "stock" AS (
  SELECT
    CAST('A1' AS Nullable(String)) AS "code",
    CAST(3 AS Nullable(Int32)) AS "pieces"
  UNION ALL
  SELECT
    CAST('A1' AS Nullable(String)),
    CAST(0 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST(' B2' AS Nullable(String)),
    CAST(-4 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST(7 AS Nullable(Int32))
), "judged_part" AS (
  SELECT
    count(*) AS "0_rows",
    count(*) - count("code") AS "0_nulls",
    CAST(count("code") AS Nullable(Float64)) / nullIf(CAST(count(*) AS Nullable(Float64)), 0) AS "0_filled_share",
    count(DISTINCT "code") AS "0_distinct",
    CAST(count(DISTINCT "code") AS Nullable(Float64)) / nullIf(CAST(count(*) AS Nullable(Float64)), 0) AS "0_distinct_share",
    count(DISTINCT "code") = count(*) AS "0_is_key",
    count(DISTINCT "code") <= 1 AS "0_is_constant",
    minOrNull("code") AS "0_min",
    maxOrNull("code") AS "0_max",
    minOrNull(lengthUTF8("code")) AS "0_shortest",
    maxOrNull(lengthUTF8("code")) AS "0_longest",
    count(*) FILTER(WHERE
      trimBoth("code", ' ') = '') AS "0_blanks",
    count(*) FILTER(WHERE
      trimBoth("code", ' ') <> "code") AS "0_untrimmed",
    count(*) AS "1_rows",
    count(*) - count("pieces") AS "1_nulls",
    CAST(count("pieces") AS Nullable(Float64)) / nullIf(CAST(count(*) AS Nullable(Float64)), 0) AS "1_filled_share",
    count(DISTINCT "pieces") AS "1_distinct",
    CAST(count(DISTINCT "pieces") AS Nullable(Float64)) / nullIf(CAST(count(*) AS Nullable(Float64)), 0) AS "1_distinct_share",
    count(DISTINCT "pieces") = count(*) AS "1_is_key",
    count(DISTINCT "pieces") <= 1 AS "1_is_constant",
    CAST(minOrNull("pieces") AS Nullable(String)) AS "1_min",
    CAST(maxOrNull("pieces") AS Nullable(String)) AS "1_max",
    avgOrNull(toFloat64("pieces")) AS "1_mean",
    CASE WHEN count("pieces") > 1 THEN stddevSampStable(toFloat64("pieces")) END AS "1_stddev",
    count(*) FILTER(WHERE
      "pieces" = 0) AS "1_zeros",
    count(*) FILTER(WHERE
      "pieces" < 0) AS "1_negatives"
  FROM "stock"
), "judged_part_2" AS (
  SELECT
    CAST(1 AS Nullable(Int32)) AS "position",
    CAST('code' AS Nullable(String)) AS "column",
    CAST('VARCHAR' AS Nullable(String)) AS "type",
    "0_rows" AS "rows",
    "0_nulls" AS "nulls",
    "0_filled_share" AS "filled_share",
    "0_distinct" AS "distinct",
    "0_distinct_share" AS "distinct_share",
    "0_is_key" AS "is_key",
    "0_is_constant" AS "is_constant",
    "0_min" AS "min",
    "0_max" AS "max",
    CAST(NULL AS Nullable(Float64)) AS "mean",
    CAST(NULL AS Nullable(Float64)) AS "stddev",
    CAST(NULL AS Nullable(Int64)) AS "zeros",
    CAST(NULL AS Nullable(Int64)) AS "negatives",
    "0_shortest" AS "shortest",
    "0_longest" AS "longest",
    "0_blanks" AS "blanks",
    "0_untrimmed" AS "untrimmed"
  FROM "judged_part"
), "judged_part_3" AS (
  SELECT
    CAST(2 AS Nullable(Int32)) AS "position",
    CAST('pieces' AS Nullable(String)) AS "column",
    CAST('INTEGER' AS Nullable(String)) AS "type",
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
    CAST(NULL AS Nullable(Int64)) AS "shortest",
    CAST(NULL AS Nullable(Int64)) AS "longest",
    CAST(NULL AS Nullable(Int64)) AS "blanks",
    CAST(NULL AS Nullable(Int64)) AS "untrimmed"
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
