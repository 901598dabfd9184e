-- two of four lines cannot be read: readings.data
SELECT
  *
FROM READ_CSV(
  'data/readings.csv',
  "quote" = '"',
  "escape" = '"',
  "header" = TRUE,
  "skip" = 0,
  "comment" = '',
  "nullstr" = [''],
  "strict_mode" = TRUE,
  "delim" = ',',
  "auto_detect" = FALSE,
  "columns" = {'sensor': 'VARCHAR', 'day': 'DATE', 'celsius': 'DOUBLE'}
);

-- two of four lines cannot be read: where_and_why.output
WITH "readings" AS (
  SELECT
    *
  FROM READ_CSV(
    'data/readings.csv',
    "quote" = '"',
    "escape" = '"',
    "header" = TRUE,
    "skip" = 0,
    "comment" = '',
    "nullstr" = [''],
    "strict_mode" = TRUE,
    "delim" = ',',
    "auto_detect" = FALSE,
    "columns" = {'sensor': 'VARCHAR', 'day': 'DATE', 'celsius': 'DOUBLE'}
  )
), "readings_rejected" AS (
  SELECT
    *
  FROM "readings_rejected"
)
SELECT
  "file",
  "line",
  "column",
  "error_code"
FROM "readings_rejected";
