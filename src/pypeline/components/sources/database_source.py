"""Tables and queries of databases."""

from pypeline.kit import (
    Component,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Probe,
    Problem,
    QueryScan,
    Relation,
    TableScan,
    Template,
    option,
    relational,
)


class DatabaseSourceOptions(Options):
    connection: str = option(
        "Connection", "Its name, as pype connections list shows it", editor="connection", examples=("warehouse",)
    )
    table: str = option("Table", "A table or view: orders, or sales.orders", default="", examples=("sales.orders",))
    query: Template = option(
        "Query", "Instead of a table: a SELECT in the database's own SQL", default="", editor="sql"
    )


def probes(options: DatabaseSourceOptions) -> tuple[Probe, ...]:
    if _wrong(options) is not None:
        return ()
    if options.table:
        return (Probe((options.connection,), "table", {"table": options.table}),)
    return (Probe((options.connection,), "query", {"query": options.query}),)


def _wrong(options: DatabaseSourceOptions) -> Problem | None:
    if bool(options.table) == bool(options.query.strip()):
        return Problem("P316", "either a table or a query is read", Place(option="table"), "set one of the two")
    if "{{" in options.query:
        where, remedy = Place(option="query"), "read more rows, and keep some with filter_mod"
        return Problem("P504", "placeholders in a query come with a later release", where, remedy)
    return None


@relational
def scan(options: DatabaseSourceOptions, inputs: Inputs) -> Outcome:
    wrong = _wrong(options)
    if wrong is not None:
        return wrong
    schema = inputs.facts[0].schema
    name = options.connection
    leaf = TableScan(name, options.table) if options.table else QueryScan(name, options.query)
    return {"data": Relation(leaf, (), schema.names, schema)}


DATABASE_SOURCE = Component(
    name="database_source",
    title="Database",
    summary="Read a table or a query of a database.",
    category="Sources",
    icon="database",
    outputs=(Port("data", "The rows of the table or query"),),
    options=DatabaseSourceOptions,
    body=scan,
    probes=probes,
    tags=("sql", "postgresql", "sqlite", "table"),
)
