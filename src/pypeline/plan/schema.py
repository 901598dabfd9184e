"""The columns of a relation: all of them (`Known`), or those we know of and why there may be more (`Open`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `type` is a canonical DuckDB spelling, or "" while it is not yet known."""

    name: str
    type: str = ""
    nullable: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    columns: tuple[Column, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def find(self, name: str) -> Column | None:
        """By casefolded name: `a` and `A` are one column to every engine we emit for."""
        wanted = name.casefold()
        return next((column for column in self.columns if column.name.casefold() == wanted), None)

    def types(self) -> dict[str, str]:
        return {column.name: column.type for column in self.columns}

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


@dataclass(frozen=True, slots=True)
class Known(Columns):
    """Every column, in order."""


@dataclass(frozen=True, slots=True)
class Open(Columns):
    """The columns known so far, and why the rest is known only when the pipeline runs."""

    reason: str = ""


Schema = Known | Open


def known(types: Mapping[str, str] | Iterable[tuple[str, str]]) -> Known:
    pairs = types.items() if isinstance(types, Mapping) else types
    return Known(tuple(Column(name, type_) for name, type_ in pairs))


def schema_to_json(schema: Schema) -> dict[str, Any]:
    columns = [{"name": c.name, "type": c.type, **({} if c.nullable else {"nullable": False})} for c in schema.columns]
    return {"columns": columns, **({"open": schema.reason} if isinstance(schema, Open) else {})}


def schema_from_json(value: Mapping[str, Any]) -> Schema:
    columns = tuple(Column(c["name"], c["type"], c.get("nullable", True)) for c in value["columns"])
    return Open(columns, value["open"]) if "open" in value else Known(columns)
