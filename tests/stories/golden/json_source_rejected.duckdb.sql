-- each line is in one of the two: good.output
WITH "visits" AS (
  SELECT
    STRUCT_EXTRACT("typed", 'page') AS "page",
    STRUCT_EXTRACT("typed", 'ms') AS "ms"
  FROM (
    SELECT
      *,
      FROM_JSON("document", '{"page": "VARCHAR", "ms": "INTEGER"}') AS "typed",
      FROM_JSON("document", '{"page": "JSON", "ms": "JSON"}') AS "raw"
    FROM (
      SELECT
        *,
        CASE WHEN JSON_VALID("line") THEN "line" END AS "document"
      FROM (
        SELECT
          "line",
          "file",
          ROW_NUMBER() OVER () AS "number"
        FROM READ_CSV(
          'data/visits_odd.ndjson',
          "delim" = '',
          "quote" = '',
          "escape" = '',
          "header" = FALSE,
          "auto_detect" = FALSE,
          "strict_mode" = FALSE,
          "nullstr" = '',
          "new_line" = '\r\n',
          "max_line_size" = 16777216,
          "columns" = {'line': 'VARCHAR'},
          "filename" = 'file'
        )
      ) AS "inner"
      WHERE
        TRIM("line", ' 	') <> ''
    ) AS "inner"
  ) AS "inner"
  WHERE
    NOT (
      (
        (
          "document" IS NULL
        )
        OR (
          NOT (
            JSON_TYPE("document") IN ('OBJECT', 'NULL')
          )
        )
        OR (
          LIST_UNIQUE(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
            "key"
          ) IN ('page', 'ms'))) <> LENGTH(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
            "key"
          ) IN ('page', 'ms')))
        )
        OR (
          (
            STRUCT_EXTRACT("typed", 'ms') IS NULL
          )
          AND (
            JSON_TYPE(STRUCT_EXTRACT("raw", 'ms')) <> 'NULL'
          )
        )
      ) IS TRUE
    )
)
SELECT
  "page",
  "ms"
FROM "visits";

