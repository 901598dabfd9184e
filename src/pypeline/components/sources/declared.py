"""Columns that a person declares, laid over the columns that a file turned out to have."""

from __future__ import annotations

from collections.abc import Mapping

from pypeline.kit import Fact, Known, Open, Place, Problem, Schema, SchemaColumn, known


def declared_schema(declared: Mapping[str, str], fact: Fact, *, has_names: bool = True) -> Schema | Problem:
    """The file's columns with the declared types; of a file that is not there yet, the declared columns alone.

    Without names in the file (`has_names`), the declared ones name its columns in order.
    """
    found = fact.schema
    if isinstance(found, Open):
        return known(declared) if declared else found
    if not has_names:
        return _named_in_order(declared, found)
    types = {name.casefold(): type_ for name, type_ in declared.items()}
    missing = [name for name in declared if found.find(name) is None]
    if missing:
        return missing_column(missing[0], found, f"columns.{missing[0]}")
    return Known(tuple(SchemaColumn(column.name, types.get(column.name.casefold(), column.type)) for column in found))


def _named_in_order(declared: Mapping[str, str], found: Known) -> Schema | Problem:
    if len(declared) > len(found):
        extra = list(declared)[len(found)]
        return Problem(
            "P305",
            f"the file has {len(found)} columns, and {extra} is one more",
            Place(option=f"columns.{extra}"),
            "remove it",
        )
    rest = tuple(found)[len(declared) :]
    return Known((*(SchemaColumn(name, type_) for name, type_ in declared.items()), *rest))


def missing_column(name: str, found: Schema, option: str) -> Problem:
    shown = ", ".join(found.names[:8]) + (", …" if len(found) > 8 else "")  # noqa: PLR2004 - fits on a line
    return Problem("P305", f"the file has no column {name}", Place(option=option), f"it has {shown}")
