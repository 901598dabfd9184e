-- chosen, and dropped: slim.output
WITH `orders` AS (
  SELECT
    CAST(1 AS BIGINT) AS `id`,
    CAST('Ada' AS STRING) AS `customer`,
    CAST('12.50' AS STRING) AS `ttl`,
    CAST('urgent' AS STRING) AS `note`
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('Bob' AS STRING),
    CAST(NULL AS STRING),
    CAST(NULL AS STRING)
)
SELECT
  `customer`,
  CAST(`ttl` AS DECIMAL(10, 2)) AS `total`,
  `id`
FROM `orders`;

-- chosen, and dropped: without_note.output
WITH `orders` AS (
  SELECT
    CAST(1 AS BIGINT) AS `id`,
    CAST('Ada' AS STRING) AS `customer`,
    CAST('12.50' AS STRING) AS `ttl`,
    CAST('urgent' AS STRING) AS `note`
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('Bob' AS STRING),
    CAST(NULL AS STRING),
    CAST(NULL AS STRING)
)
SELECT
  `id`,
  `customer`
FROM `orders`;
