-- semicolons are found out, a missing field and a dash are NULL: orders.data
SELECT
  *
FROM READ_CSV(
  'data/orders.csv',
  "quote" = '"',
  "escape" = '"',
  "header" = TRUE,
  "skip" = 0,
  "comment" = '',
  "nullstr" = ['', '-'],
  "strict_mode" = TRUE,
  "dateformat" = '%d.%m.%Y',
  "decimal_separator" = ',',
  "thousands" = '.',
  "delim" = ';',
  "columns" = {'id': 'BIGINT', 'customer': 'VARCHAR', 'total': 'DECIMAL(10,2)', 'paid on': 'DATE'}
);
