-- one row for each person, and NULL is one of them: newest.output
WITH `addresses` AS (
  SELECT
    CAST('Ada' AS STRING) AS `person`,
    CAST('Paris' AS STRING) AS `city`,
    CAST(2019 AS BIGINT) AS `since`
  UNION ALL
  SELECT
    CAST('Ada' AS STRING),
    CAST('Rome' AS STRING),
    CAST(2024 AS BIGINT)
  UNION ALL
  SELECT
    CAST('Bob' AS STRING),
    CAST('Oslo' AS STRING),
    CAST(2020 AS BIGINT)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('Bern' AS STRING),
    CAST(2021 AS BIGINT)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('Kyiv' AS STRING),
    CAST(2018 AS BIGINT)
)
SELECT
  `person`,
  `city`,
  `since`
FROM (
  SELECT
    `person`,
    `city`,
    `since`,
    ROW_NUMBER() OVER (PARTITION BY `person` ORDER BY `since` DESC NULLS FIRST) AS `position`
  FROM `addresses`
) AS `inner`
WHERE
  `position` = 1;

-- one row for each person, and NULL is one of them: newest.duplicates
WITH `addresses` AS (
  SELECT
    CAST('Ada' AS STRING) AS `person`,
    CAST('Paris' AS STRING) AS `city`,
    CAST(2019 AS BIGINT) AS `since`
  UNION ALL
  SELECT
    CAST('Ada' AS STRING),
    CAST('Rome' AS STRING),
    CAST(2024 AS BIGINT)
  UNION ALL
  SELECT
    CAST('Bob' AS STRING),
    CAST('Oslo' AS STRING),
    CAST(2020 AS BIGINT)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('Bern' AS STRING),
    CAST(2021 AS BIGINT)
  UNION ALL
  SELECT
    CAST(NULL AS STRING),
    CAST('Kyiv' AS STRING),
    CAST(2018 AS BIGINT)
)
SELECT
  `person`,
  `city`,
  `since`
FROM (
  SELECT
    `person`,
    `city`,
    `since`,
    ROW_NUMBER() OVER (PARTITION BY `person` ORDER BY `since` DESC NULLS FIRST) AS `position`
  FROM `addresses`
) AS `inner`
WHERE
  `position` > 1;
