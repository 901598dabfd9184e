-- an unknown total is not large, and not lost: large.output
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
    CAST(NULL AS BIGINT)
)
SELECT
  *
FROM `orders`
WHERE
  (
    `total` > 100
  ) IS TRUE;

-- an unknown total is not large, and not lost: large.rejected
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
    CAST(NULL AS BIGINT)
)
SELECT
  *
FROM `orders`
WHERE
  NOT (
    (
      `total` > 100
    ) IS TRUE
  );
