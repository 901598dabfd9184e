-- NULL stays NULL, and a word is no number: good.output
WITH "texts" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('12' AS TEXT), CAST('2026-01-31' AS TEXT)),
    (CAST('twelve' AS TEXT), CAST('2026-02-01' AS TEXT)),
    (CAST(NULL AS TEXT), CAST(NULL AS TEXT))) AS "rows"("amount", "day")
), "typed" AS (
  SELECT
    TRY_CAST("amount" AS INT) AS "amount",
    TRY_CAST("day" AS DATE) AS "day"
  FROM "texts"
  WHERE
    NOT (
      (
        (
          NOT (
            "amount" IS NULL
          )
        ) AND (
          TRY_CAST("amount" AS INT) IS NULL
        )
      )
      OR (
        (
          NOT (
            "day" IS NULL
          )
        ) AND (
          TRY_CAST("day" AS DATE) IS NULL
        )
      )
    )
)
SELECT
  *
FROM "typed"
ORDER BY
  "amount" ASC;

-- NULL stays NULL, and a word is no number: bad.output
WITH "texts" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('12' AS TEXT), CAST('2026-01-31' AS TEXT)),
    (CAST('twelve' AS TEXT), CAST('2026-02-01' AS TEXT)),
    (CAST(NULL AS TEXT), CAST(NULL AS TEXT))) AS "rows"("amount", "day")
), "typed_rejected" AS (
  SELECT
    *,
    'P611' AS "error_code",
    CASE
      WHEN (
        NOT (
          "amount" IS NULL
        )
      ) AND (
        TRY_CAST("amount" AS INT) IS NULL
      )
      THEN 'amount: ''' || CAST("amount" AS TEXT) || ''' does not fit INTEGER'
      WHEN (
        NOT (
          "day" IS NULL
        )
      ) AND (
        TRY_CAST("day" AS DATE) IS NULL
      )
      THEN 'day: ''' || CAST("day" AS TEXT) || ''' does not fit DATE'
    END AS "error_message"
  FROM "texts"
  WHERE
    (
      (
        NOT (
          "amount" IS NULL
        )
      ) AND (
        TRY_CAST("amount" AS INT) IS NULL
      )
    )
    OR (
      (
        NOT (
          "day" IS NULL
        )
      ) AND (
        TRY_CAST("day" AS DATE) IS NULL
      )
    )
)
SELECT
  "amount",
  "error_code",
  "error_message"
FROM "typed_rejected";
