-- sums, and zero where nothing was sold: named.output
WITH "sales" AS (
  SELECT
    CAST('north' AS TEXT) AS "region",
    CAST('q1' AS TEXT) AS "quarter",
    CAST(10 AS INT) AS "amount"
  UNION ALL
  SELECT
    CAST('north' AS TEXT),
    CAST('q1' AS TEXT),
    CAST(5 AS INT)
  UNION ALL
  SELECT
    CAST('north' AS TEXT),
    CAST('q2' AS TEXT),
    CAST(20 AS INT)
  UNION ALL
  SELECT
    CAST('south' AS TEXT),
    CAST('q2' AS TEXT),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST(NULL AS TEXT),
    CAST('q1' AS TEXT),
    CAST(1 AS INT)
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
    CAST('north' AS TEXT) AS "region",
    CAST('q1' AS TEXT) AS "quarter",
    CAST(10 AS INT) AS "amount"
  UNION ALL
  SELECT
    CAST('north' AS TEXT),
    CAST('q1' AS TEXT),
    CAST(5 AS INT)
  UNION ALL
  SELECT
    CAST('north' AS TEXT),
    CAST('q2' AS TEXT),
    CAST(20 AS INT)
  UNION ALL
  SELECT
    CAST('south' AS TEXT),
    CAST('q2' AS TEXT),
    CAST(7 AS INT)
  UNION ALL
  SELECT
    CAST(NULL AS TEXT),
    CAST('q1' AS TEXT),
    CAST(1 AS INT)
)
SELECT
  "region",
  CAST(MAX("amount") FILTER(WHERE
    "quarter" = 'q2') AS BIGINT) AS "q2"
FROM "sales"
GROUP BY
  "region";
