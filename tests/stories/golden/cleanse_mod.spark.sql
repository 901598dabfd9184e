-- text is clean: clean.output
WITH `form` AS (
  SELECT
    CAST('  ada   lovelace ' AS STRING) AS `name`,
    CAST('N/A' AS STRING) AS `town`
  UNION ALL
  SELECT
    CAST('BOB' AS STRING),
    CAST('Oslo' AS STRING)
  UNION ALL
  SELECT
    CAST('-' AS STRING),
    CAST(' ' AS STRING)
)
SELECT
  *
FROM (
  SELECT
    CASE
      WHEN LOWER(
        UPPER(
          REGEXP_REPLACE(
            REGEXP_REPLACE(REGEXP_REPLACE(`name`, '[ \\t\\n\\f\\r]+', ' '), '^[ \\t\\n\\f\\r]+', ''),
            '[ \\t\\n\\f\\r]+\\z',
            ''
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE UPPER(
        REGEXP_REPLACE(
          REGEXP_REPLACE(REGEXP_REPLACE(`name`, '[ \\t\\n\\f\\r]+', ' '), '^[ \\t\\n\\f\\r]+', ''),
          '[ \\t\\n\\f\\r]+\\z',
          ''
        )
      )
    END AS `name`,
    CASE
      WHEN LOWER(
        UPPER(
          REGEXP_REPLACE(
            REGEXP_REPLACE(REGEXP_REPLACE(`town`, '[ \\t\\n\\f\\r]+', ' '), '^[ \\t\\n\\f\\r]+', ''),
            '[ \\t\\n\\f\\r]+\\z',
            ''
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE UPPER(
        REGEXP_REPLACE(
          REGEXP_REPLACE(REGEXP_REPLACE(`town`, '[ \\t\\n\\f\\r]+', ' '), '^[ \\t\\n\\f\\r]+', ''),
          '[ \\t\\n\\f\\r]+\\z',
          ''
        )
      )
    END AS `town`
  FROM `form`
) AS `inner`
WHERE
  NOT (
    (
      `name` IS NULL
    ) AND (
      `town` IS NULL
    )
  );
