-- what is good goes on, what is not says why: good.output
WITH `orders` AS (
  SELECT
    CAST(1 AS BIGINT) AS `id`,
    CAST('paid' AS STRING) AS `status`,
    CAST(10 AS BIGINT) AS `total`,
    CAST('ada@x.org' AS STRING) AS `email`
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('lost' AS STRING),
    CAST(-5 AS BIGINT),
    CAST('bob@y.de' AS STRING)
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('open' AS STRING),
    CAST(7 AS BIGINT),
    CAST('nobody' AS STRING)
  UNION ALL
  SELECT
    CAST(4 AS BIGINT),
    CAST(NULL AS STRING),
    CAST(3 AS BIGINT),
    CAST(NULL AS STRING)
), `checked` AS (
  SELECT
    `id`,
    `status`,
    `total`,
    `email`
  FROM (
    SELECT
      *,
      (
        `same` > 1
      ) AND (
        NOT (
          `id` IS NULL
        )
      ) AS `breaks`,
      `status` IS NULL AS `breaks_2`,
      (
        NOT (
          `status` IN ('open', 'paid')
        )
      ) IS TRUE AS `breaks_3`,
      (
        NOT (
          (
            `total` >= 0
          ) AND (
            `total` <= 1000
          )
        )
      ) IS TRUE AS `breaks_4`,
      (
        NOT (
          REGEXP_LIKE(`email`, '@')
        )
      ) IS TRUE AS `breaks_5`,
      (
        NOT (
          `status` <> 'paid' OR `total` > 0
        )
      ) IS TRUE AS `breaks_6`
    FROM (
      SELECT
        `id`,
        `status`,
        `total`,
        `email`,
        COUNT(*) OVER (PARTITION BY `id`) AS `same`
      FROM `orders`
    ) AS `inner`
  ) AS `inner`
  WHERE
    NOT (
      `breaks` OR `breaks_2` OR `breaks_3` OR `breaks_4` OR `breaks_5` OR `breaks_6`
    )
)
SELECT
  `id`,
  `status`
FROM `checked`;

-- what is good goes on, what is not says why: bad.output
WITH `orders` AS (
  SELECT
    CAST(1 AS BIGINT) AS `id`,
    CAST('paid' AS STRING) AS `status`,
    CAST(10 AS BIGINT) AS `total`,
    CAST('ada@x.org' AS STRING) AS `email`
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('lost' AS STRING),
    CAST(-5 AS BIGINT),
    CAST('bob@y.de' AS STRING)
  UNION ALL
  SELECT
    CAST(2 AS BIGINT),
    CAST('open' AS STRING),
    CAST(7 AS BIGINT),
    CAST('nobody' AS STRING)
  UNION ALL
  SELECT
    CAST(4 AS BIGINT),
    CAST(NULL AS STRING),
    CAST(3 AS BIGINT),
    CAST(NULL AS STRING)
), `checked_rejected` AS (
  SELECT
    `id`,
    `status`,
    `total`,
    `email`,
    'P605' AS `error_code`,
    CONCAT_WS(
      '; ',
      CASE WHEN `breaks` THEN 'id is unique' END,
      CASE WHEN `breaks_2` THEN 'status is not NULL' END,
      CASE WHEN `breaks_3` THEN 'status is one of open, paid' END,
      CASE WHEN `breaks_4` THEN 'total is between 0 and 1000' END,
      CASE WHEN `breaks_5` THEN 'email has an @' END,
      CASE WHEN `breaks_6` THEN 'paid orders have a total' END
    ) AS `error_message`
  FROM (
    SELECT
      *,
      (
        `same` > 1
      ) AND (
        NOT (
          `id` IS NULL
        )
      ) AS `breaks`,
      `status` IS NULL AS `breaks_2`,
      (
        NOT (
          `status` IN ('open', 'paid')
        )
      ) IS TRUE AS `breaks_3`,
      (
        NOT (
          (
            `total` >= 0
          ) AND (
            `total` <= 1000
          )
        )
      ) IS TRUE AS `breaks_4`,
      (
        NOT (
          REGEXP_LIKE(`email`, '@')
        )
      ) IS TRUE AS `breaks_5`,
      (
        NOT (
          `status` <> 'paid' OR `total` > 0
        )
      ) IS TRUE AS `breaks_6`
    FROM (
      SELECT
        `id`,
        `status`,
        `total`,
        `email`,
        COUNT(*) OVER (PARTITION BY `id`) AS `same`
      FROM `orders`
    ) AS `inner`
  ) AS `inner`
  WHERE
    `breaks` OR `breaks_2` OR `breaks_3` OR `breaks_4` OR `breaks_5` OR `breaks_6`
)
SELECT
  `id`,
  `total`,
  `error_code`,
  `error_message`
FROM `checked_rejected`;
