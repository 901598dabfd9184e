-- sums, and zero where nothing was sold: named.output
WITH "sales" AS (
  SELECT
    CAST('north' AS Nullable(String)) AS "region",
    CAST('q1' AS Nullable(String)) AS "quarter",
    CAST(10 AS Nullable(Int32)) AS "amount"
  UNION ALL
  SELECT
    CAST('north' AS Nullable(String)),
    CAST('q1' AS Nullable(String)),
    CAST(5 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('north' AS Nullable(String)),
    CAST('q2' AS Nullable(String)),
    CAST(20 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('south' AS Nullable(String)),
    CAST('q2' AS Nullable(String)),
    CAST(7 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('q1' AS Nullable(String)),
    CAST(1 AS Nullable(Int32))
)
SELECT
  "region",
  COALESCE(sumOrNull(toInt128("amount")) FILTER(WHERE
    "quarter" = 'q1'), 0) AS "q1",
  COALESCE(sumOrNull(toInt128("amount")) FILTER(WHERE
    "quarter" = 'q2'), 0) AS "q2"
FROM "sales"
GROUP BY
  "region";

-- only the declared column: declared.output
WITH "sales" AS (
  SELECT
    CAST('north' AS Nullable(String)) AS "region",
    CAST('q1' AS Nullable(String)) AS "quarter",
    CAST(10 AS Nullable(Int32)) AS "amount"
  UNION ALL
  SELECT
    CAST('north' AS Nullable(String)),
    CAST('q1' AS Nullable(String)),
    CAST(5 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('north' AS Nullable(String)),
    CAST('q2' AS Nullable(String)),
    CAST(20 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST('south' AS Nullable(String)),
    CAST('q2' AS Nullable(String)),
    CAST(7 AS Nullable(Int32))
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)),
    CAST('q1' AS Nullable(String)),
    CAST(1 AS Nullable(Int32))
)
SELECT
  "region",
  accurateCast((
    maxOrNull("amount") FILTER(WHERE
      "quarter" = 'q2')
  ), 'Nullable(Int64)') AS "q2"
FROM "sales"
GROUP BY
  "region";
