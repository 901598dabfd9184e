-- later columns use earlier ones, and NULL makes NULL: billed.output
WITH "lines" AS (
  SELECT
    CAST('pen' AS Nullable(String)) AS "item",
    CAST('1.25' AS Nullable(Decimal(10, 2))) AS "price",
    CAST(4 AS Nullable(Int32)) AS "quantity"
  UNION ALL
  SELECT
    CAST('ink' AS Nullable(String)),
    CAST('8.00' AS Nullable(Decimal(10, 2))),
    CAST(NULL AS Nullable(Int32))
)
SELECT
  *,
  CASE WHEN "gross" > 5 THEN 'large' ELSE 'small' END AS "size"
FROM (
  SELECT
    *,
    "net" + "tax" AS "gross"
  FROM (
    SELECT
      *,
      "net" * CAST('0.2' AS Nullable(Decimal(1, 1))) AS "tax"
    FROM (
      SELECT
        *,
        "price" * "quantity" AS "net"
      FROM "lines"
    ) AS "inner"
  ) AS "inner"
) AS "inner";
