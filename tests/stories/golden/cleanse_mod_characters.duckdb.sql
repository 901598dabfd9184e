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
    WHEN REGEXP_REPLACE(
      REGEXP_REPLACE(REGEXP_REPLACE("phone", '[!-/:-@\[-`{-~\p{L}\s]', '', 'g'), '^\s+', '', 'g'),
      '\s+$',
      '',
      'g'
    ) IN ('')
    THEN NULL
    ELSE REGEXP_REPLACE(
      REGEXP_REPLACE(REGEXP_REPLACE("phone", '[!-/:-@\[-`{-~\p{L}\s]', '', 'g'), '^\s+', '', 'g'),
      '\s+$',
      '',
      'g'
    )
  END AS "phone"
FROM "given_phones_data";
