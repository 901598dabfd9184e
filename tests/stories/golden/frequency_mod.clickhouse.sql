-- a missing city counts too: cities.output
WITH "people" AS (
  SELECT
    CAST('Ada' AS Nullable(String)) AS "name",
    CAST(36 AS Nullable(Int32)) AS "age",
    CAST('London' AS Nullable(String)) AS "city"
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST(41 AS Nullable(Int32)),
    CAST('London' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Cem' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32)),
    CAST('Izmir' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Dot' AS Nullable(String)),
    CAST(52 AS Nullable(Int32)),
    CAST(NULL AS Nullable(String))
)
SELECT
  "column",
  "value",
  "count",
  "share",
  "rank"
FROM (
  SELECT
    CAST(0 AS Nullable(Int32)) AS "position",
    CAST('city' AS Nullable(String)) AS "column",
    "value",
    "count",
    "share",
    "rank"
  FROM (
    SELECT
      "value",
      "count",
      CAST("count" AS Nullable(Float64)) / nullIf(CAST("total" AS Nullable(Float64)), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        sumOrNull(toInt128("count")) OVER () AS "total",
        row_number() OVER (ORDER BY "count" DESC, "value") AS "rank"
      FROM (
        SELECT
          "value",
          count(*) AS "count"
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
    CAST('Ada' AS Nullable(String)) AS "name",
    CAST(36 AS Nullable(Int32)) AS "age",
    CAST('London' AS Nullable(String)) AS "city"
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST(41 AS Nullable(Int32)),
    CAST('London' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Cem' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32)),
    CAST('Izmir' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Dot' AS Nullable(String)),
    CAST(52 AS Nullable(Int32)),
    CAST(NULL AS Nullable(String))
), "most_part_7" AS (
  SELECT
    CAST(0 AS Nullable(Int32)) AS "position",
    CAST('city' AS Nullable(String)) AS "column",
    "value",
    "count",
    "share",
    "rank"
  FROM (
    SELECT
      "value",
      "count",
      CAST("count" AS Nullable(Float64)) / nullIf(CAST("total" AS Nullable(Float64)), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        sumOrNull(toInt128("count")) OVER () AS "total",
        row_number() OVER (ORDER BY "count" DESC, "value") AS "rank"
      FROM (
        SELECT
          "value",
          count(*) AS "count"
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
    CAST(1 AS Nullable(Int32)) AS "position",
    CAST('name' AS Nullable(String)) AS "column",
    "value",
    "count",
    "share",
    "rank"
  FROM (
    SELECT
      "value",
      "count",
      CAST("count" AS Nullable(Float64)) / nullIf(CAST("total" AS Nullable(Float64)), 0) AS "share",
      "rank"
    FROM (
      SELECT
        "value",
        "count",
        sumOrNull(toInt128("count")) OVER () AS "total",
        row_number() OVER (ORDER BY "count" DESC, "value") AS "rank"
      FROM (
        SELECT
          "value",
          count(*) AS "count"
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
    CAST('Ada' AS Nullable(String)) AS "name",
    CAST(36 AS Nullable(Int32)) AS "age",
    CAST('London' AS Nullable(String)) AS "city"
  UNION ALL
  SELECT
    CAST('Bob' AS Nullable(String)),
    CAST(41 AS Nullable(Int32)),
    CAST('London' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Cem' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32)),
    CAST('Izmir' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('Dot' AS Nullable(String)),
    CAST(52 AS Nullable(Int32)),
    CAST(NULL AS Nullable(String))
)
SELECT
  "city",
  "age",
  "count",
  CAST("count" AS Nullable(Float64)) / nullIf(CAST("total" AS Nullable(Float64)), 0) AS "share",
  "rank"
FROM (
  SELECT
    "city",
    "age",
    "count",
    sumOrNull(toInt128("count")) OVER () AS "total",
    row_number() OVER (ORDER BY "count" DESC, "city", "age") AS "rank"
  FROM (
    SELECT
      "city",
      "age",
      count(*) AS "count"
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
