-- one row for each person, and NULL is one of them: newest.output
WITH "addresses" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST('Paris' AS TEXT), CAST(2019 AS BIGINT)),
    (CAST('Ada' AS TEXT), CAST('Rome' AS TEXT), CAST(2024 AS BIGINT)),
    (CAST('Bob' AS TEXT), CAST('Oslo' AS TEXT), CAST(2020 AS BIGINT)),
    (CAST(NULL AS TEXT), CAST('Bern' AS TEXT), CAST(2021 AS BIGINT)),
    (CAST(NULL AS TEXT), CAST('Kyiv' AS TEXT), CAST(2018 AS BIGINT))) AS "rows"("person", "city", "since")
)
SELECT
  "person",
  "city",
  "since"
FROM (
  SELECT
    "person",
    "city",
    "since",
    ROW_NUMBER() OVER (PARTITION BY "person" ORDER BY "since" DESC NULLS FIRST) AS "position"
  FROM "addresses"
) AS "inner"
WHERE
  "position" = 1;

-- one row for each person, and NULL is one of them: newest.duplicates
WITH "addresses" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST('Paris' AS TEXT), CAST(2019 AS BIGINT)),
    (CAST('Ada' AS TEXT), CAST('Rome' AS TEXT), CAST(2024 AS BIGINT)),
    (CAST('Bob' AS TEXT), CAST('Oslo' AS TEXT), CAST(2020 AS BIGINT)),
    (CAST(NULL AS TEXT), CAST('Bern' AS TEXT), CAST(2021 AS BIGINT)),
    (CAST(NULL AS TEXT), CAST('Kyiv' AS TEXT), CAST(2018 AS BIGINT))) AS "rows"("person", "city", "since")
)
SELECT
  "person",
  "city",
  "since"
FROM (
  SELECT
    "person",
    "city",
    "since",
    ROW_NUMBER() OVER (PARTITION BY "person" ORDER BY "since" DESC NULLS FIRST) AS "position"
  FROM "addresses"
) AS "inner"
WHERE
  "position" > 1;
