-- a missing city counts too: cities.output
WITH "people" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST(36 AS INT), CAST('London' AS TEXT)),
    (CAST('Bob' AS TEXT), CAST(41 AS INT), CAST('London' AS TEXT)),
    (CAST('Cem' AS TEXT), CAST(NULL AS INT), CAST('Izmir' AS TEXT)),
    (CAST('Dot' AS TEXT), CAST(52 AS INT), CAST(NULL AS TEXT))) AS "rows"("name", "age", "city")
)
SELECT
  "column",
  "value",
  "count",
  "share",
  "rank"
FROM (
  SELECT
    CAST(0 AS INT) AS "position",
    CAST('city' AS TEXT) AS "column",
    "value",
    "count",
    "share",
    "rank"
  FROM (
    SELECT
      "value",
      "count",
      CAST("count" AS DOUBLE) / NULLIF(CAST("total" AS DOUBLE), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        SUM("count") OVER () AS "total",
        ROW_NUMBER() OVER (ORDER BY "count" DESC, "value") AS "rank"
      FROM (
        SELECT
          "value",
          COUNT(*) AS "count"
        FROM (
          SELECT
            CAST("city" AS TEXT) AS "value"
          FROM "people"
        ) AS "inner"
        GROUP BY
          "value"
      ) AS "inner"
    ) AS "inner"
  ) AS "inner"
  ORDER BY
    "position" ASC,
    "rank" ASC
) AS "inner";

-- the most frequent value of each column: most.output
WITH "people" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST(36 AS INT), CAST('London' AS TEXT)),
    (CAST('Bob' AS TEXT), CAST(41 AS INT), CAST('London' AS TEXT)),
    (CAST('Cem' AS TEXT), CAST(NULL AS INT), CAST('Izmir' AS TEXT)),
    (CAST('Dot' AS TEXT), CAST(52 AS INT), CAST(NULL AS TEXT))) AS "rows"("name", "age", "city")
), "most_part_7" AS (
  SELECT
    CAST(0 AS INT) AS "position",
    CAST('city' AS TEXT) AS "column",
    "value",
    "count",
    "share",
    "rank"
  FROM (
    SELECT
      "value",
      "count",
      CAST("count" AS DOUBLE) / NULLIF(CAST("total" AS DOUBLE), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        SUM("count") OVER () AS "total",
        ROW_NUMBER() OVER (ORDER BY "count" DESC, "value") AS "rank"
      FROM (
        SELECT
          "value",
          COUNT(*) AS "count"
        FROM (
          SELECT
            CAST("city" AS TEXT) AS "value"
          FROM "people"
        ) AS "inner"
        WHERE
          NOT (
            "value" IS NULL
          )
        GROUP BY
          "value"
      ) AS "inner"
    ) AS "inner"
    WHERE
      "rank" <= 1
  ) AS "inner"
), "most_part_14" AS (
  SELECT
    CAST(1 AS INT) AS "position",
    CAST('name' AS TEXT) AS "column",
    "value",
    "count",
    "share",
    "rank"
  FROM (
    SELECT
      "value",
      "count",
      CAST("count" AS DOUBLE) / NULLIF(CAST("total" AS DOUBLE), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        SUM("count") OVER () AS "total",
        ROW_NUMBER() OVER (ORDER BY "count" DESC, "value") AS "rank"
      FROM (
        SELECT
          "value",
          COUNT(*) AS "count"
        FROM (
          SELECT
            CAST("name" AS TEXT) AS "value"
          FROM "people"
        ) AS "inner"
        WHERE
          NOT (
            "value" IS NULL
          )
        GROUP BY
          "value"
      ) AS "inner"
    ) AS "inner"
    WHERE
      "rank" <= 1
  ) AS "inner"
)
SELECT
  "column",
  "value",
  "count",
  "share",
  "rank"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "position",
      "column",
      "value",
      "count",
      "share",
      "rank"
    FROM "most_part_7"
    UNION ALL
    SELECT
      "position",
      "column",
      "value",
      "count",
      "share",
      "rank"
    FROM "most_part_14"
  ) AS "inner"
  ORDER BY
    "position" ASC,
    "rank" ASC
) AS "inner";

-- columns together: pairs.output
WITH "people" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST(36 AS INT), CAST('London' AS TEXT)),
    (CAST('Bob' AS TEXT), CAST(41 AS INT), CAST('London' AS TEXT)),
    (CAST('Cem' AS TEXT), CAST(NULL AS INT), CAST('Izmir' AS TEXT)),
    (CAST('Dot' AS TEXT), CAST(52 AS INT), CAST(NULL AS TEXT))) AS "rows"("name", "age", "city")
)
SELECT
  "city",
  "age",
  "count",
  CAST("count" AS DOUBLE) / NULLIF(CAST("total" AS DOUBLE), 0) AS "share",
  "rank"
FROM (
  SELECT
    "city",
    "age",
    "count",
    SUM("count") OVER () AS "total",
    ROW_NUMBER() OVER (ORDER BY "count" DESC, "city", "age") AS "rank"
  FROM (
    SELECT
      "city",
      "age",
      COUNT(*) AS "count"
    FROM (
      SELECT
        "city",
        "age"
      FROM "people"
    ) AS "inner"
    WHERE
      NOT (
        "city" IS NULL
      ) AND (
        NOT (
          "age" IS NULL
        )
      )
    GROUP BY
      "city",
      "age"
  ) AS "inner"
) AS "inner"
ORDER BY
  "rank" ASC;
