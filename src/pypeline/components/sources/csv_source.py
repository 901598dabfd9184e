"""CSV files and other delimited text."""

from typing import Any

from pypeline.components.sources.csv_dialect import csv_dialect, option_problem
from pypeline.components.sources.csv_options import CsvSourceOptions
from pypeline.components.sources.declared import declared_schema
from pypeline.kit import (
    REJECT_COLUMNS,
    Component,
    FileScan,
    Inputs,
    Outcome,
    Port,
    Probe,
    Problem,
    RejectScan,
    Relation,
    known,
    relational,
)


def probes(options: CsvSourceOptions) -> tuple[Probe, ...]:
    if option_problem(options) is not None:
        return ()
    guessing: dict[str, Any] = {"sample_size": options.guess_rows} if options.infer_types else {"all_varchar": True}
    return (Probe((options.file_path,), "csv", {**csv_dialect(options), **guessing}),)


@relational
def scan(options: CsvSourceOptions, inputs: Inputs) -> Outcome:
    problem = option_problem(options)
    if problem is not None:
        return problem
    schema = declared_schema(options.columns, inputs.facts[0], has_names=bool(options.header))
    if isinstance(schema, Problem):
        return schema
    reading = {**csv_dialect(options), **inputs.facts[0].detected}
    collects = "rejected" in inputs.linked
    if reading.get("encoding") == "auto":  # of a file that is not there yet
        del reading["encoding"]
    if len(schema):
        types = {column.name: column.type for column in schema if column.name != options.filename_column}
        # By name, the reader looks for each file's own columns; else they are told, so that nobody guesses again.
        reading["types" if options.union_by_name else "columns"] = types
        # The sniffer counts comments and short rows as other numbers of columns; rejects are wanted from every row.
        is_unsniffable = collects or options.comment or options.short_rows == "fill"
        if is_unsniffable and not options.union_by_name and "delim" in reading:
            reading["auto_detect"] = False
    op = FileScan((options.file_path,), "csv", reading, collects)
    files = Relation(op, (), schema.names, schema)
    if not collects:
        return {"data": files}
    return {"data": files, "rejected": Relation(RejectScan(op), (files,), tuple(REJECT_COLUMNS), known(REJECT_COLUMNS))}


CSV_SOURCE = Component(
    name="csv_source",
    title="CSV file",
    summary="Read CSV files and other delimited text.",
    category="Sources",
    icon="file-spreadsheet",
    outputs=(Port("data", "The rows of the files"), Port("rejected", "Lines that cannot be read, and why")),
    options=CsvSourceOptions,
    body=scan,
    probes=probes,
)
