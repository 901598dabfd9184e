-- one row for each person, and NULL is one of them: newest.output
WITH "addresses" AS (
  SELECT
    CAST('Ada' AS Nullable(String)) AS "person",
    CAST('Paris' AS Nullable(String)) AS "city",
    CAST(2019 AS Nullable(Int64)) AS "since"
  UNION ALL
  SELECT
    CAST('Ada' AS Nullable(String)),
    CAST('Rome' AS Nullable(String)),
    CAST(2024 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST('Oslo' AS Nullable(String)),
    CAST(2020 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('Bern' AS Nullable(String)),
    CAST(2021 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('Kyiv' AS Nullable(String)),
    CAST(2018 AS Nullable(Int64))
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
    row_number() OVER (PARTITION BY "person" ORDER BY "since" DESC NULLS FIRST) AS "position"
  FROM "addresses"
) AS "inner"
WHERE
  "position" = 1;

-- one row for each person, and NULL is one of them: newest.duplicates
WITH "addresses" AS (
  SELECT
    CAST('Ada' AS Nullable(String)) AS "person",
    CAST('Paris' AS Nullable(String)) AS "city",
    CAST(2019 AS Nullable(Int64)) AS "since"
  UNION ALL
  SELECT
    CAST('Ada' AS Nullable(String)),
    CAST('Rome' AS Nullable(String)),
    CAST(2024 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST('Oslo' AS Nullable(String)),
    CAST(2020 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('Bern' AS Nullable(String)),
    CAST(2021 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('Kyiv' AS Nullable(String)),
    CAST(2018 AS Nullable(Int64))
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
    row_number() OVER (PARTITION BY "person" ORDER BY "since" DESC NULLS FIRST) AS "position"
  FROM "addresses"
) AS "inner"
WHERE
  "position" > 1;
