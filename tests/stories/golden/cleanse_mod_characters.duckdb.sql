-- everything else is taken out: digits.output
WITH "given_phones_data" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('+49 (0)30 - 12' AS TEXT)),
    (CAST('ext. 7' AS TEXT)),
    (CAST('none' AS TEXT)),
    (CAST(NULL AS TEXT))) AS "rows"("phone")
)
SELECT
  CASE
    WHEN RTRIM(
      LTRIM(
        REGEXP_REPLACE("phone", '[!-/:-@\[-`{-~\p{L}\s]', '', 'g'),
        ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
      ),
      ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
    ) IN ('')
    THEN NULL
    ELSE RTRIM(
      LTRIM(
        REGEXP_REPLACE("phone", '[!-/:-@\[-`{-~\p{L}\s]', '', 'g'),
        ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
      ),
      ' ' || CHR(9) || CHR(10) || CHR(12) || CHR(13)
    )
  END AS "phone"
FROM "given_phones_data";
