-- later columns use earlier ones, and NULL makes NULL: billed.output
WITH "lines" AS (
  SELECT
    *
  FROM (VALUES
    (CAST('pen' AS TEXT), CAST('1.25' AS DECIMAL(10, 2)), CAST(4 AS INT)),
    (CAST('ink' AS TEXT), CAST('8.00' AS DECIMAL(10, 2)), CAST(NULL AS INT))) AS "rows"("item", "price", "quantity")
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
      "net" * 0.2 AS "tax"
    FROM (
      SELECT
        *,
        "price" * "quantity" AS "net"
      FROM "lines"
    ) AS "inner"
  ) AS "inner"
) AS "inner";
