-- rows are counted from the first: runners_up.output
WITH `orders` AS (
  SELECT
    CAST(1 AS BIGINT) AS `id`,
    CAST(50 AS BIGINT) AS `total`
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST(150 AS BIGINT)
  UNION ALL
  SELECT
    CAST(3 AS BIGINT),
    CAST(90 AS BIGINT)
  UNION ALL
  SELECT
    CAST(4 AS BIGINT),
    CAST(10 AS BIGINT)
), `largest_first` AS (
  SELECT
    *
  FROM `orders`
  ORDER BY
    `total` DESC
)
SELECT
  *
FROM `largest_first`
LIMIT 2
OFFSET 1;
