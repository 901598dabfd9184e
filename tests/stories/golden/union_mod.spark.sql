-- all rows, and where each came from: both.output
WITH `january` AS (
  SELECT
    CAST('tea' AS STRING) AS `item`,
    CAST(3 AS INT) AS `pieces`
  UNION ALL
  SELECT
    CAST('mug' AS STRING),
    CAST(1 AS INT)
), `february` AS (
  SELECT
    CAST(4000000000 AS BIGINT) AS `Pieces`,
    CAST('tea' AS STRING) AS `item`,
    CAST('stocktaking' AS STRING) AS `note`
  UNION ALL
  SELECT
    CAST(1 AS BIGINT),
    CAST('mug' AS STRING),
    CAST(NULL AS STRING)
), `both_part_2` AS (
  SELECT
    *,
    CAST(1 AS INT) AS `month`
  FROM (
    SELECT
      `item`,
      CAST(`pieces` AS BIGINT) AS `pieces`,
      CAST(NULL AS STRING) AS `note`
    FROM `january`
  ) AS `inner`
), `both_part_4` AS (
  SELECT
    *,
    CAST(2 AS INT) AS `month`
  FROM (
    SELECT
      `item`,
      `Pieces` AS `pieces`,
      `note`
    FROM `february`
  ) AS `inner`
)
SELECT
  `item`,
  `pieces`,
  `note`,
  `month`
FROM `both_part_2`
UNION ALL
SELECT
  `item`,
  `pieces`,
  `note`,
  `month`
FROM `both_part_4`;

-- repeats appear once: items.output
WITH `january` AS (
  SELECT
    CAST('tea' AS STRING) AS `item`,
    CAST(3 AS INT) AS `pieces`
  UNION ALL
  SELECT
    CAST('mug' AS STRING),
    CAST(1 AS INT)
), `february` AS (
  SELECT
    CAST(4000000000 AS BIGINT) AS `Pieces`,
    CAST('tea' AS STRING) AS `item`,
    CAST('stocktaking' AS STRING) AS `note`
  UNION ALL
  SELECT
    CAST(1 AS BIGINT),
    CAST('mug' AS STRING),
    CAST(NULL AS STRING)
), `items_part` AS (
  SELECT
    `item`,
    CAST(`pieces` AS BIGINT) AS `pieces`,
    CAST(NULL AS STRING) AS `note`
  FROM `january`
), `items_part_2` AS (
  SELECT
    `item`,
    `Pieces` AS `pieces`,
    `note`
  FROM `february`
)
SELECT
  `item`,
  `pieces`,
  `note`
FROM `items_part`
UNION
SELECT
  `item`,
  `pieces`,
  `note`
FROM `items_part_2`;
