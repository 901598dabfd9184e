"""SQL: a person's own query over the inputs."""

from pypeline.kit import Component, Inputs, Options, Outcome, Place, Port, Problem, Relation, Sql, option, relational
from pypeline.kit.options import Template
from pypeline.kit.queries import read_query


class SqlOptions(Options):
    query: Template = option(
        "Query",
        "One SELECT in DuckDB's SQL. Its tables are the inputs: input (or input1), input2, …",
        editor="sql",
        min_length=1,
        examples=("SELECT country, sum(total) AS total FROM input GROUP BY country",),
    )


@relational
def ask(options: SqlOptions, inputs: Inputs) -> Outcome:
    tables = {**inputs, "input": inputs.group("input")[0]}
    found = read_query(options.query, tuple(tables))
    if isinstance(found, Problem):
        return found.at(Place(option="query"))
    tree, ports = found
    return {"output": Relation(Sql(tree, ports), tuple(tables[port] for port in ports))}


SQL = Component(
    name="sql_mod",
    title="SQL",
    summary="Write a SELECT over the inputs.",
    category="Sets",
    icon="database-search",
    inputs=(Port("input", "A table of the query: input1, input2, …; input is input1", group=True),),
    outputs=(Port("output", "The rows of the query"),),
    options=SqlOptions,
    body=ask,
    reads_types=True,
)
