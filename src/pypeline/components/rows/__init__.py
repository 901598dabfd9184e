"""Rows: keep, order, split and check them."""

from pypeline.components.rows.filter import FILTER

COMPONENTS = (FILTER,)

__all__ = ["COMPONENTS"]
