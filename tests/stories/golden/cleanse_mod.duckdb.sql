-- text is clean: clean.output
WITH "form" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('  ada   lovelace ' AS TEXT), CAST('N/A' AS TEXT)),
    (CAST('BOB' AS TEXT), CAST('Oslo' AS TEXT)),
    (CAST('-' AS TEXT), CAST(' ' AS TEXT))) AS "rows"("name", "town")
)
SELECT
  *
FROM (
  SELECT
    CASE
      WHEN LOWER(
        UPPER(
          REGEXP_REPLACE(
            REGEXP_REPLACE(REGEXP_REPLACE("name", '\s+', ' ', 'g'), '^\s+', '', 'g'),
            '\s+$',
            '',
            'g'
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE UPPER(
        REGEXP_REPLACE(
          REGEXP_REPLACE(REGEXP_REPLACE("name", '\s+', ' ', 'g'), '^\s+', '', 'g'),
          '\s+$',
          '',
          'g'
        )
      )
    END AS "name",
    CASE
      WHEN LOWER(
        UPPER(
          REGEXP_REPLACE(
            REGEXP_REPLACE(REGEXP_REPLACE("town", '\s+', ' ', 'g'), '^\s+', '', 'g'),
            '\s+$',
            '',
            'g'
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE UPPER(
        REGEXP_REPLACE(
          REGEXP_REPLACE(REGEXP_REPLACE("town", '\s+', ' ', 'g'), '^\s+', '', 'g'),
          '\s+$',
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
