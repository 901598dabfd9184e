-- a row per key that differs: changes.output
WITH "yesterday" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.00' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('mug' AS TEXT), CAST('8.00' AS DECIMAL(8, 2))),
    (CAST(3 AS BIGINT), CAST('pot' AS TEXT), CAST('20.00' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "today" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.01' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('cup' AS TEXT), CAST('8.50' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2))),
    (CAST(5 AS BIGINT), CAST('jar' AS TEXT), CAST('4.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "changes_part" AS (
  SELECT
    *,
    CAST(FALSE AS BOOLEAN) AS "is_right"
  FROM "yesterday"
), "changes_part_2" AS (
  SELECT
    *,
    CAST(TRUE AS BOOLEAN) AS "is_right"
  FROM "today"
)
SELECT
  "id",
  "change",
  CASE
    WHEN "change" = 'changed'
    THEN CONCAT_WS(
      ', ',
      CASE WHEN "<name" IS DISTINCT FROM ">name" THEN 'name' END,
      CASE
        WHEN (
          "<price" IS DISTINCT FROM ">price"
        )
        AND (
          NOT (
            (
              ABS(CAST("<price" AS DOUBLE) - CAST(">price" AS DOUBLE)) <= 0.05e0
            ) IS TRUE
          )
        )
        THEN 'price'
      END
    )
  END AS "changed_columns"
FROM (
  SELECT
    *,
    CAST(CASE
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
        "<name" IS DISTINCT FROM ">name"
      )
      OR (
        (
          "<price" IS DISTINCT FROM ">price"
        )
        AND (
          NOT (
            (
              ABS(CAST("<price" AS DOUBLE) - CAST(">price" AS DOUBLE)) <= 0.05e0
            ) IS TRUE
          )
        )
      )
      THEN 'changed'
      ELSE 'same'
    END AS TEXT) AS "change"
  FROM (
    SELECT
      "id",
      COUNT(*) FILTER(WHERE
        NOT (
          "is_right"
        )) AS "#left",
      COUNT(*) FILTER(WHERE
        "is_right") AS "#right",
      MAX("name") FILTER(WHERE
        NOT (
          "is_right"
        )) AS "<name",
      MAX("name") FILTER(WHERE
        "is_right") AS ">name",
      MAX("price") FILTER(WHERE
        NOT (
          "is_right"
        )) AS "<price",
      MAX("price") FILTER(WHERE
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
WHERE
  "change" <> 'same';

-- a row per key that differs: changes.values
WITH "yesterday" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.00' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('mug' AS TEXT), CAST('8.00' AS DECIMAL(8, 2))),
    (CAST(3 AS BIGINT), CAST('pot' AS TEXT), CAST('20.00' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "today" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.01' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('cup' AS TEXT), CAST('8.50' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2))),
    (CAST(5 AS BIGINT), CAST('jar' AS TEXT), CAST('4.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "changes_part" AS (
  SELECT
    *,
    CAST(FALSE AS BOOLEAN) AS "is_right"
  FROM "yesterday"
), "changes_part_2" AS (
  SELECT
    *,
    CAST(TRUE AS BOOLEAN) AS "is_right"
  FROM "today"
), "changes_part_7" AS (
  SELECT
    *
  FROM (
    SELECT
      *,
      CAST(CASE
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
          "<name" IS DISTINCT FROM ">name"
        )
        OR (
          (
            "<price" IS DISTINCT FROM ">price"
          )
          AND (
            NOT (
              (
                ABS(CAST("<price" AS DOUBLE) - CAST(">price" AS DOUBLE)) <= 0.05e0
              ) IS TRUE
            )
          )
        )
        THEN 'changed'
        ELSE 'same'
      END AS TEXT) AS "change"
    FROM (
      SELECT
        "id",
        COUNT(*) FILTER(WHERE
          NOT (
            "is_right"
          )) AS "#left",
        COUNT(*) FILTER(WHERE
          "is_right") AS "#right",
        MAX("name") FILTER(WHERE
          NOT (
            "is_right"
          )) AS "<name",
        MAX("name") FILTER(WHERE
          "is_right") AS ">name",
        MAX("price") FILTER(WHERE
          NOT (
            "is_right"
          )) AS "<price",
        MAX("price") FILTER(WHERE
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
  WHERE
    "change" = 'changed'
), "changes_part_9" AS (
  SELECT
    "id",
    CAST('name' AS TEXT) AS "column",
    CAST("<name" AS TEXT) AS "before",
    CAST(">name" AS TEXT) AS "after"
  FROM "changes_part_7"
  WHERE
    "<name" IS DISTINCT FROM ">name"
), "changes_part_11" AS (
  SELECT
    "id",
    CAST('price' AS TEXT) AS "column",
    CAST("<price" AS TEXT) AS "before",
    CAST(">price" AS TEXT) AS "after"
  FROM "changes_part_7"
  WHERE
    (
      "<price" IS DISTINCT FROM ">price"
    )
    AND (
      NOT (
        (
          ABS(CAST("<price" AS DOUBLE) - CAST(">price" AS DOUBLE)) <= 0.05e0
        ) IS TRUE
      )
    )
)
SELECT
  "id",
  "column",
  "before",
  "after"
FROM "changes_part_9"
UNION ALL
SELECT
  "id",
  "column",
  "before",
  "after"
FROM "changes_part_11";

-- a row per key that differs: changes.summary
WITH "yesterday" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.00' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('mug' AS TEXT), CAST('8.00' AS DECIMAL(8, 2))),
    (CAST(3 AS BIGINT), CAST('pot' AS TEXT), CAST('20.00' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "today" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.01' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('cup' AS TEXT), CAST('8.50' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2))),
    (CAST(5 AS BIGINT), CAST('jar' AS TEXT), CAST('4.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "changes_part" AS (
  SELECT
    *,
    CAST(FALSE AS BOOLEAN) AS "is_right"
  FROM "yesterday"
), "changes_part_2" AS (
  SELECT
    *,
    CAST(TRUE AS BOOLEAN) AS "is_right"
  FROM "today"
)
SELECT
  "change",
  COUNT(*) AS "rows"
FROM (
  SELECT
    *,
    CAST(CASE
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
        "<name" IS DISTINCT FROM ">name"
      )
      OR (
        (
          "<price" IS DISTINCT FROM ">price"
        )
        AND (
          NOT (
            (
              ABS(CAST("<price" AS DOUBLE) - CAST(">price" AS DOUBLE)) <= 0.05e0
            ) IS TRUE
          )
        )
      )
      THEN 'changed'
      ELSE 'same'
    END AS TEXT) AS "change"
  FROM (
    SELECT
      "id",
      COUNT(*) FILTER(WHERE
        NOT (
          "is_right"
        )) AS "#left",
      COUNT(*) FILTER(WHERE
        "is_right") AS "#right",
      MAX("name") FILTER(WHERE
        NOT (
          "is_right"
        )) AS "<name",
      MAX("name") FILTER(WHERE
        "is_right") AS ">name",
      MAX("price") FILTER(WHERE
        NOT (
          "is_right"
        )) AS "<price",
      MAX("price") FILTER(WHERE
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
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.00' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('mug' AS TEXT), CAST('8.00' AS DECIMAL(8, 2))),
    (CAST(3 AS BIGINT), CAST('pot' AS TEXT), CAST('20.00' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "today" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.01' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('cup' AS TEXT), CAST('8.50' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2))),
    (CAST(5 AS BIGINT), CAST('jar' AS TEXT), CAST('4.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "rows_part" AS (
  SELECT
    "id",
    "name",
    CAST(FALSE AS BOOLEAN) AS "is_right"
  FROM "yesterday"
), "rows_part_2" AS (
  SELECT
    "id",
    "name",
    CAST(TRUE AS BOOLEAN) AS "is_right"
  FROM "today"
)
SELECT
  *
FROM (
  SELECT
    *,
    CAST(CASE
      WHEN "count_right" > "count_left"
      THEN 'added'
      WHEN "count_right" < "count_left"
      THEN 'removed'
      ELSE 'same'
    END AS TEXT) AS "change"
  FROM (
    SELECT
      "id",
      "name",
      COUNT(*) FILTER(WHERE
        NOT (
          "is_right"
        )) AS "count_left",
      COUNT(*) FILTER(WHERE
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
WITH "yesterday" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3.00' AS DECIMAL(8, 2))),
    (CAST(2 AS BIGINT), CAST('mug' AS TEXT), CAST('8.00' AS DECIMAL(8, 2))),
    (CAST(3 AS BIGINT), CAST('pot' AS TEXT), CAST('20.00' AS DECIMAL(8, 2))),
    (CAST(4 AS BIGINT), CAST(NULL AS TEXT), CAST('5.00' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "given_today_data" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('3' AS DECIMAL(8, 2))),
    (CAST(1 AS BIGINT), CAST('tea' AS TEXT), CAST('4' AS DECIMAL(8, 2)))) AS "rows"("id", "name", "price")
), "changes_part" AS (
  SELECT
    *,
    CAST(FALSE AS BOOLEAN) AS "is_right"
  FROM "yesterday"
), "changes_part_2" AS (
  SELECT
    *,
    CAST(TRUE AS BOOLEAN) AS "is_right"
  FROM "given_today_data"
)
SELECT
  "id",
  "change",
  CASE
    WHEN "change" = 'changed'
    THEN CONCAT_WS(
      ', ',
      CASE WHEN "<name" IS DISTINCT FROM ">name" THEN 'name' END,
      CASE
        WHEN (
          "<price" IS DISTINCT FROM ">price"
        )
        AND (
          NOT (
            (
              ABS(CAST("<price" AS DOUBLE) - CAST(">price" AS DOUBLE)) <= 0.05e0
            ) IS TRUE
          )
        )
        THEN 'price'
      END
    )
  END AS "changed_columns"
FROM (
  SELECT
    *,
    CAST(CASE
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
        "<name" IS DISTINCT FROM ">name"
      )
      OR (
        (
          "<price" IS DISTINCT FROM ">price"
        )
        AND (
          NOT (
            (
              ABS(CAST("<price" AS DOUBLE) - CAST(">price" AS DOUBLE)) <= 0.05e0
            ) IS TRUE
          )
        )
      )
      THEN 'changed'
      ELSE 'same'
    END AS TEXT) AS "change"
  FROM (
    SELECT
      "id",
      COUNT(*) FILTER(WHERE
        NOT (
          "is_right"
        )) AS "#left",
      COUNT(*) FILTER(WHERE
        "is_right") AS "#right",
      MAX("name") FILTER(WHERE
        NOT (
          "is_right"
        )) AS "<name",
      MAX("name") FILTER(WHERE
        "is_right") AS ">name",
      MAX("price") FILTER(WHERE
        NOT (
          "is_right"
        )) AS "<price",
      MAX("price") FILTER(WHERE
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
WHERE
  "change" <> 'same';