-- each line is in one of the two: bad.output
WITH "visits_part" AS (
  SELECT
    *
  FROM READ_CSV(
    'data/visits_odd.ndjson',
    "delim" = '',
    "quote" = '',
    "escape" = '',
    "header" = FALSE,
    "auto_detect" = FALSE,
    "strict_mode" = FALSE,
    "nullstr" = '',
    "new_line" = '\r\n',
    "max_line_size" = 16777216,
    "columns" = {'line': 'VARCHAR'},
    "filename" = 'file'
  )
), "visits_part_8" AS (
  SELECT
    "file",
    "line",
    "row",
    CAST(NULL AS TEXT) AS "column",
    "error_code",
    "error_message"
  FROM "visits_part_7"
), "visits_part_9" AS (
  SELECT
    *
  FROM (
    SELECT
      *,
      FROM_JSON("document", '{"page": "VARCHAR", "ms": "INTEGER"}') AS "typed",
      FROM_JSON("document", '{"page": "JSON", "ms": "JSON"}') AS "raw"
    FROM (
      SELECT
        *,
        CASE WHEN JSON_VALID("line") THEN "line" END AS "document"
      FROM (
        SELECT
          "line",
          "file",
          ROW_NUMBER() OVER () AS "number"
        FROM "visits_part"
      ) AS "inner"
      WHERE
        TRIM("line", ' 	') <> ''
    ) AS "inner"
  ) AS "inner"
  WHERE
    (
      "document" IS NULL
    )
    OR (
      NOT (
        JSON_TYPE("document") IN ('OBJECT', 'NULL')
      )
    )
    OR (
      LIST_UNIQUE(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
        "key"
      ) IN ('page', 'ms'))) <> LENGTH(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
        "key"
      ) IN ('page', 'ms')))
    )
    OR (
      (
        STRUCT_EXTRACT("typed", 'ms') IS NULL
      )
      AND (
        JSON_TYPE(STRUCT_EXTRACT("raw", 'ms')) <> 'NULL'
      )
    )
), "visits_part_11" AS (
  SELECT
    "file",
    MIN("number") AS "first"
  FROM (
    SELECT
      "line",
      "file",
      ROW_NUMBER() OVER () AS "number"
    FROM "visits_part"
  ) AS "inner"
  GROUP BY
    "file"
), "visits_part_13" AS (
  SELECT
    "file",
    CAST((
      "number" - "first"
    ) + 1 AS BIGINT) AS "line",
    "line" AS "row",
    CASE
      WHEN "document" IS NULL
      THEN CAST(NULL AS TEXT)
      WHEN NOT (
        JSON_TYPE("document") IN ('OBJECT', 'NULL')
      )
      THEN CAST(NULL AS TEXT)
      WHEN LIST_UNIQUE(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
        "key"
      ) IN ('page', 'ms'))) <> LENGTH(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
        "key"
      ) IN ('page', 'ms')))
      THEN CAST(NULL AS TEXT)
      WHEN (
        STRUCT_EXTRACT("typed", 'ms') IS NULL
      )
      AND (
        JSON_TYPE(STRUCT_EXTRACT("raw", 'ms')) <> 'NULL'
      )
      THEN CAST('ms' AS TEXT)
    END AS "column",
    CASE
      WHEN "document" IS NULL
      THEN 'NOT JSON'
      WHEN NOT (
        JSON_TYPE("document") IN ('OBJECT', 'NULL')
      )
      THEN 'NOT AN OBJECT'
      WHEN LIST_UNIQUE(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
        "key"
      ) IN ('page', 'ms'))) <> LENGTH(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
        "key"
      ) IN ('page', 'ms')))
      THEN 'DUPLICATE KEY'
      WHEN (
        STRUCT_EXTRACT("typed", 'ms') IS NULL
      )
      AND (
        JSON_TYPE(STRUCT_EXTRACT("raw", 'ms')) <> 'NULL'
      )
      THEN 'CAST'
    END AS "error_code",
    CASE
      WHEN "document" IS NULL
      THEN 'the line is not JSON'
      WHEN NOT (
        JSON_TYPE("document") IN ('OBJECT', 'NULL')
      )
      THEN 'the line holds no object'
      WHEN LIST_UNIQUE(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
        "key"
      ) IN ('page', 'ms'))) <> LENGTH(LIST_FILTER(JSON_KEYS("document"), LAMBDA "key" : (
        "key"
      ) IN ('page', 'ms')))
      THEN 'a key stands twice in ' || CAST("document" AS TEXT)
      WHEN (
        STRUCT_EXTRACT("typed", 'ms') IS NULL
      )
      AND (
        JSON_TYPE(STRUCT_EXTRACT("raw", 'ms')) <> 'NULL'
      )
      THEN CAST(STRUCT_EXTRACT("raw", 'ms') AS TEXT) || ' does not fit INTEGER'
    END AS "error_message"
  FROM (
    SELECT
      "left"."line" AS "line",
      "left"."file" AS "file",
      "left"."number" AS "number",
      "left"."document" AS "document",
      "left"."typed" AS "typed",
      "left"."raw" AS "raw",
      "right"."first" AS "first"
    FROM "visits_part_9" AS "left"
    INNER JOIN "visits_part_11" AS "right"
      ON "left"."file" = "right"."file"
  ) AS "inner"
), "visits_rejected" AS (
  SELECT
    *
  FROM (
    SELECT
      "file",
      "line",
      "row",
      "column",
      "error_code",
      "error_message"
    FROM "visits_part_8"
    UNION ALL
    SELECT
      "file",
      "line",
      "row",
      "column",
      "error_code",
      "error_message"
    FROM "visits_part_13"
  ) AS "inner"
  ORDER BY
    "file" ASC,
    "line" ASC
)
SELECT
  "line",
  "column",
  "error_code",
  "error_message"
FROM "visits_rejected";
