-- one row per column: summary.output
WITH `people` AS (
  SELECT
    CAST('Ada' AS STRING) AS `name`,
    CAST(36 AS INT) AS `age`,
    CAST('London' AS STRING) AS `city`
  UNION ALL
  SELECT
    CAST('Bob' AS STRING),
    CAST(41 AS INT),
    CAST('London' AS STRING)
  UNION ALL
  SELECT
    CAST('Cem' AS STRING),
    CAST(NULL AS INT),
    CAST('Izmir' AS STRING)
  UNION ALL
  SELECT
    CAST('Dot' AS STRING),
    CAST(52 AS INT),
    CAST(NULL AS STRING)
), `summary_part` AS (
  SELECT
    COUNT(`name`) AS `0_count`,
    COUNT(*) - COUNT(`name`) AS `0_nulls`,
    COUNT(DISTINCT `name`) AS `0_distinct`,
    MIN(`name`) AS `0_min`,
    MAX(`name`) AS `0_max`,
    COUNT(`age`) AS `1_count`,
    COUNT(*) - COUNT(`age`) AS `1_nulls`,
    COUNT(DISTINCT `age`) AS `1_distinct`,
    CAST(MIN(`age`) AS STRING) AS `1_min`,
    CAST(MAX(`age`) AS STRING) AS `1_max`,
    AVG(CAST(`age` AS DOUBLE)) AS `1_mean`,
    COUNT(`city`) AS `2_count`,
    COUNT(*) - COUNT(`city`) AS `2_nulls`,
    COUNT(DISTINCT `city`) AS `2_distinct`,
    MIN(`city`) AS `2_min`,
    MAX(`city`) AS `2_max`
  FROM `people`
), `summary_part_2` AS (
  SELECT
    CAST(1 AS INT) AS `position`,
    CAST('name' AS STRING) AS `column`,
    CAST('VARCHAR' AS STRING) AS `type`,
    `0_count` AS `count`,
    `0_nulls` AS `nulls`,
    `0_distinct` AS `distinct`,
    `0_min` AS `min`,
    `0_max` AS `max`,
    CAST(NULL AS DOUBLE) AS `mean`
  FROM `summary_part`
), `summary_part_3` AS (
  SELECT
    CAST(2 AS INT) AS `position`,
    CAST('age' AS STRING) AS `column`,
    CAST('INTEGER' AS STRING) AS `type`,
    `1_count` AS `count`,
    `1_nulls` AS `nulls`,
    `1_distinct` AS `distinct`,
    `1_min` AS `min`,
    `1_max` AS `max`,
    `1_mean` AS `mean`
  FROM `summary_part`
), `summary_part_4` AS (
  SELECT
    CAST(3 AS INT) AS `position`,
    CAST('city' AS STRING) AS `column`,
    CAST('VARCHAR' AS STRING) AS `type`,
    `2_count` AS `count`,
    `2_nulls` AS `nulls`,
    `2_distinct` AS `distinct`,
    `2_min` AS `min`,
    `2_max` AS `max`,
    CAST(NULL AS DOUBLE) AS `mean`
  FROM `summary_part`
)
SELECT
  `column`,
  `type`,
  `count`,
  `nulls`,
  `distinct`,
  `min`,
  `max`,
  `mean`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `position`,
      `column`,
      `type`,
      `count`,
      `nulls`,
      `distinct`,
      `min`,
      `max`,
      `mean`
    FROM `summary_part_2`
    UNION ALL
    SELECT
      `position`,
      `column`,
      `type`,
      `count`,
      `nulls`,
      `distinct`,
      `min`,
      `max`,
      `mean`
    FROM `summary_part_3`
    UNION ALL
    SELECT
      `position`,
      `column`,
      `type`,
      `count`,
      `nulls`,
      `distinct`,
      `min`,
      `max`,
      `mean`
    FROM `summary_part_4`
  ) AS `inner`
  ORDER BY
    `position` ASC NULLS LAST
) AS `inner`;

