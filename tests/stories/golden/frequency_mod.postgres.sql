-- a missing city counts too: cities.output
WITH "people" AS (
  SELECT
    CAST('Ada' AS TEXT) AS "name",
    CAST(36 AS INT) AS "age",
    CAST('London' AS TEXT) AS "city"
  UNION ALL
  SELECT
    CAST('Bob' AS TEXT),
    CAST(41 AS INT),
    CAST('London' AS TEXT)
  UNION ALL
  SELECT
    CAST('Cem' AS TEXT),
    CAST(NULL AS INT),
    CAST('Izmir' AS TEXT)
  UNION ALL
  SELECT
    CAST('Dot' AS TEXT),
    CAST(52 AS INT),
    CAST(NULL AS TEXT)
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
      CAST("count" AS DOUBLE PRECISION) / NULLIF(CAST("total" AS DOUBLE PRECISION), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        SUM("count") OVER () AS "total",
        ROW_NUMBER() OVER (ORDER BY "count" DESC NULLS LAST, "value" COLLATE "C") AS "rank"
      FROM (
        SELECT
          "value",
          COUNT(*) AS "count"
        FROM (
          SELECT
            "city" AS "value"
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
    CAST('Ada' AS TEXT) AS "name",
    CAST(36 AS INT) AS "age",
    CAST('London' AS TEXT) AS "city"
  UNION ALL
  SELECT
    CAST('Bob' AS TEXT),
    CAST(41 AS INT),
    CAST('London' AS TEXT)
  UNION ALL
  SELECT
    CAST('Cem' AS TEXT),
    CAST(NULL AS INT),
    CAST('Izmir' AS TEXT)
  UNION ALL
  SELECT
    CAST('Dot' AS TEXT),
    CAST(52 AS INT),
    CAST(NULL AS TEXT)
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
      CAST("count" AS DOUBLE PRECISION) / NULLIF(CAST("total" AS DOUBLE PRECISION), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        SUM("count") OVER () AS "total",
        ROW_NUMBER() OVER (ORDER BY "count" DESC NULLS LAST, "value" COLLATE "C") AS "rank"
      FROM (
        SELECT
          "value",
          COUNT(*) AS "count"
        FROM (
          SELECT
            "city" AS "value"
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
      CAST("count" AS DOUBLE PRECISION) / NULLIF(CAST("total" AS DOUBLE PRECISION), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        SUM("count") OVER () AS "total",
        ROW_NUMBER() OVER (ORDER BY "count" DESC NULLS LAST, "value" COLLATE "C") AS "rank"
      FROM (
        SELECT
          "value",
          COUNT(*) AS "count"
        FROM (
          SELECT
            "name" AS "value"
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
    CAST('Ada' AS TEXT) AS "name",
    CAST(36 AS INT) AS "age",
    CAST('London' AS TEXT) AS "city"
  UNION ALL
  SELECT
    CAST('Bob' AS TEXT),
    CAST(41 AS INT),
    CAST('London' AS TEXT)
  UNION ALL
  SELECT
    CAST('Cem' AS TEXT),
    CAST(NULL AS INT),
    CAST('Izmir' AS TEXT)
  UNION ALL
  SELECT
    CAST('Dot' AS TEXT),
    CAST(52 AS INT),
    CAST(NULL AS TEXT)
)
SELECT
  "city",
  "age",
  "count",
  CAST("count" AS DOUBLE PRECISION) / NULLIF(CAST("total" AS DOUBLE PRECISION), 0) AS "share",
  "rank"
FROM (
  SELECT
    "city",
    "age",
    "count",
    SUM("count") OVER () AS "total",
    ROW_NUMBER() OVER (ORDER BY "count" DESC NULLS LAST, "city" COLLATE "C", "age") AS "rank"
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
