-- the first case that is true takes the row: desk.heavy
WITH `parcels` AS (
  SELECT
    CAST(1 AS BIGINT) AS `id`,
    CAST('DE' AS STRING) AS `country`,
    CAST(2 AS BIGINT) AS `weight`
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('FR' AS STRING),
    CAST(40 AS BIGINT)
  UNION ALL
  SELECT
    CAST(3 AS BIGINT),
    CAST('DE' AS STRING),
    CAST(50 AS BIGINT)
  UNION ALL
  SELECT
    CAST(4 AS BIGINT),
    CAST('US' AS STRING),
    CAST(1 AS BIGINT)
  UNION ALL
  SELECT
    CAST(5 AS BIGINT),
    CAST(NULL AS STRING),
    CAST(NULL AS BIGINT)
)
SELECT
  *
FROM `parcels`
WHERE
  (
    `weight` > 30
  ) IS TRUE;

-- the first case that is true takes the row: desk.domestic
WITH `parcels` AS (
  SELECT
    CAST(1 AS BIGINT) AS `id`,
    CAST('DE' AS STRING) AS `country`,
    CAST(2 AS BIGINT) AS `weight`
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('FR' AS STRING),
    CAST(40 AS BIGINT)
  UNION ALL
  SELECT
    CAST(3 AS BIGINT),
    CAST('DE' AS STRING),
    CAST(50 AS BIGINT)
  UNION ALL
  SELECT
    CAST(4 AS BIGINT),
    CAST('US' AS STRING),
    CAST(1 AS BIGINT)
  UNION ALL
  SELECT
    CAST(5 AS BIGINT),
    CAST(NULL AS STRING),
    CAST(NULL AS BIGINT)
)
SELECT
  *
FROM `parcels`
WHERE
  NOT (
    (
      `weight` > 30
    ) IS TRUE
  )
  AND (
    (
      `country` = 'DE'
    ) IS TRUE
  );

-- the first case that is true takes the row: desk.default
WITH `parcels` AS (
  SELECT
    CAST(1 AS BIGINT) AS `id`,
    CAST('DE' AS STRING) AS `country`,
    CAST(2 AS BIGINT) AS `weight`
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('FR' AS STRING),
    CAST(40 AS BIGINT)
  UNION ALL
  SELECT
    CAST(3 AS BIGINT),
    CAST('DE' AS STRING),
    CAST(50 AS BIGINT)
  UNION ALL
  SELECT
    CAST(4 AS BIGINT),
    CAST('US' AS STRING),
    CAST(1 AS BIGINT)
  UNION ALL
  SELECT
    CAST(5 AS BIGINT),
    CAST(NULL AS STRING),
    CAST(NULL AS BIGINT)
)
SELECT
  *
FROM `parcels`
WHERE
  NOT (
    (
      `weight` > 30
    ) IS TRUE
  )
  AND (
    NOT (
      (
        `country` = 'DE'
      ) IS TRUE
    )
  );
