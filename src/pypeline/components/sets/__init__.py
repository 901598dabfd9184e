"""Sets: join, union, aggregate, reshape."""

from pypeline.kit import Component

COMPONENTS: tuple[Component, ...] = ()

__all__ = ["COMPONENTS"]
