"""Sinks: files, databases, logs, charts. `http_sink` has its place here, too."""

from pypeline.components.sinks.chart_sink import CHART_SINK
from pypeline.components.sinks.csv_sink import CSV_SINK
from pypeline.components.sinks.database_sink import DATABASE_SINK
from pypeline.components.sinks.excel_sink import EXCEL_SINK
from pypeline.components.sinks.json_sink import JSON_SINK
from pypeline.components.sinks.log_sink import LOG_SINK
from pypeline.components.sinks.markdown_sink import MARKDOWN_SINK
from pypeline.components.sinks.parquet_sink import PARQUET_SINK
from pypeline.components.sinks.python_sink import PYTHON_SINK
from pypeline.components.sinks.xml_sink import XML_SINK

COMPONENTS = (
    CSV_SINK,
    PARQUET_SINK,
    JSON_SINK,
    EXCEL_SINK,
    XML_SINK,
    MARKDOWN_SINK,
    DATABASE_SINK,
    CHART_SINK,
    LOG_SINK,
    PYTHON_SINK,
)

__all__ = ["COMPONENTS"]
