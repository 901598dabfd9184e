-- text is clean: clean.output
WITH "form" AS (
  SELECT
    CAST('  ada   lovelace ' AS TEXT) AS "name",
    CAST('N/A' AS TEXT) AS "town"
  UNION ALL
  SELECT
    CAST('BOB' AS TEXT),
    CAST('Oslo' AS TEXT)
  UNION ALL
  SELECT
    CAST('-' AS TEXT),
    CAST(' ' AS TEXT)
)
SELECT
  *
FROM (
  SELECT
    CASE
      WHEN LOWER(
        UPPER(
          REGEXP_REPLACE(
            REGEXP_REPLACE(REGEXP_REPLACE("name", '[ \t\n\f\r]+', ' ', 'g'), '^[ \t\n\f\r]+', '', 'g'),
            '[ \t\n\f\r]+$',
            '',
            'g'
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE UPPER(
        REGEXP_REPLACE(
          REGEXP_REPLACE(REGEXP_REPLACE("name", '[ \t\n\f\r]+', ' ', 'g'), '^[ \t\n\f\r]+', '', 'g'),
          '[ \t\n\f\r]+$',
          '',
          'g'
        )
      )
    END AS "name",
    CASE
      WHEN LOWER(
        UPPER(
          REGEXP_REPLACE(
            REGEXP_REPLACE(REGEXP_REPLACE("town", '[ \t\n\f\r]+', ' ', 'g'), '^[ \t\n\f\r]+', '', 'g'),
            '[ \t\n\f\r]+$',
            '',
            'g'
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE UPPER(
        REGEXP_REPLACE(
          REGEXP_REPLACE(REGEXP_REPLACE("town", '[ \t\n\f\r]+', ' ', 'g'), '^[ \t\n\f\r]+', '', 'g'),
          '[ \t\n\f\r]+$',
          '',
          'g'
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
