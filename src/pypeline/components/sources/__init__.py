"""Sources: files, literal rows, generated rows.

What needs a connection (`database_source`, `http_source`) comes with connections and has its place here.
"""

from pypeline.components.sources.csv_source import CSV_SOURCE
from pypeline.components.sources.inline_source import INLINE_SOURCE
from pypeline.components.sources.parquet_source import PARQUET_SOURCE

COMPONENTS = (CSV_SOURCE, PARQUET_SOURCE, INLINE_SOURCE)

__all__ = ["COMPONENTS"]
