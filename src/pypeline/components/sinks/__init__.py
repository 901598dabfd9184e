"""Sinks: files, logs."""

from pypeline.components.sinks.parquet_sink import PARQUET_SINK

COMPONENTS = (PARQUET_SINK,)

__all__ = ["COMPONENTS"]
