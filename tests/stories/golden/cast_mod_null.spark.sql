-- both columns are there: typed.output
WITH `texts` AS (
  SELECT
    CAST('12' AS STRING) AS `amount`
  UNION ALL
  SELECT
    CAST('n/a' AS STRING)
)
SELECT
  *,
  CASE
    WHEN `amount` RLIKE '^[ \t\n\013\014\r]*[+-]?[0-9]{1,18}[ \t\n\013\014\r]*$'
    THEN CASE
      WHEN CAST(BTRIM(`amount`, ' \t\n\013\014\r') AS BIGINT) BETWEEN -2147483648 AND 2147483647
      THEN CAST(BTRIM(`amount`, ' \t\n\013\014\r') AS INT)
    END
    WHEN `amount` RLIKE '^[ \t\n\013\014\r]*[+-]?([0-9]{1,15}[.]?[0-9]{0,15}|[.][0-9]{1,15})([eE][+-]?[0-9])?[ \t\n\013\014\r]*$'
    THEN CASE
      WHEN ROUND(CAST(BTRIM(`amount`, ' \t\n\013\014\r') AS DECIMAL(38, 15)), 0) BETWEEN -2147483648 AND 2147483647
      THEN CAST(ROUND(CAST(BTRIM(`amount`, ' \t\n\013\014\r') AS DECIMAL(38, 15)), 0) AS INT)
    END
    WHEN `amount` RLIKE '^[ \t\n\013\014\r]*[+]?-?([0-9]+(_[0-9]+)*([.][0-9_]*)?|[.][0-9_]+)([eE][+-]?[0-9][0-9_.]*)?[ \t\n\013\014\r]*$'
    THEN CAST(BTRIM(`amount`, ' \t\n\013\014\r') AS INT)
    WHEN `amount` RLIKE '^[ \t\n\013\014\r]*[+-]?0([xX][0-9a-fA-F]+|[bB][01]+)[ \t\n\013\014\r]*$'
    THEN CAST(BTRIM(`amount`, ' \t\n\013\014\r') AS INT)
  END AS `amount_number`
FROM `texts`;