-- one row per statistic: numbers.output
WITH `people` AS (
  SELECT
    CAST('Ada' AS STRING) AS `name`,
    CAST(36 AS INT) AS `age`,
    CAST('London' AS STRING) AS `city`
  UNION ALL
  SELECT
    CAST('Bob' AS STRING),
    CAST(41 AS INT),
    CAST('London' AS STRING)
  UNION ALL
  SELECT
    CAST('Cem' AS STRING),
    CAST(NULL AS INT),
    CAST('Izmir' AS STRING)
  UNION ALL
  SELECT
    CAST('Dot' AS STRING),
    CAST(52 AS INT),
    CAST(NULL AS STRING)
), `numbers_part` AS (
  SELECT
    COUNT(`age`) AS `0_count`,
    COUNT(*) - COUNT(`age`) AS `0_nulls`,
    CAST(MIN(`age`) AS STRING) AS `0_min`
  FROM `people`
), `numbers_part_2` AS (
  SELECT
    CAST(1 AS INT) AS `position`,
    CAST('count' AS STRING) AS `statistic`,
    CAST(`0_count` AS STRING) AS `age`
  FROM `numbers_part`
), `numbers_part_3` AS (
  SELECT
    CAST(2 AS INT) AS `position`,
    CAST('nulls' AS STRING) AS `statistic`,
    CAST(`0_nulls` AS STRING) AS `age`
  FROM `numbers_part`
), `numbers_part_4` AS (
  SELECT
    CAST(3 AS INT) AS `position`,
    CAST('min' AS STRING) AS `statistic`,
    `0_min` AS `age`
  FROM `numbers_part`
)
SELECT
  `statistic`,
  `age`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `position`,
      `statistic`,
      `age`
    FROM `numbers_part_2`
    UNION ALL
    SELECT
      `position`,
      `statistic`,
      `age`
    FROM `numbers_part_3`
    UNION ALL
    SELECT
      `position`,
      `statistic`,
      `age`
    FROM `numbers_part_4`
  ) AS `inner`
  ORDER BY
    `position` ASC NULLS LAST
) AS `inner`;

-- quartiles lie between values: quartiles.output
-- refused P502: Spark cannot say CAST(a value of unknown type AS DOUBLE) the same way: the type of the value is not known

-- of no rows there is still a row per column: summary.output
WITH `given_people_data` AS (
  SELECT
    CAST(NULL AS STRING) AS `name`,
    CAST(NULL AS INT) AS `age`,
    CAST(NULL AS STRING) AS `city`
  WHERE
    FALSE
), `summary_part` AS (
  SELECT
    COUNT(`name`) AS `0_count`,
    COUNT(*) - COUNT(`name`) AS `0_nulls`,
    COUNT(DISTINCT `name`) AS `0_distinct`,
    MIN(`name`) AS `0_min`,
    MAX(`name`) AS `0_max`,
    COUNT(`age`) AS `1_count`,
    COUNT(*) - COUNT(`age`) AS `1_nulls`,
    COUNT(DISTINCT `age`) AS `1_distinct`,
    CAST(MIN(`age`) AS STRING) AS `1_min`,
    CAST(MAX(`age`) AS STRING) AS `1_max`,
    AVG(CAST(`age` AS DOUBLE)) AS `1_mean`,
    COUNT(`city`) AS `2_count`,
    COUNT(*) - COUNT(`city`) AS `2_nulls`,
    COUNT(DISTINCT `city`) AS `2_distinct`,
    MIN(`city`) AS `2_min`,
    MAX(`city`) AS `2_max`
  FROM `given_people_data`
), `summary_part_2` AS (
  SELECT
    CAST(1 AS INT) AS `position`,
    CAST('name' AS STRING) AS `column`,
    CAST('VARCHAR' AS STRING) AS `type`,
    `0_count` AS `count`,
    `0_nulls` AS `nulls`,
    `0_distinct` AS `distinct`,
    `0_min` AS `min`,
    `0_max` AS `max`,
    CAST(NULL AS DOUBLE) AS `mean`
  FROM `summary_part`
), `summary_part_3` AS (
  SELECT
    CAST(2 AS INT) AS `position`,
    CAST('age' AS STRING) AS `column`,
    CAST('INTEGER' AS STRING) AS `type`,
    `1_count` AS `count`,
    `1_nulls` AS `nulls`,
    `1_distinct` AS `distinct`,
    `1_min` AS `min`,
    `1_max` AS `max`,
    `1_mean` AS `mean`
  FROM `summary_part`
), `summary_part_4` AS (
  SELECT
    CAST(3 AS INT) AS `position`,
    CAST('city' AS STRING) AS `column`,
    CAST('VARCHAR' AS STRING) AS `type`,
    `2_count` AS `count`,
    `2_nulls` AS `nulls`,
    `2_distinct` AS `distinct`,
    `2_min` AS `min`,
    `2_max` AS `max`,
    CAST(NULL AS DOUBLE) AS `mean`
  FROM `summary_part`
)
SELECT
  `column`,
  `type`,
  `count`,
  `nulls`,
  `distinct`,
  `min`,
  `max`,
  `mean`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `position`,
      `column`,
      `type`,
      `count`,
      `nulls`,
      `distinct`,
      `min`,
      `max`,
      `mean`
    FROM `summary_part_2`
    UNION ALL
    SELECT
      `position`,
      `column`,
      `type`,
      `count`,
      `nulls`,
      `distinct`,
      `min`,
      `max`,
      `mean`
    FROM `summary_part_3`
    UNION ALL
    SELECT
      `position`,
      `column`,
      `type`,
      `count`,
      `nulls`,
      `distinct`,
      `min`,
      `max`,
      `mean`
    FROM `summary_part_4`
  ) AS `inner`
  ORDER BY
    `position` ASC NULLS LAST
) AS `inner`;
