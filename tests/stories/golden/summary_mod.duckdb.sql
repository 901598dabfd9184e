-- one row per column: summary.output
WITH "people" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST(36 AS INT), CAST('London' AS TEXT)),
    (CAST('Bob' AS TEXT), CAST(41 AS INT), CAST('London' AS TEXT)),
    (CAST('Cem' AS TEXT), CAST(NULL AS INT), CAST('Izmir' AS TEXT)),
    (CAST('Dot' AS TEXT), CAST(52 AS INT), CAST(NULL AS TEXT))) AS "rows"("name", "age", "city")
), "summary_part" AS (
  SELECT
    CAST(COUNT("name") AS BIGINT) AS "0_count",
    CAST(COUNT(*) - COUNT("name") AS BIGINT) AS "0_nulls",
    CAST(COUNT(DISTINCT "name") AS BIGINT) AS "0_distinct",
    CAST(MIN("name") AS TEXT) AS "0_min",
    CAST(MAX("name") AS TEXT) AS "0_max",
    CAST(COUNT("age") AS BIGINT) AS "1_count",
    CAST(COUNT(*) - COUNT("age") AS BIGINT) AS "1_nulls",
    CAST(COUNT(DISTINCT "age") AS BIGINT) AS "1_distinct",
    CAST(MIN("age") AS TEXT) AS "1_min",
    CAST(MAX("age") AS TEXT) AS "1_max",
    CAST(AVG("age") AS DOUBLE) AS "1_mean",
    CAST(COUNT("city") AS BIGINT) AS "2_count",
    CAST(COUNT(*) - COUNT("city") AS BIGINT) AS "2_nulls",
    CAST(COUNT(DISTINCT "city") AS BIGINT) AS "2_distinct",
    CAST(MIN("city") AS TEXT) AS "2_min",
    CAST(MAX("city") AS TEXT) AS "2_max"
  FROM "people"
), "summary_part_2" AS (
  SELECT
    CAST(1 AS INT) AS "position",
    CAST('name' AS TEXT) AS "column",
    CAST('VARCHAR' AS TEXT) AS "type",
    "0_count" AS "count",
    "0_nulls" AS "nulls",
    "0_distinct" AS "distinct",
    "0_min" AS "min",
    "0_max" AS "max",
    CAST(NULL AS DOUBLE) AS "mean"
  FROM "summary_part"
), "summary_part_3" AS (
  SELECT
    CAST(2 AS INT) AS "position",
    CAST('age' AS TEXT) AS "column",
    CAST('INTEGER' AS TEXT) AS "type",
    "1_count" AS "count",
    "1_nulls" AS "nulls",
    "1_distinct" AS "distinct",
    "1_min" AS "min",
    "1_max" AS "max",
    "1_mean" AS "mean"
  FROM "summary_part"
), "summary_part_4" AS (
  SELECT
    CAST(3 AS INT) AS "position",
    CAST('city' AS TEXT) AS "column",
    CAST('VARCHAR' AS TEXT) AS "type",
    "2_count" AS "count",
    "2_nulls" AS "nulls",
    "2_distinct" AS "distinct",
    "2_min" AS "min",
    "2_max" AS "max",
    CAST(NULL AS DOUBLE) AS "mean"
  FROM "summary_part"
)
SELECT
  "column",
  "type",
  "count",
  "nulls",
  "distinct",
  "min",
  "max",
  "mean"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "position",
      "column",
      "type",
      "count",
      "nulls",
      "distinct",
      "min",
      "max",
      "mean"
    FROM "summary_part_2"
    UNION ALL
    SELECT
      "position",
      "column",
      "type",
      "count",
      "nulls",
      "distinct",
      "min",
      "max",
      "mean"
    FROM "summary_part_3"
    UNION ALL
    SELECT
      "position",
      "column",
      "type",
      "count",
      "nulls",
      "distinct",
      "min",
      "max",
      "mean"
    FROM "summary_part_4"
  ) AS "inner"
  ORDER BY
    "position" ASC
) AS "inner";

-- one row per statistic: numbers.output
WITH "people" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST(36 AS INT), CAST('London' AS TEXT)),
    (CAST('Bob' AS TEXT), CAST(41 AS INT), CAST('London' AS TEXT)),
    (CAST('Cem' AS TEXT), CAST(NULL AS INT), CAST('Izmir' AS TEXT)),
    (CAST('Dot' AS TEXT), CAST(52 AS INT), CAST(NULL AS TEXT))) AS "rows"("name", "age", "city")
), "numbers_part" AS (
  SELECT
    CAST(COUNT("age") AS BIGINT) AS "0_count",
    CAST(COUNT(*) - COUNT("age") AS BIGINT) AS "0_nulls",
    CAST(MIN("age") AS TEXT) AS "0_min"
  FROM "people"
), "numbers_part_2" AS (
  SELECT
    CAST(1 AS INT) AS "position",
    CAST('count' AS TEXT) AS "statistic",
    CAST("0_count" AS TEXT) AS "age"
  FROM "numbers_part"
), "numbers_part_3" AS (
  SELECT
    CAST(2 AS INT) AS "position",
    CAST('nulls' AS TEXT) AS "statistic",
    CAST("0_nulls" AS TEXT) AS "age"
  FROM "numbers_part"
), "numbers_part_4" AS (
  SELECT
    CAST(3 AS INT) AS "position",
    CAST('min' AS TEXT) AS "statistic",
    CAST("0_min" AS TEXT) AS "age"
  FROM "numbers_part"
)
SELECT
  "statistic",
  "age"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "position",
      "statistic",
      "age"
    FROM "numbers_part_2"
    UNION ALL
    SELECT
      "position",
      "statistic",
      "age"
    FROM "numbers_part_3"
    UNION ALL
    SELECT
      "position",
      "statistic",
      "age"
    FROM "numbers_part_4"
  ) AS "inner"
  ORDER BY
    "position" ASC
) AS "inner";

