"""Rows: keep, order, split and check them."""

from pypeline.components.rows.distinct import DISTINCT
from pypeline.components.rows.expect import EXPECT
from pypeline.components.rows.filter import FILTER
from pypeline.components.rows.limit import LIMIT
from pypeline.components.rows.sample import SAMPLE
from pypeline.components.rows.sort import SORT
from pypeline.components.rows.switch import SWITCH

COMPONENTS = (FILTER, SORT, LIMIT, SAMPLE, DISTINCT, SWITCH, EXPECT)

__all__ = ["COMPONENTS"]
