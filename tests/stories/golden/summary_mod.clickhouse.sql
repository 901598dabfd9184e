-- one row per column: summary.output
WITH "people" AS (
  SELECT
    CAST('Ada' AS Nullable(String)) AS "name",
    CAST(36 AS Nullable(Int32)) AS "age",
    CAST('London' AS Nullable(String)) AS "city"
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST(41 AS Nullable(Int32)),
    CAST('London' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Cem' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32)),
    CAST('Izmir' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Dot' AS Nullable(String)),
    CAST(52 AS Nullable(Int32)),
    CAST(NULL AS Nullable(String))
), "summary_part" AS (
  SELECT
    count("name") AS "0_count",
    count(*) - count("name") AS "0_nulls",
    count(DISTINCT "name") AS "0_distinct",
    minOrNull("name") AS "0_min",
    maxOrNull("name") AS "0_max",
    count("age") AS "1_count",
    count(*) - count("age") AS "1_nulls",
    count(DISTINCT "age") AS "1_distinct",
    CAST(minOrNull("age") AS Nullable(String)) AS "1_min",
    CAST(maxOrNull("age") AS Nullable(String)) AS "1_max",
    avgOrNull(toFloat64("age")) AS "1_mean",
    count("city") AS "2_count",
    count(*) - count("city") AS "2_nulls",
    count(DISTINCT "city") AS "2_distinct",
    minOrNull("city") AS "2_min",
    maxOrNull("city") AS "2_max"
  FROM "people"
), "summary_part_2" AS (
  SELECT
    CAST(1 AS Nullable(Int32)) AS "position",
    CAST('name' AS Nullable(String)) AS "column",
    CAST('VARCHAR' AS Nullable(String)) AS "type",
    "0_count" AS "count",
    "0_nulls" AS "nulls",
    "0_distinct" AS "distinct",
    "0_min" AS "min",
    "0_max" AS "max",
    CAST(NULL AS Nullable(Float64)) AS "mean"
  FROM "summary_part"
), "summary_part_3" AS (
  SELECT
    CAST(2 AS Nullable(Int32)) AS "position",
    CAST('age' AS Nullable(String)) AS "column",
    CAST('INTEGER' AS Nullable(String)) AS "type",
    "1_count" AS "count",
    "1_nulls" AS "nulls",
    "1_distinct" AS "distinct",
    "1_min" AS "min",
    "1_max" AS "max",
    "1_mean" AS "mean"
  FROM "summary_part"
), "summary_part_4" AS (
  SELECT
    CAST(3 AS Nullable(Int32)) AS "position",
    CAST('city' AS Nullable(String)) AS "column",
    CAST('VARCHAR' AS Nullable(String)) AS "type",
    "2_count" AS "count",
    "2_nulls" AS "nulls",
    "2_distinct" AS "distinct",
    "2_min" AS "min",
    "2_max" AS "max",
    CAST(NULL AS Nullable(Float64)) AS "mean"
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
    CAST('Ada' AS Nullable(String)) AS "name",
    CAST(36 AS Nullable(Int32)) AS "age",
    CAST('London' AS Nullable(String)) AS "city"
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST(41 AS Nullable(Int32)),
    CAST('London' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Cem' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32)),
    CAST('Izmir' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Dot' AS Nullable(String)),
    CAST(52 AS Nullable(Int32)),
    CAST(NULL AS Nullable(String))
), "numbers_part" AS (
  SELECT
    count("age") AS "0_count",
    count(*) - count("age") AS "0_nulls",
    CAST(minOrNull("age") AS Nullable(String)) AS "0_min"
  FROM "people"
), "numbers_part_2" AS (
  SELECT
    CAST(1 AS Nullable(Int32)) AS "position",
    CAST('count' AS Nullable(String)) AS "statistic",
    CAST("0_count" AS Nullable(String)) AS "age"
  FROM "numbers_part"
), "numbers_part_3" AS (
  SELECT
    CAST(2 AS Nullable(Int32)) AS "position",
    CAST('nulls' AS Nullable(String)) AS "statistic",
    CAST("0_nulls" AS Nullable(String)) AS "age"
  FROM "numbers_part"
), "numbers_part_4" AS (
  SELECT
    CAST(3 AS Nullable(Int32)) AS "position",
    CAST('min' AS Nullable(String)) AS "statistic",
    "0_min" AS "age"
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
-- refused P502: ClickHouse cannot say CAST(a value of unknown type AS DOUBLE) the same way: the type of the value is not known

-- of no rows there is still a row per column: summary.output
WITH "given_people_data" AS (
  SELECT
    CAST(NULL AS Nullable(String)) AS "name",
    CAST(NULL AS Nullable(Int32)) AS "age",
    CAST(NULL AS Nullable(String)) AS "city"
  WHERE
    FALSE
), "summary_part" AS (
  SELECT
    count("name") AS "0_count",
    count(*) - count("name") AS "0_nulls",
    count(DISTINCT "name") AS "0_distinct",
    minOrNull("name") AS "0_min",
    maxOrNull("name") AS "0_max",
    count("age") AS "1_count",
    count(*) - count("age") AS "1_nulls",
    count(DISTINCT "age") AS "1_distinct",
    CAST(minOrNull("age") AS Nullable(String)) AS "1_min",
    CAST(maxOrNull("age") AS Nullable(String)) AS "1_max",
    avgOrNull(toFloat64("age")) AS "1_mean",
    count("city") AS "2_count",
    count(*) - count("city") AS "2_nulls",
    count(DISTINCT "city") AS "2_distinct",
    minOrNull("city") AS "2_min",
    maxOrNull("city") AS "2_max"
  FROM "given_people_data"
), "summary_part_2" AS (
  SELECT
    CAST(1 AS Nullable(Int32)) AS "position",
    CAST('name' AS Nullable(String)) AS "column",
    CAST('VARCHAR' AS Nullable(String)) AS "type",
    "0_count" AS "count",
    "0_nulls" AS "nulls",
    "0_distinct" AS "distinct",
    "0_min" AS "min",
    "0_max" AS "max",
    CAST(NULL AS Nullable(Float64)) AS "mean"
  FROM "summary_part"
), "summary_part_3" AS (
  SELECT
    CAST(2 AS Nullable(Int32)) AS "position",
    CAST('age' AS Nullable(String)) AS "column",
    CAST('INTEGER' AS Nullable(String)) AS "type",
    "1_count" AS "count",
    "1_nulls" AS "nulls",
    "1_distinct" AS "distinct",
    "1_min" AS "min",
    "1_max" AS "max",
    "1_mean" AS "mean"
  FROM "summary_part"
), "summary_part_4" AS (
  SELECT
    CAST(3 AS Nullable(Int32)) AS "position",
    CAST('city' AS Nullable(String)) AS "column",
    CAST('VARCHAR' AS Nullable(String)) AS "type",
    "2_count" AS "count",
    "2_nulls" AS "nulls",
    "2_distinct" AS "distinct",
    "2_min" AS "min",
    "2_max" AS "max",
    CAST(NULL AS Nullable(Float64)) AS "mean"
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
