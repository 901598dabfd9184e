"""Explore: summaries, frequencies, charts."""

from pypeline.kit import Component

COMPONENTS: tuple[Component, ...] = ()

__all__ = ["COMPONENTS"]
