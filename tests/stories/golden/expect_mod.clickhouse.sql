-- what is good goes on, what is not says why: good.output
WITH "orders" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('paid' AS Nullable(String)) AS "status",
    CAST(10 AS Nullable(Int64)) AS "total",
    CAST('ada@x.org' AS Nullable(String)) AS "email"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('lost' AS Nullable(String)),
    CAST(-5 AS Nullable(Int64)),
    CAST('bob@y.de' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('open' AS Nullable(String)),
    CAST(7 AS Nullable(Int64)),
    CAST('nobody' AS Nullable(String))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String)),
    CAST(3 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String))
), "checked" AS (
  SELECT
    "id",
    "status",
    "total",
    "email"
  FROM (
    SELECT
      *,
      (
        "same" > 1
      ) AND (
        NOT (
          "id" IS NULL
        )
      ) AS "breaks",
      "status" IS NULL AS "breaks_2",
      ifNull((
        NOT (
          "status" IN ('open', 'paid')
        )
      ), FALSE) AS "breaks_3",
      ifNull(
        (
          NOT (
            (
              "total" >= 0
            ) AND (
              "total" <= 1000
            )
          )
        ),
        FALSE
      ) AS "breaks_4",
      ifNull((
        NOT (
          match("email", '@')
        )
      ), FALSE) AS "breaks_5",
      ifNull((
        NOT (
          "status" <> 'paid' OR "total" > 0
        )
      ), FALSE) AS "breaks_6"
    FROM (
      SELECT
        "id",
        "status",
        "total",
        "email",
        count(*) OVER (PARTITION BY "id") AS "same"
      FROM "orders"
    ) AS "inner"
  ) AS "inner"
  WHERE
    NOT (
      "breaks" OR "breaks_2" OR "breaks_3" OR "breaks_4" OR "breaks_5" OR "breaks_6"
    )
)
SELECT
  "id",
  "status"
FROM "checked";

-- what is good goes on, what is not says why: bad.output
-- refused P502: ClickHouse cannot say concat_ws the same way: it runs on DuckDB only
