"""Sets: join, union, aggregate, reshape."""

from pypeline.components.sets.join import JOIN

COMPONENTS = (JOIN,)

__all__ = ["COMPONENTS"]
