-- the first case that is true takes the row: desk.heavy
WITH "parcels" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('DE' AS Nullable(String)) AS "country",
    CAST(2 AS Nullable(Int64)) AS "weight"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('FR' AS Nullable(String)),
    CAST(40 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST('DE' AS Nullable(String)),
    CAST(50 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST('US' AS Nullable(String)),
    CAST(1 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(5 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
)
SELECT
  *
FROM "parcels"
WHERE
  ifNull((
    "weight" > 30
  ), FALSE);

-- the first case that is true takes the row: desk.domestic
WITH "parcels" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('DE' AS Nullable(String)) AS "country",
    CAST(2 AS Nullable(Int64)) AS "weight"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('FR' AS Nullable(String)),
    CAST(40 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST('DE' AS Nullable(String)),
    CAST(50 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST('US' AS Nullable(String)),
    CAST(1 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(5 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
)
SELECT
  *
FROM "parcels"
WHERE
  NOT (
    ifNull((
      "weight" > 30
    ), FALSE)
  )
  AND (
    ifNull((
      "country" = 'DE'
    ), FALSE)
  );

-- the first case that is true takes the row: desk.default
WITH "parcels" AS (
  SELECT
    CAST(1 AS Nullable(Int64)) AS "id",
    CAST('DE' AS Nullable(String)) AS "country",
    CAST(2 AS Nullable(Int64)) AS "weight"
  UNION ALL
  SELECT
    CAST(2 AS Nullable(Int64)),
    CAST('FR' AS Nullable(String)),
    CAST(40 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(3 AS Nullable(Int64)),
    CAST('DE' AS Nullable(String)),
    CAST(50 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(4 AS Nullable(Int64)),
    CAST('US' AS Nullable(String)),
    CAST(1 AS Nullable(Int64))
  UNION ALL
  SELECT
    CAST(5 AS Nullable(Int64)),
    CAST(NULL AS Nullable(String)),
    CAST(NULL AS Nullable(Int64))
)
SELECT
  *
FROM "parcels"
WHERE
  NOT (
    ifNull((
      "weight" > 30
    ), FALSE)
  )
  AND (
    NOT (
      ifNull((
        "country" = 'DE'
      ), FALSE)
    )
  );
