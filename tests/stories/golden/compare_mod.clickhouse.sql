-- a row per key that differs: changes.output
-- refused P502: ClickHouse cannot say concat_ws the same way: it runs on DuckDB only

-- a row per key that differs: changes.values
-- refused P502: ClickHouse cannot say CAST(DECIMAL(8,2) AS VARCHAR) the same way: the digits are written differently; round() or CAST it to a whole number first

-- a row per key that differs: changes.summary
WITH "yesterday" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('tea' AS Nullable(String)) AS "name",
    CAST('3.00' AS Nullable(Decimal(8, 2))) AS "price"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('mug' AS Nullable(String)),
    CAST('8.00' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST('pot' AS Nullable(String)),
    CAST('20.00' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String)),
    CAST('5.00' AS Nullable(Decimal(8, 2)))
), "today" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('tea' AS Nullable(String)) AS "name",
    CAST('3.01' AS Nullable(Decimal(8, 2))) AS "price"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('cup' AS Nullable(String)),
    CAST('8.50' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String)),
    CAST('5.00' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(5 AS Nullable(Int64)),
    CAST('jar' AS Nullable(String)),
    CAST('4.00' AS Nullable(Decimal(8, 2)))
), "changes_part" AS (
  SELECT
    *,
    FALSE AS "is_right"
  FROM "yesterday"
), "changes_part_2" AS (
  SELECT
    *,
    TRUE AS "is_right"
  FROM "today"
)
SELECT
  "change",
  count(*) AS "rows"
FROM (
  SELECT
    *,
    CASE
      WHEN (
        "#left" > 1
      ) OR (
        "#right" > 1
      )
      THEN 'duplicate'
      WHEN "#left" = 0
      THEN 'added'
      WHEN "#right" = 0
      THEN 'removed'
      WHEN (
        NOT (
          CAST(coalesce("<name" = ">name", "<name" IS NULL AND ">name" IS NULL) AS Bool)
        )
      )
      OR (
        (
          NOT (
            CAST(coalesce("<price" = ">price", "<price" IS NULL AND ">price" IS NULL) AS Bool)
          )
        )
        AND (
          NOT (
            ifNull(
              (
                abs((
                  CAST("<price" AS Nullable(Float64)) - CAST(">price" AS Nullable(Float64))
                )) <= CAST('0.05e0' AS Nullable(Float64))
              ),
              FALSE
            )
          )
        )
      )
      THEN 'changed'
      ELSE 'same'
    END AS "change"
  FROM (
    SELECT
      "id",
      count(*) FILTER(WHERE
        NOT (
          "is_right"
        )) AS "#left",
      count(*) FILTER(WHERE
        "is_right") AS "#right",
      maxOrNull("name") FILTER(WHERE
        NOT (
          "is_right"
        )) AS "<name",
      maxOrNull("name") FILTER(WHERE
        "is_right") AS ">name",
      maxOrNull("price") FILTER(WHERE
        NOT (
          "is_right"
        )) AS "<price",
      maxOrNull("price") FILTER(WHERE
        "is_right") AS ">price"
    FROM (
      SELECT
        "id",
        "name",
        "price",
        "is_right"
      FROM "changes_part"
      UNION ALL
      SELECT
        "id",
        "name",
        "price",
        "is_right"
      FROM "changes_part_2"
    ) AS "inner"
    GROUP BY
      "id"
  ) AS "inner"
) AS "inner"
GROUP BY
  "change";

-- without keys whole rows are compared: rows.output
WITH "yesterday" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('tea' AS Nullable(String)) AS "name",
    CAST('3.00' AS Nullable(Decimal(8, 2))) AS "price"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('mug' AS Nullable(String)),
    CAST('8.00' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST('pot' AS Nullable(String)),
    CAST('20.00' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String)),
    CAST('5.00' AS Nullable(Decimal(8, 2)))
), "today" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('tea' AS Nullable(String)) AS "name",
    CAST('3.01' AS Nullable(Decimal(8, 2))) AS "price"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('cup' AS Nullable(String)),
    CAST('8.50' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String)),
    CAST('5.00' AS Nullable(Decimal(8, 2)))
  UNION ALL
  SELECT
    CAST(5 AS Nullable(Int64)),
    CAST('jar' AS Nullable(String)),
    CAST('4.00' AS Nullable(Decimal(8, 2)))
), "rows_part" AS (
  SELECT
    "id",
    "name",
    FALSE AS "is_right"
  FROM "yesterday"
), "rows_part_2" AS (
  SELECT
    "id",
    "name",
    TRUE AS "is_right"
  FROM "today"
)
SELECT
  *
FROM (
  SELECT
    *,
    CASE
      WHEN "count_right" > "count_left"
      THEN 'added'
      WHEN "count_right" < "count_left"
      THEN 'removed'
      ELSE 'same'
    END AS "change"
  FROM (
    SELECT
      "id",
      "name",
      count(*) FILTER(WHERE
        NOT (
          "is_right"
        )) AS "count_left",
      count(*) FILTER(WHERE
        "is_right") AS "count_right"
    FROM (
      SELECT
        "id",
        "name",
        "is_right"
      FROM "rows_part"
      UNION ALL
      SELECT
        "id",
        "name",
        "is_right"
      FROM "rows_part_2"
    ) AS "inner"
    GROUP BY
      "id",
      "name"
  ) AS "inner"
) AS "inner"
WHERE
  "change" <> 'same';

-- a key that stands twice is not compared: changes.output
-- refused P502: ClickHouse cannot say concat_ws the same way: it runs on DuckDB only
