"""Sinks: files, logs, charts. `database_sink` and `http_sink` come with connections and have their place here."""

from pypeline.components.sinks.parquet_sink import PARQUET_SINK

COMPONENTS = (PARQUET_SINK,)

__all__ = ["COMPONENTS"]
