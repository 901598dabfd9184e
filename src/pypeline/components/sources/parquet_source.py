"""Parquet files."""

from typing import Literal

from pypeline.components.sources.declared import missing_column
from pypeline.kit import (
    Component,
    FileScan,
    Inputs,
    Known,
    Open,
    Options,
    Outcome,
    Port,
    Probe,
    Relation,
    Template,
    TypeName,
    column,
    known,
    option,
    relational,
)
from pypeline.kit.expressions import cast
from pypeline.plan.relations import Item


class ParquetSourceOptions(Options):
    file_path: Template = option(
        "File", "A path, or a pattern such as data/*.parquet", editor="file", examples=("data/orders.parquet",)
    )
    columns: list[str] | dict[str, TypeName] = option(
        "Columns", "Read only these, in this order (all when empty); with types, e.g. price: decimal(10,2)", default=[]
    )
    union_by_name: bool = option(
        "Match columns by name", "Files may have different columns; missing ones are NULL", default=False, advanced=True
    )
    filename_column: str = option(
        "File name column", "Add a column of this name that says which file a row came from", default="", advanced=True
    )
    hive_partitioning: bool | Literal["auto"] = option(
        "Columns from folders",
        "Folders such as year=2026/ give a column; auto when they look so",
        default="auto",
        advanced=True,
    )


def probes(options: ParquetSourceOptions) -> tuple[Probe, ...]:
    return (Probe((options.file_path,), "parquet", _reading(options)),)


def _reading(options: ParquetSourceOptions) -> dict[str, object]:
    chosen: dict[str, object] = {
        "union_by_name": options.union_by_name or None,
        "filename": options.filename_column or None,
        "hive_partitioning": None if options.hive_partitioning == "auto" else options.hive_partitioning,
    }
    return {name: value for name, value in chosen.items() if value is not None}


@relational
def scan(options: ParquetSourceOptions, inputs: Inputs) -> Outcome:
    schema = inputs.facts[0].schema
    types = options.columns if isinstance(options.columns, dict) else {}
    if isinstance(schema, Open):
        schema = known(types) if types else schema
    missing = [name for name in options.columns if isinstance(schema, Known) and schema.find(name) is None]
    if missing:
        return missing_column(missing[0], schema, f"columns.{missing[0]}" if types else "columns")
    files = Relation(FileScan((options.file_path,), "parquet", _reading(options)), (), schema.names, schema)
    if not options.columns or isinstance(schema, Open):
        return {"data": files}
    return {"data": files.project([_item(name, schema, types.get(name)) for name in options.columns])}


def _item(name: str, schema: Known, wanted: str | None) -> Item:
    found = schema.find(name)
    actual = found.name if found else name
    return (actual, cast(column(actual), wanted) if wanted and (not found or found.type != wanted) else column(actual))


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
