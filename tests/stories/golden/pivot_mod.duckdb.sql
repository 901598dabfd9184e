-- sums, and zero where nothing was sold: named.output
WITH "sales" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('north' AS TEXT), CAST('q1' AS TEXT), CAST(10 AS INT)),
    (CAST('north' AS TEXT), CAST('q1' AS TEXT), CAST(5 AS INT)),
    (CAST('north' AS TEXT), CAST('q2' AS TEXT), CAST(20 AS INT)),
    (CAST('south' AS TEXT), CAST('q2' AS TEXT), CAST(7 AS INT)),
    (CAST(NULL AS TEXT), CAST('q1' AS TEXT), CAST(1 AS INT))) AS "rows"("region", "quarter", "amount")
)
SELECT
  "region",
  COALESCE(SUM("amount") FILTER(WHERE
    "quarter" = 'q1'), 0) AS "q1",
  COALESCE(SUM("amount") FILTER(WHERE
    "quarter" = 'q2'), 0) AS "q2"
FROM "sales"
GROUP BY
  "region";

-- only the declared column: declared.output
WITH "sales" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('north' AS TEXT), CAST('q1' AS TEXT), CAST(10 AS INT)),
    (CAST('north' AS TEXT), CAST('q1' AS TEXT), CAST(5 AS INT)),
    (CAST('north' AS TEXT), CAST('q2' AS TEXT), CAST(20 AS INT)),
    (CAST('south' AS TEXT), CAST('q2' AS TEXT), CAST(7 AS INT)),
    (CAST(NULL AS TEXT), CAST('q1' AS TEXT), CAST(1 AS INT))) AS "rows"("region", "quarter", "amount")
)
SELECT
  "region",
  CAST(MAX("amount") FILTER(WHERE
    CAST("quarter" AS TEXT) = 'q2') AS BIGINT) AS "q2"
FROM "sales"
GROUP BY
  "region";
