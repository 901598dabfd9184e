"""Columns: choose, rename, compute and clean them."""

from pypeline.components.columns.cast import CAST
from pypeline.components.columns.cleanse import CLEANSE
from pypeline.components.columns.concat import CONCAT
from pypeline.components.columns.datetime import DATETIME
from pypeline.components.columns.derive import DERIVE
from pypeline.components.columns.explode import EXPLODE
from pypeline.components.columns.extract import EXTRACT
from pypeline.components.columns.fill_null import FILL_NULL
from pypeline.components.columns.hash import HASH
from pypeline.components.columns.hierarchy import HIERARCHY
from pypeline.components.columns.json import JSON
from pypeline.components.columns.rename import RENAME
from pypeline.components.columns.reorder import REORDER
from pypeline.components.columns.replace import REPLACE
from pypeline.components.columns.row_id import ROW_ID
from pypeline.components.columns.select import SELECT
from pypeline.components.columns.split import SPLIT

COMPONENTS = (
    SELECT, RENAME, REORDER, CAST, DERIVE, SPLIT, CONCAT, EXTRACT, REPLACE, CLEANSE, FILL_NULL, DATETIME, ROW_ID, HASH,
    JSON, EXPLODE, HIERARCHY,
)  # fmt: skip

__all__ = ["COMPONENTS"]
