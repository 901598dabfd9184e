"""Parquet files."""

from pypeline.kit import (
    Component,
    FileScan,
    Inputs,
    Options,
    Outputs,
    Port,
    Probe,
    Relation,
    Template,
    TypeName,
    option,
    relational,
)


class ParquetSourceOptions(Options):
    file_path: Template = option(
        "File", "A path, or a pattern such as data/*.parquet", editor="file", examples=("data/orders.parquet",)
    )
    columns: list[str] | dict[str, TypeName] = option(
        "Columns", "Read only these, in this order (all when empty)", default=[]
    )
    union_by_name: bool = option(
        "Match columns by name", "Files may have different columns; missing ones are NULL", default=False, advanced=True
    )
    filename_column: str = option(
        "File name column", "Add a column of this name that says which file a row came from", default="", advanced=True
    )


def probes(options: ParquetSourceOptions) -> tuple[Probe, ...]:
    return (Probe((options.file_path,), "parquet", _read_options(options)),)


def _read_options(options: ParquetSourceOptions) -> dict[str, object]:
    chosen: dict[str, object] = {}
    if options.union_by_name:
        chosen["union_by_name"] = True
    if options.filename_column:
        chosen["filename"] = options.filename_column
    return chosen


@relational
def scan(options: ParquetSourceOptions, inputs: Inputs) -> Outputs:
    schema = inputs.facts[0].schema
    files = Relation(FileScan((options.file_path,), "parquet", _read_options(options)), (), schema.names, schema)
    return {"data": files.select(list(options.columns)) if options.columns else files}


PARQUET_SOURCE = Component(
    name="parquet_source",
    title="Parquet file",
    summary="Read Parquet files.",
    category="Sources",
    icon="file-columns",
    outputs=(Port("data", "The rows of the files"),),
    options=ParquetSourceOptions,
    body=scan,
    probes=probes,
)
