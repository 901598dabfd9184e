"""The catalogue: one small frozen value a file. The tuple below is its table of contents; nothing scans folders."""

from pypeline.components import columns, explore, rows, sets, sinks, solo, sources
from pypeline.kit import Catalogue

BUILTIN = Catalogue(
    (
        *sources.COMPONENTS,
        *rows.COMPONENTS,
        *columns.COMPONENTS,
        *sets.COMPONENTS,
        *explore.COMPONENTS,
        *sinks.COMPONENTS,
        *solo.COMPONENTS,
    )
)

__all__ = ["BUILTIN"]
