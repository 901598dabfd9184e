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
          RTRIM(
            LTRIM(
              REGEXP_REPLACE("name", '\s+', ' ', 'g'),
              ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
            ),
            ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE UPPER(
        RTRIM(
          LTRIM(
            REGEXP_REPLACE("name", '\s+', ' ', 'g'),
            ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
          ),
          ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
        )
      )
    END AS "name",
    CASE
      WHEN LOWER(
        UPPER(
          RTRIM(
            LTRIM(
              REGEXP_REPLACE("town", '\s+', ' ', 'g'),
              ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
            ),
            ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
          )
        )
      ) IN ('n/a', '-', '')
      THEN NULL
      ELSE UPPER(
        RTRIM(
          LTRIM(
            REGEXP_REPLACE("town", '\s+', ' ', 'g'),
            ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
          ),
          ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
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
