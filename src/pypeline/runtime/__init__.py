"""Plans become rows: the DuckDB engine, child processes, files written atomically."""
