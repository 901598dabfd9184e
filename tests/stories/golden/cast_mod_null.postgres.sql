-- both columns are there: typed.output
WITH "texts" AS (
  SELECT
    CAST('12' AS TEXT) AS "amount"
  UNION ALL
  SELECT
    CAST('n/a' AS TEXT)
)
SELECT
  *,
  CASE
    WHEN "amount" ~ '^[ 	
]*[+-]?[0-9]{1,18}[ 	
]*$'
    THEN CASE
      WHEN CAST(BTRIM("amount", ' 	
') AS BIGINT) BETWEEN -2147483648 AND 2147483647
      THEN CAST(BTRIM("amount", ' 	
') AS INT)
    END
    WHEN "amount" ~ '^[ 	
]*[+-]?([0-9]{1,15}[.]?[0-9]{0,15}|[.][0-9]{1,15})([eE][+-]?[0-9])?[ 	
]*$'
    THEN CASE
      WHEN ROUND(CAST(BTRIM("amount", ' 	
') AS DECIMAL(38, 15)), 0) BETWEEN -2147483648 AND 2147483647
      THEN CAST(ROUND(CAST(BTRIM("amount", ' 	
') AS DECIMAL(38, 15)), 0) AS INT)
    END
    WHEN "amount" ~ '^[ 	
]*[+]?-?([0-9]+(_[0-9]+)*([.][0-9_]*)?|[.][0-9_]+)([eE][+-]?[0-9][0-9_.]*)?[ 	
]*$'
    THEN CAST(BTRIM("amount", ' 	
') AS INT)
    WHEN "amount" ~ '^[ 	
]*[+-]?0([xX][0-9a-fA-F]+|[bB][01]+)[ 	
]*$'
    THEN CAST(BTRIM("amount", ' 	
') AS INT)
  END AS "amount_number"
FROM "texts";
