"""Sources: files, literal rows, generated rows."""

from pypeline.components.sources.parquet_source import PARQUET_SOURCE

COMPONENTS = (PARQUET_SOURCE,)

__all__ = ["COMPONENTS"]
