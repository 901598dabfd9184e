-- equal rows share a place: ranked.output
-- refused P502: ClickHouse cannot say IGNORE NULLS the same way: it is not there

-- halves, and percent of the whole: halves.output
WITH "scores" AS (
  SELECT
    CAST('ada' AS Nullable(String)) AS "name",
    CAST(9 AS Nullable(Int32)) AS "points"
  UNION ALL
  SELECT
    CAST('bob' AS Nullable(String)),
    CAST(7 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('cem' AS Nullable(String)),
    CAST(7 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('dot' AS Nullable(String)),
    CAST(NULL AS Nullable(Int32))
)
SELECT
  "name",
  "points",
  NTILE(2) OVER (ORDER BY "points" DESC, "name") AS "half",
  toFloat64((
    "points" * 100
  )) / nullIf(toFloat64((
    sumOrNull(toInt128("points")) OVER ()
  )), 0) AS "percent"
FROM "scores";
