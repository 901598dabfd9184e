-- every combination is judged: tried.output
WITH "lines" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS INT), CAST(1 AS INT), CAST('a' AS TEXT)),
    (CAST(1 AS INT), CAST(2 AS INT), CAST('b' AS TEXT)),
    (CAST(2 AS INT), CAST(1 AS INT), CAST(NULL AS TEXT))) AS "rows"("order_id", "line", "note")
), "tried_part_3" AS (
  SELECT
    CAST('order_id' AS TEXT) AS "columns",
    CAST(1 AS INT) AS "size",
    CAST(0 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        "order_id" IS NULL) AS "nulls"
    FROM (
      SELECT
        "order_id",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "order_id"
    ) AS "inner"
  ) AS "inner"
), "tried_part_6" AS (
  SELECT
    CAST('line' AS TEXT) AS "columns",
    CAST(1 AS INT) AS "size",
    CAST(1 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        "line" IS NULL) AS "nulls"
    FROM (
      SELECT
        "line",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "line"
    ) AS "inner"
  ) AS "inner"
), "tried_part_9" AS (
  SELECT
    CAST('note' AS TEXT) AS "columns",
    CAST(1 AS INT) AS "size",
    CAST(2 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        "note" IS NULL) AS "nulls"
    FROM (
      SELECT
        "note",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "note"
    ) AS "inner"
  ) AS "inner"
), "tried_part_12" AS (
  SELECT
    CAST('order_id, line' AS TEXT) AS "columns",
    CAST(2 AS INT) AS "size",
    CAST(0 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        (
          "order_id" IS NULL
        ) OR (
          "line" IS NULL
        )) AS "nulls"
    FROM (
      SELECT
        "order_id",
        "line",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "order_id",
        "line"
    ) AS "inner"
  ) AS "inner"
), "tried_part_15" AS (
  SELECT
    CAST('order_id, note' AS TEXT) AS "columns",
    CAST(2 AS INT) AS "size",
    CAST(1 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        (
          "order_id" IS NULL
        ) OR (
          "note" IS NULL
        )) AS "nulls"
    FROM (
      SELECT
        "order_id",
        "note",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "order_id",
        "note"
    ) AS "inner"
  ) AS "inner"
), "tried_part_18" AS (
  SELECT
    CAST('line, note' AS TEXT) AS "columns",
    CAST(2 AS INT) AS "size",
    CAST(2 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        (
          "line" IS NULL
        ) OR (
          "note" IS NULL
        )) AS "nulls"
    FROM (
      SELECT
        "line",
        "note",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "line",
        "note"
    ) AS "inner"
  ) AS "inner"
)
SELECT
  "columns",
  "size",
  "rows",
  "distinct",
  "repeated",
  "nulls",
  "is_unique"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "tried_part_3"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "tried_part_6"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "tried_part_9"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "tried_part_12"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "tried_part_15"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "tried_part_18"
  ) AS "inner"
  ORDER BY
    "size" ASC,
    "position" ASC
) AS "inner";

-- only the keys: keys.output
WITH "lines" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS INT), CAST(1 AS INT), CAST('a' AS TEXT)),
    (CAST(1 AS INT), CAST(2 AS INT), CAST('b' AS TEXT)),
    (CAST(2 AS INT), CAST(1 AS INT), CAST(NULL AS TEXT))) AS "rows"("order_id", "line", "note")
), "keys_part_3" AS (
  SELECT
    CAST('order_id' AS TEXT) AS "columns",
    CAST(1 AS INT) AS "size",
    CAST(0 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        "order_id" IS NULL) AS "nulls"
    FROM (
      SELECT
        "order_id",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "order_id"
    ) AS "inner"
  ) AS "inner"
), "keys_part_6" AS (
  SELECT
    CAST('line' AS TEXT) AS "columns",
    CAST(1 AS INT) AS "size",
    CAST(1 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        "line" IS NULL) AS "nulls"
    FROM (
      SELECT
        "line",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "line"
    ) AS "inner"
  ) AS "inner"
), "keys_part_9" AS (
  SELECT
    CAST('note' AS TEXT) AS "columns",
    CAST(1 AS INT) AS "size",
    CAST(2 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        "note" IS NULL) AS "nulls"
    FROM (
      SELECT
        "note",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "note"
    ) AS "inner"
  ) AS "inner"
), "keys_part_12" AS (
  SELECT
    CAST('order_id, line' AS TEXT) AS "columns",
    CAST(2 AS INT) AS "size",
    CAST(0 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        (
          "order_id" IS NULL
        ) OR (
          "line" IS NULL
        )) AS "nulls"
    FROM (
      SELECT
        "order_id",
        "line",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "order_id",
        "line"
    ) AS "inner"
  ) AS "inner"
), "keys_part_15" AS (
  SELECT
    CAST('order_id, note' AS TEXT) AS "columns",
    CAST(2 AS INT) AS "size",
    CAST(1 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        (
          "order_id" IS NULL
        ) OR (
          "note" IS NULL
        )) AS "nulls"
    FROM (
      SELECT
        "order_id",
        "note",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "order_id",
        "note"
    ) AS "inner"
  ) AS "inner"
), "keys_part_18" AS (
  SELECT
    CAST('line, note' AS TEXT) AS "columns",
    CAST(2 AS INT) AS "size",
    CAST(2 AS INT) AS "position",
    CAST(COALESCE("rows", 0) AS BIGINT) AS "rows",
    CAST(COALESCE("distinct", 0) AS BIGINT) AS "distinct",
    CAST(COALESCE("repeated", 0) AS BIGINT) AS "repeated",
    CAST(COALESCE("nulls", 0) AS BIGINT) AS "nulls",
    (
      CAST(COALESCE("repeated", 0) AS BIGINT) = 0
    )
    AND (
      CAST(COALESCE("nulls", 0) AS BIGINT) = 0
    ) AS "is_unique"
  FROM (
    SELECT
      SUM("group_size") AS "rows",
      COUNT(*) AS "distinct",
      SUM("group_size") FILTER(WHERE
        "group_size" > 1) AS "repeated",
      SUM("group_size") FILTER(WHERE
        (
          "line" IS NULL
        ) OR (
          "note" IS NULL
        )) AS "nulls"
    FROM (
      SELECT
        "line",
        "note",
        COUNT(*) AS "group_size"
      FROM "lines"
      GROUP BY
        "line",
        "note"
    ) AS "inner"
  ) AS "inner"
)
SELECT
  "columns",
  "size",
  "rows",
  "distinct",
  "repeated",
  "nulls",
  "is_unique"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "keys_part_3"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "keys_part_6"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "keys_part_9"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "keys_part_12"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "keys_part_15"
    UNION ALL
    SELECT
      "columns",
      "size",
      "position",
      "rows",
      "distinct",
      "repeated",
      "nulls",
      "is_unique"
    FROM "keys_part_18"
  ) AS "inner"
  WHERE
    (
      "is_unique"
    ) IS TRUE
  ORDER BY
    "size" ASC,
    "position" ASC
) AS "inner";
