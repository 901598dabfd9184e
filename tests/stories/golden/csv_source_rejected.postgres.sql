-- two of four lines cannot be read: readings.data
-- refused P501: postgres does not read local files

-- two of four lines cannot be read: where_and_why.output
-- refused P501: postgres does not read local files
