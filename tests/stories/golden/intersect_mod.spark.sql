-- each row once: once.output
WITH `mine` AS (
  SELECT
    CAST(1 AS INT) AS `id`,
    CAST('a' AS STRING) AS `name`
  UNION ALL
  SELECT
    CAST(1 AS INT),
    CAST('a' AS STRING)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS STRING)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS STRING)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS STRING)
  UNION ALL
  SELECT
    CAST(NULL AS INT),
    CAST('n' AS STRING)
), `yours` AS (
  SELECT
    CAST('b' AS STRING) AS `name`,
    CAST(2 AS INT) AS `id`
  UNION ALL
  SELECT
    CAST('b' AS STRING),
    CAST(2 AS INT)
  UNION ALL
  SELECT
    CAST('n' AS STRING),
    CAST(NULL AS INT)
  UNION ALL
  SELECT
    CAST('z' AS STRING),
    CAST(9 AS INT)
), `once_part` AS (
  SELECT
    `id`,
    `name`
  FROM `yours`
)
SELECT
  `id`,
  `name`
FROM `mine`
INTERSECT
SELECT
  `id`,
  `name`
FROM `once_part`;

-- repeats count: counted.output
WITH `mine` AS (
  SELECT
    CAST(1 AS INT) AS `id`,
    CAST('a' AS STRING) AS `name`
  UNION ALL
  SELECT
    CAST(1 AS INT),
    CAST('a' AS STRING)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS STRING)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS STRING)
  UNION ALL
  SELECT
    CAST(2 AS INT),
    CAST('b' AS STRING)
  UNION ALL
  SELECT
    CAST(NULL AS INT),
    CAST('n' AS STRING)
), `yours` AS (
  SELECT
    CAST('b' AS STRING) AS `name`,
    CAST(2 AS INT) AS `id`
  UNION ALL
  SELECT
    CAST('b' AS STRING),
    CAST(2 AS INT)
  UNION ALL
  SELECT
    CAST('n' AS STRING),
    CAST(NULL AS INT)
  UNION ALL
  SELECT
    CAST('z' AS STRING),
    CAST(9 AS INT)
), `counted_part` AS (
  SELECT
    `id`,
    `name`
  FROM `yours`
)
SELECT
  `id`,
  `name`
FROM `mine`
INTERSECT ALL
SELECT
  `id`,
  `name`
FROM `counted_part`;
