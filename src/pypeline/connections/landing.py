"""How staged rows get into a table: the steps of one transaction, the same for every database that has SQL.

The ledger `_pypeline_effects` stands beside the table; its row is inserted with the rows, so an effect that is
delivered again finds it and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pypeline.connections.names import quoted, table_parts, table_sql, text
from pypeline.problems import Problem
from pypeline.service.connections import DatabaseError, Delivery

LEDGER = "_pypeline_effects"
STAGING = "_pypeline_staging"

Run = Callable[[str], Sequence[tuple[Any, ...]]]


@dataclass(frozen=True)
class Place:
    """The database's side. `columns_of` gives a table's columns with their types, None when there is no table.

    `spell` turns a canonical type into the database's; `converted` makes a staged column fit a column's type.
    """

    run: Run
    columns_of: Callable[[tuple[str, ...]], Mapping[str, str] | None]
    spell: Callable[[str], str]
    converted: Callable[[str, str, str], str]
    lock: Callable[[tuple[str, ...]], None] = lambda _table: None


def ledger_of(delivery: Delivery) -> tuple[str, ...]:
    return (*table_parts(delivery.table)[:-1], LEDGER)


def written_before(place: Place, delivery: Delivery) -> int | None:
    """The rows that this very effect wrote earlier."""
    ledger = ledger_of(delivery)
    if place.columns_of(ledger) is None:
        return None
    found = place.run(f"SELECT row_count FROM {table_sql(ledger)} WHERE effect_id = {text(delivery.effect)}")
    return int(found[0][0]) if found else None


def land(place: Place, delivery: Delivery) -> int:
    """Moves the rows of the staging table and notes the effect; the caller begins and commits."""
    table, ledger = table_parts(delivery.table), ledger_of(delivery)
    if place.columns_of(ledger) is None:
        place.run(
            f"CREATE TABLE {table_sql(ledger)} (effect_id VARCHAR(500) PRIMARY KEY, table_name VARCHAR(500) NOT NULL, "
            "row_count BIGINT NOT NULL, written_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"
        )
    found = place.columns_of(table)
    if found is None:
        found = _created(place, delivery, table)
    columns = _matched(place, delivery, found)
    place.lock(table)
    if delivery.mode == "replace":
        place.run(f"DELETE FROM {table_sql(table)}")
    rows = int(place.run(f"SELECT count(*) FROM {quoted(STAGING)}")[0][0])
    if delivery.mode == "merge":
        _merge(place, delivery, table, columns)
    else:
        _insert(place, table, columns, "")
    place.run(
        f"INSERT INTO {table_sql(ledger)} (effect_id, table_name, row_count) "
        f"VALUES ({text(delivery.effect)}, {text(delivery.table)}, {rows})"
    )
    return rows


@dataclass(frozen=True)
class _Columns:
    """By the staged name: the table's own spelling, and the staged value as the table takes it."""

    names: Mapping[str, str]
    values: Mapping[str, str]


def _created(place: Place, delivery: Delivery, table: tuple[str, ...]) -> Mapping[str, str]:
    if not delivery.create:
        raise DatabaseError(
            Problem("P508", f"there is no table {delivery.table}", remedy="make it, or set create: true")
        )
    columns = ", ".join(f"{quoted(column.name)} {place.spell(column.type)}" for column in delivery.schema.columns)
    keys = f", PRIMARY KEY ({', '.join(quoted(key) for key in delivery.keys)})" if delivery.keys else ""
    place.run(f"CREATE TABLE {table_sql(table)} ({columns}{keys})")
    return place.columns_of(table) or {}


def _matched(place: Place, delivery: Delivery, found: Mapping[str, str]) -> _Columns:
    own = {name.casefold(): name for name in found}
    names: dict[str, str] = {}
    for column in delivery.schema.columns:
        actual = column.name if column.name in found else own.get(column.name.casefold())
        if actual is None:
            message = f"{delivery.table} has no column {column.name}; it has {', '.join(list(found)[:12])}"
            raise DatabaseError(Problem("P621", message, remedy="rename the column, or leave it out with select_mod"))
        names[column.name] = actual

    values = {
        column.name: place.converted(f"s.{quoted(column.name)}", column.type, found[names[column.name]])
        for column in delivery.schema.columns
    }
    return _Columns(names, values)


def _insert(place: Place, table: tuple[str, ...], columns: _Columns, where: str) -> None:
    names = ", ".join(quoted(name) for name in columns.names.values())
    values = ", ".join(columns.values[name] for name in columns.names)
    place.run(f"INSERT INTO {table_sql(table)} ({names}) SELECT {values} FROM {quoted(STAGING)} AS s{where}")


def _merge(place: Place, delivery: Delivery, table: tuple[str, ...], columns: _Columns) -> None:
    """Rows whose keys are there replace the old ones; the others are added."""
    staged = {name.casefold(): name for name in columns.names}
    keys = [staged[key.casefold()] for key in delivery.keys]
    _keys_are_unique(place, delivery, keys)
    same = " AND ".join(f"t.{quoted(columns.names[key])} = {columns.values[key]}" for key in keys)
    sets = [f"{quoted(columns.names[name])} = {columns.values[name]}" for name in columns.names if name not in keys]
    if sets:
        place.run(f"UPDATE {table_sql(table)} AS t SET {', '.join(sets)} FROM {quoted(STAGING)} AS s WHERE {same}")
    _insert(place, table, columns, f" WHERE NOT EXISTS (SELECT 1 FROM {table_sql(table)} AS t WHERE {same})")


def _keys_are_unique(place: Place, delivery: Delivery, keys: Sequence[str]) -> None:
    listed = ", ".join(quoted(key) for key in keys)
    empty = " OR ".join(f"{quoted(key)} IS NULL" for key in keys)
    if place.run(f"SELECT 1 FROM {quoted(STAGING)} WHERE {empty} LIMIT 1"):
        message = f"a key of {delivery.table} ({', '.join(keys)}) is NULL: such a row would be added again each time"
        raise DatabaseError(Problem("P620", message, remedy="filter such rows out"))
    twice = place.run(f"SELECT {listed} FROM {quoted(STAGING)} GROUP BY {listed} HAVING count(*) > 1 LIMIT 1")
    if twice:
        shown = ", ".join(f"{key} = {value}" for key, value in zip(keys, twice[0], strict=True))
        message = f"two rows for {delivery.table} have the same keys: {shown}"
        raise DatabaseError(Problem("P620", message, remedy="keep one of each with distinct_mod, or add a key"))
