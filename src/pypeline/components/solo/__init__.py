"""Solo: steps without data ports."""

from pypeline.kit import Component

COMPONENTS: tuple[Component, ...] = ()

__all__ = ["COMPONENTS"]
