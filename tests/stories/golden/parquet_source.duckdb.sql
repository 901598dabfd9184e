-- only what was asked for is read: sales.data
SELECT
  "region",
  CAST("amount" AS DOUBLE) AS "amount"
FROM (
  SELECT
    "id",
    "region",
    "amount",
    "day"
  FROM READ_PARQUET('data/sales.parquet')
) AS "inner";