-- quartiles lie between values: quartiles.output
WITH "people" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST(36 AS INT), CAST('London' AS TEXT)),
    (CAST('Bob' AS TEXT), CAST(41 AS INT), CAST('London' AS TEXT)),
    (CAST('Cem' AS TEXT), CAST(NULL AS INT), CAST('Izmir' AS TEXT)),
    (CAST('Dot' AS TEXT), CAST(52 AS INT), CAST(NULL AS TEXT))) AS "rows"("name", "age", "city")
)
SELECT
  "column",
  "type",
  "q25",
  "median",
  "q75"
FROM (
  SELECT
    CAST(1 AS INT) AS "position",
    CAST('age' AS TEXT) AS "column",
    CAST('INTEGER' AS TEXT) AS "type",
    "0_q25" AS "q25",
    "0_median" AS "median",
    "0_q75" AS "q75"
  FROM (
    SELECT
      CAST(QUANTILE_CONT(CAST("age" AS DOUBLE), 0.25e0) AS DOUBLE) AS "0_q25",
      CAST(MEDIAN(CAST("age" AS DOUBLE)) AS DOUBLE) AS "0_median",
      CAST(QUANTILE_CONT(CAST("age" AS DOUBLE), 0.75e0) AS DOUBLE) AS "0_q75"
    FROM "people"
  ) AS "inner"
  ORDER BY
    "position" ASC
) AS "inner";

-- of no rows there is still a row per column: summary.output
WITH "given_people_data" AS (
  SELECT
    CAST(NULL AS TEXT) AS "name",
    CAST(NULL AS INT) AS "age",
    CAST(NULL AS TEXT) AS "city"
  WHERE
    FALSE
), "summary_part" AS (
  SELECT
    CAST(COUNT("name") AS BIGINT) AS "0_count",
    CAST(COUNT(*) - COUNT("name") AS BIGINT) AS "0_nulls",
    CAST(COUNT(DISTINCT "name") AS BIGINT) AS "0_distinct",
    CAST(MIN("name") AS TEXT) AS "0_min",
    CAST(MAX("name") AS TEXT) AS "0_max",
    CAST(COUNT("age") AS BIGINT) AS "1_count",
    CAST(COUNT(*) - COUNT("age") AS BIGINT) AS "1_nulls",
    CAST(COUNT(DISTINCT "age") AS BIGINT) AS "1_distinct",
    CAST(MIN("age") AS TEXT) AS "1_min",
    CAST(MAX("age") AS TEXT) AS "1_max",
    CAST(AVG("age") AS DOUBLE) AS "1_mean",
    CAST(COUNT("city") AS BIGINT) AS "2_count",
    CAST(COUNT(*) - COUNT("city") AS BIGINT) AS "2_nulls",
    CAST(COUNT(DISTINCT "city") AS BIGINT) AS "2_distinct",
    CAST(MIN("city") AS TEXT) AS "2_min",
    CAST(MAX("city") AS TEXT) AS "2_max"
  FROM "given_people_data"
), "summary_part_2" AS (
  SELECT
    CAST(1 AS INT) AS "position",
    CAST('name' AS TEXT) AS "column",
    CAST('VARCHAR' AS TEXT) AS "type",
    "0_count" AS "count",
    "0_nulls" AS "nulls",
    "0_distinct" AS "distinct",
    "0_min" AS "min",
    "0_max" AS "max",
    CAST(NULL AS DOUBLE) AS "mean"
  FROM "summary_part"
), "summary_part_3" AS (
  SELECT
    CAST(2 AS INT) AS "position",
    CAST('age' AS TEXT) AS "column",
    CAST('INTEGER' AS TEXT) AS "type",
    "1_count" AS "count",
    "1_nulls" AS "nulls",
    "1_distinct" AS "distinct",
    "1_min" AS "min",
    "1_max" AS "max",
    "1_mean" AS "mean"
  FROM "summary_part"
), "summary_part_4" AS (
  SELECT
    CAST(3 AS INT) AS "position",
    CAST('city' AS TEXT) AS "column",
    CAST('VARCHAR' AS TEXT) AS "type",
    "2_count" AS "count",
    "2_nulls" AS "nulls",
    "2_distinct" AS "distinct",
    "2_min" AS "min",
    "2_max" AS "max",
    CAST(NULL AS DOUBLE) AS "mean"
  FROM "summary_part"
)
SELECT
  "column",
  "type",
  "count",
  "nulls",
  "distinct",
  "min",
  "max",
  "mean"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "position",
      "column",
      "type",
      "count",
      "nulls",
      "distinct",
      "min",
      "max",
      "mean"
    FROM "summary_part_2"
    UNION ALL
    SELECT
      "position",
      "column",
      "type",
      "count",
      "nulls",
      "distinct",
      "min",
      "max",
      "mean"
    FROM "summary_part_3"
    UNION ALL
    SELECT
      "position",
      "column",
      "type",
      "count",
      "nulls",
      "distinct",
      "min",
      "max",
      "mean"
    FROM "summary_part_4"
  ) AS "inner"
  ORDER BY
    "position" ASC
) AS "inner";
