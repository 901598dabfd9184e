"""Tables of databases."""

from typing import Literal

from pypeline.kit import (
    Column,
    Component,
    Inputs,
    Known,
    Options,
    Outcome,
    Place,
    Port,
    Probe,
    Problem,
    TableWrite,
    option,
    relational,
)


class DatabaseSinkOptions(Options):
    connection: str = option(
        "Connection",
        "Its name, as pype connections list shows it",
        affects="effects",
        editor="connection",
        examples=("warehouse",),
    )
    table: str = option("Table", "orders, or sales.orders", affects="effects", min_length=1, examples=("sales.orders",))
    mode: Literal["append", "replace", "merge"] = option(
        "Rows that are there",
        "append: stay; replace: go; merge: are replaced where the keys are the same",
        default="append",
        affects="effects",
    )
    keys: list[Column] = option("Keys", "Columns that tell a row, for merge", default=[], affects="effects")
    create: bool = option("Make the table", "If it is not there", default=True, affects="effects")


def probes(options: DatabaseSinkOptions) -> tuple[Probe, ...]:
    return (Probe((options.connection,), "table", {"table": options.table, "may_be_missing": options.create}),)


@relational
def write(options: DatabaseSinkOptions, inputs: Inputs) -> Outcome:
    if options.mode == "merge" and not options.keys:
        return Problem("P316", "merge needs keys", Place(option="keys"), "name the columns that tell a row")
    if options.mode != "merge" and options.keys:
        return Problem("P316", f"keys are for merge, not for {options.mode}", Place(option="keys"), "set mode: merge")
    rows, found = inputs["input"], inputs.facts[0].schema
    missing = [name for name in rows.columns if isinstance(found, Known) and found.find(name) is None]
    if missing:
        message = f"{options.table} has no column {missing[0]}; it has {', '.join(found.names[:12])}"
        return Problem("P305", message, Place(option="table"), "rename the column, or leave it out with select_mod")
    return TableWrite(rows, options.connection, options.table, options.mode, tuple(options.keys), options.create)


DATABASE_SINK = Component(
    name="database_sink",
    title="Database",
    summary="Write rows to a table of a database, all of them or none, and once however often it is tried.",
    category="Sinks",
    icon="database",
    inputs=(Port("input", "Rows to write"),),
    options=DatabaseSinkOptions,
    body=write,
    probes=probes,
    tags=("sql", "postgresql", "sqlite", "table", "upsert"),
)
