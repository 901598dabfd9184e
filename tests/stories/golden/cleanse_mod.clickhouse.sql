-- text is clean: clean.output
WITH "form" AS (
  SELECT
    CAST('  ada   lovelace ' AS Nullable(String)) AS "name",
    CAST('N/A' AS Nullable(String)) AS "town"
  UNION ALL
  SELECT
    CAST('BOB' AS Nullable(String)),
    CAST('Oslo' AS Nullable(String))
  UNION ALL
  SELECT
    CAST('-' AS Nullable(String)),
    CAST(' ' AS Nullable(String))
)
SELECT
  *
FROM (
  SELECT
    CASE
      WHEN lowerUTF8(
        upperUTF8(
          replaceRegexpAll(
            replaceRegexpAll(replaceRegexpAll("name", '[ \\t\\n\\f\\r]+', ' '), '^[ \\t\\n\\f\\r]+', ''),
            '[ \\t\\n\\f\\r]+$',
            ''
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE upperUTF8(
        replaceRegexpAll(
          replaceRegexpAll(replaceRegexpAll("name", '[ \\t\\n\\f\\r]+', ' '), '^[ \\t\\n\\f\\r]+', ''),
          '[ \\t\\n\\f\\r]+$',
          ''
        )
      )
    END AS "name",
    CASE
      WHEN lowerUTF8(
        upperUTF8(
          replaceRegexpAll(
            replaceRegexpAll(replaceRegexpAll("town", '[ \\t\\n\\f\\r]+', ' '), '^[ \\t\\n\\f\\r]+', ''),
            '[ \\t\\n\\f\\r]+$',
            ''
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE upperUTF8(
        replaceRegexpAll(
          replaceRegexpAll(replaceRegexpAll("town", '[ \\t\\n\\f\\r]+', ' '), '^[ \\t\\n\\f\\r]+', ''),
          '[ \\t\\n\\f\\r]+$',
          ''
        )
      )
    END AS "town"
  FROM "form"
) AS "inner"
WHERE
  NOT (
    (
      "name" IS NULL
    ) AND (
      "town" IS NULL
    )
  );
