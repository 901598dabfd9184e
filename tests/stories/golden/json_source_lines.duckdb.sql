-- types are guessed over all lines: visits.data
SELECT
  "page",
  "at",
  "ms",
  "user"
FROM READ_JSON(
  'data/visits.ndjson',
  "format" = 'newline_delimited',
  "columns" = {'page': 'VARCHAR', 'at': 'TIMESTAMP', 'ms': 'BIGINT', 'user': 'VARCHAR'}
);
