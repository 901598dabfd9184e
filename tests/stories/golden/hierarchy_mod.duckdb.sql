-- who is their own boss in the end stands apart: lines.output
WITH "staff" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST(NULL AS TEXT), CAST(10 AS BIGINT)),
    (CAST('Bob' AS TEXT), CAST('Ada' AS TEXT), CAST(5 AS BIGINT)),
    (CAST('Cyd' AS TEXT), CAST('Bob' AS TEXT), CAST(1 AS BIGINT)),
    (CAST('Dee' AS TEXT), CAST('Eve' AS TEXT), CAST(2 AS BIGINT)),
    (CAST('Eve' AS TEXT), CAST('Dee' AS TEXT), CAST(2 AS BIGINT))) AS "rows"("name", "boss", "cost")
), "lines_part_2" AS (
  SELECT
    "name",
    "boss",
    "cost",
    ARRAY_TO_STRING("path_ids", ' > ') AS "line",
    "path_level" AS "level",
    "figure_0" AS "cost_so_far"
  FROM (
    WITH RECURSIVE "walk" AS (
      SELECT
        "rows_below"."name" AS "name",
        "rows_below"."boss" AS "boss",
        "rows_below"."cost" AS "cost",
        CASE
          WHEN NOT (
            "rows_below"."boss" IS NULL
          )
          THEN LIST_VALUE(CAST("rows_below"."boss" AS TEXT), CAST("rows_below"."name" AS TEXT))
          ELSE LIST_VALUE(CAST("rows_below"."name" AS TEXT))
        END AS "path_ids",
        COALESCE(CAST("rows_below"."boss" AS TEXT), CAST("rows_below"."name" AS TEXT)) AS "path_root",
        LENGTH(
          CASE
            WHEN NOT (
              "rows_below"."boss" IS NULL
            )
            THEN LIST_VALUE(CAST("rows_below"."boss" AS TEXT), CAST("rows_below"."name" AS TEXT))
            ELSE LIST_VALUE(CAST("rows_below"."name" AS TEXT))
          END
        ) AS "path_level",
        "rows_below"."cost" AS "figure_0"
      FROM "staff" AS "rows_below"
      WHERE
        NOT EXISTS(
          SELECT
            *
          FROM "staff" AS "children"
          WHERE
            "children"."name" = "rows_below"."boss"
        )
      UNION ALL
      SELECT
        "rows_below"."name" AS "name",
        "rows_below"."boss" AS "boss",
        "rows_below"."cost" AS "cost",
        LIST_APPEND("rows_above"."path_ids", CAST("rows_below"."name" AS TEXT)) AS "path_ids",
        "rows_above"."path_root" AS "path_root",
        "rows_above"."path_level" + 1 AS "path_level",
        COALESCE(
          "rows_above"."figure_0" + "rows_below"."cost",
          "rows_above"."figure_0",
          "rows_below"."cost"
        ) AS "figure_0"
      FROM "staff" AS "rows_below"
      INNER JOIN "walk" AS "rows_above"
        ON "rows_below"."boss" = "rows_above"."name"
      WHERE
        NOT (
          LIST_CONTAINS("rows_above"."path_ids", CAST("rows_below"."name" AS TEXT))
        )
    )
    SELECT
      *
    FROM "walk"
  ) AS "inner"
), "lines_part_3" AS (
  SELECT
    "boss"
  FROM "staff"
  GROUP BY
    "boss"
)
SELECT
  "left"."name" AS "name",
  "left"."boss" AS "boss",
  "left"."cost" AS "cost",
  "left"."line" AS "line",
  "left"."level" AS "level",
  "left"."cost_so_far" AS "cost_so_far",
  NOT (
    COALESCE("right"."boss" = "right"."boss", FALSE)
  ) AS "is_leaf"
FROM "lines_part_2" AS "left"
LEFT JOIN "lines_part_3" AS "right"
  ON "left"."name" = "right"."boss";

-- who is their own boss in the end stands apart: lines.circles
WITH "staff" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('Ada' AS TEXT), CAST(NULL AS TEXT), CAST(10 AS BIGINT)),
    (CAST('Bob' AS TEXT), CAST('Ada' AS TEXT), CAST(5 AS BIGINT)),
    (CAST('Cyd' AS TEXT), CAST('Bob' AS TEXT), CAST(1 AS BIGINT)),
    (CAST('Dee' AS TEXT), CAST('Eve' AS TEXT), CAST(2 AS BIGINT)),
    (CAST('Eve' AS TEXT), CAST('Dee' AS TEXT), CAST(2 AS BIGINT))) AS "rows"("name", "boss", "cost")
), "lines_part" AS (
  WITH RECURSIVE "walk" AS (
    SELECT
      "rows_below"."name" AS "name",
      "rows_below"."boss" AS "boss",
      "rows_below"."cost" AS "cost",
      CASE
        WHEN NOT (
          "rows_below"."boss" IS NULL
        )
        THEN LIST_VALUE(CAST("rows_below"."boss" AS TEXT), CAST("rows_below"."name" AS TEXT))
        ELSE LIST_VALUE(CAST("rows_below"."name" AS TEXT))
      END AS "path_ids",
      COALESCE(CAST("rows_below"."boss" AS TEXT), CAST("rows_below"."name" AS TEXT)) AS "path_root",
      LENGTH(
        CASE
          WHEN NOT (
            "rows_below"."boss" IS NULL
          )
          THEN LIST_VALUE(CAST("rows_below"."boss" AS TEXT), CAST("rows_below"."name" AS TEXT))
          ELSE LIST_VALUE(CAST("rows_below"."name" AS TEXT))
        END
      ) AS "path_level",
      "rows_below"."cost" AS "figure_0"
    FROM "staff" AS "rows_below"
    WHERE
      NOT EXISTS(
        SELECT
          *
        FROM "staff" AS "children"
        WHERE
          "children"."name" = "rows_below"."boss"
      )
    UNION ALL
    SELECT
      "rows_below"."name" AS "name",
      "rows_below"."boss" AS "boss",
      "rows_below"."cost" AS "cost",
      LIST_APPEND("rows_above"."path_ids", CAST("rows_below"."name" AS TEXT)) AS "path_ids",
      "rows_above"."path_root" AS "path_root",
      "rows_above"."path_level" + 1 AS "path_level",
      COALESCE(
        "rows_above"."figure_0" + "rows_below"."cost",
        "rows_above"."figure_0",
        "rows_below"."cost"
      ) AS "figure_0"
    FROM "staff" AS "rows_below"
    INNER JOIN "walk" AS "rows_above"
      ON "rows_below"."boss" = "rows_above"."name"
    WHERE
      NOT (
        LIST_CONTAINS("rows_above"."path_ids", CAST("rows_below"."name" AS TEXT))
      )
  )
  SELECT
    *
  FROM "walk"
)
SELECT
  "left"."name" AS "name",
  "left"."boss" AS "boss",
  "left"."cost" AS "cost"
FROM "staff" AS "left"
ANTI JOIN "lines_part" AS "right"
  ON "left"."name" = "right"."name";
