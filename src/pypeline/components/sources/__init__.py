"""Sources: files, literal rows, generated rows, databases. `http_source` has its place here, too."""

from pypeline.components.sources.calendar_mod import CALENDAR
from pypeline.components.sources.calendar_source import CALENDAR_SOURCE
from pypeline.components.sources.csv_source import CSV_SOURCE
from pypeline.components.sources.database_source import DATABASE_SOURCE
from pypeline.components.sources.directory_source import DIRECTORY_SOURCE
from pypeline.components.sources.excel_source import EXCEL_SOURCE
from pypeline.components.sources.generate_source import GENERATE_SOURCE
from pypeline.components.sources.inline_source import INLINE_SOURCE
from pypeline.components.sources.json_source import JSON_SOURCE
from pypeline.components.sources.parquet_source import PARQUET_SOURCE
from pypeline.components.sources.pdf_source import PDF_SOURCE
from pypeline.components.sources.python_source import PYTHON_SOURCE
from pypeline.components.sources.xml_source import XML_SOURCE

COMPONENTS = (
    CSV_SOURCE,
    PARQUET_SOURCE,
    JSON_SOURCE,
    EXCEL_SOURCE,
    XML_SOURCE,
    PDF_SOURCE,
    INLINE_SOURCE,
    GENERATE_SOURCE,
    CALENDAR_SOURCE,
    CALENDAR,
    DIRECTORY_SOURCE,
    DATABASE_SOURCE,
    PYTHON_SOURCE,
)

__all__ = ["COMPONENTS"]
