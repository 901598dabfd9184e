"""Columns: choose, rename, compute and clean them."""

from pypeline.kit import Component

COMPONENTS: tuple[Component, ...] = ()

__all__ = ["COMPONENTS"]
