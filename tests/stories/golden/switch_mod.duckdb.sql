-- the first case that is true takes the row: desk.heavy
WITH "parcels" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('DE' AS TEXT), CAST(2 AS BIGINT)),
    (CAST(2 AS BIGINT), CAST('FR' AS TEXT), CAST(40 AS BIGINT)),
    (CAST(3 AS BIGINT), CAST('DE' AS TEXT), CAST(50 AS BIGINT)),
    (CAST(4 AS BIGINT), CAST('US' AS TEXT), CAST(1 AS BIGINT)),
    (CAST(5 AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS BIGINT))) AS "rows"("id", "country", "weight")
)
SELECT
  *
FROM "parcels"
WHERE
  (
    "weight" > 30
  ) IS TRUE;

-- the first case that is true takes the row: desk.domestic
WITH "parcels" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('DE' AS TEXT), CAST(2 AS BIGINT)),
    (CAST(2 AS BIGINT), CAST('FR' AS TEXT), CAST(40 AS BIGINT)),
    (CAST(3 AS BIGINT), CAST('DE' AS TEXT), CAST(50 AS BIGINT)),
    (CAST(4 AS BIGINT), CAST('US' AS TEXT), CAST(1 AS BIGINT)),
    (CAST(5 AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS BIGINT))) AS "rows"("id", "country", "weight")
)
SELECT
  *
FROM "parcels"
WHERE
  NOT (
    (
      "weight" > 30
    ) IS TRUE
  )
  AND (
    (
      "country" = 'DE'
    ) IS TRUE
  );

-- the first case that is true takes the row: desk.default
WITH "parcels" AS (
  SELECT
    *
  FROM (VALUES
    (CAST(1 AS BIGINT), CAST('DE' AS TEXT), CAST(2 AS BIGINT)),
    (CAST(2 AS BIGINT), CAST('FR' AS TEXT), CAST(40 AS BIGINT)),
    (CAST(3 AS BIGINT), CAST('DE' AS TEXT), CAST(50 AS BIGINT)),
    (CAST(4 AS BIGINT), CAST('US' AS TEXT), CAST(1 AS BIGINT)),
    (CAST(5 AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS BIGINT))) AS "rows"("id", "country", "weight")
)
SELECT
  *
FROM "parcels"
WHERE
  NOT (
    (
      "weight" > 30
    ) IS TRUE
  )
  AND (
    NOT (
      (
        "country" = 'DE'
      ) IS TRUE
    )
  );
