"""JSON files."""

from typing import Any, Literal

from pypeline.components.sources.declared import declared_schema
from pypeline.components.sources.json_records import records_at, records_declared, without_moments
from pypeline.kit import (
    Component,
    FileScan,
    Inputs,
    Known,
    Options,
    Outcome,
    Port,
    Probe,
    Problem,
    Relation,
    Template,
    TypeName,
    known,
    option,
    relational,
)


class JsonSourceOptions(Options):
    file_path: Template = option(
        "File", "A path, or a pattern such as data/*.json", editor="file", examples=("data/orders.json",)
    )
    format: Literal["auto", "newline", "array"] = option(
        "Format", "newline: one object a line; array: all in one list; auto finds it out", default="auto"
    )
    records_path: str = option(
        "Rows are at", "Names on the way to the list of rows inside one large object, e.g. result.items", default=""
    )
    columns: dict[str, TypeName] = option(
        "Columns", "Types of columns, e.g. price: decimal(10,2); others are guessed", default={}
    )
    date_format: str = option("Dates look like", "e.g. %d.%m.%Y; ISO dates need nothing", default="", advanced=True)
    timestamp_format: str = option("Timestamps look like", "e.g. %d.%m.%Y %H:%M", default="", advanced=True)
    infer_types: bool = option("Look into text for dates", "Off: every text stays text", default=True, advanced=True)
    compression: Literal["auto", "none", "gzip", "zstd"] = option(
        "Compression", "auto: by the ending .gz or .zst", default="auto", advanced=True
    )
    union_by_name: bool = option(
        "Match columns by name", "Files may have different columns; missing ones are NULL", default=False, advanced=True
    )
    filename_column: str = option(
        "File name column", "Add a column of this name that says which file a row came from", default="", advanced=True
    )


def _reading(options: JsonSourceOptions) -> dict[str, Any]:
    formats = {"auto": None, "newline": "newline_delimited", "array": "array"}
    chosen: dict[str, Any] = {
        "format": formats[options.format],
        "maximum_object_size": 1 << 30 if options.records_path else None,
        "dateformat": options.date_format or None,
        "timestampformat": options.timestamp_format or None,
        "compression": options.compression if options.compression != "auto" else None,
        "union_by_name": options.union_by_name or None,
        "filename": options.filename_column or None,
    }
    return {name: value for name, value in chosen.items() if value is not None}


def probes(options: JsonSourceOptions) -> tuple[Probe, ...]:
    """Every row is looked at (-1): no later one surprises."""
    return (Probe((options.file_path,), "json", {**_reading(options), "sample_size": -1}),)


@relational
def scan(options: JsonSourceOptions, inputs: Inputs) -> Outcome:
    fact = inputs.facts[0] if options.infer_types else without_moments(inputs.facts[0])
    steps = tuple(step for step in options.records_path.split(".") if step)
    if steps:
        if isinstance(fact.schema, Known):
            files = _files(options, fact.schema)
            return records_at(files, fact.schema, steps, options.columns, options.filename_column)
        if options.columns:
            return records_declared(_files(options, known({steps[0]: "JSON"})), steps, options.columns)
    schema = declared_schema(options.columns, fact)
    if isinstance(schema, Problem):
        return schema
    return {"data": _files(options, schema)}


def _files(options: JsonSourceOptions, schema: Any) -> Relation:
    reading = _reading(options)
    types = {column.name: column.type for column in schema if column.name != options.filename_column}
    if types and not options.union_by_name:
        reading["columns"] = types
    return Relation(FileScan((options.file_path,), "json", reading), (), schema.names, schema)


JSON_SOURCE = Component(
    name="json_source",
    title="JSON file",
    summary="Read JSON files: lists of objects, objects by line, or a list inside an object.",
    category="Sources",
    icon="braces",
    outputs=(Port("data", "One row for each object"),),
    options=JsonSourceOptions,
    body=scan,
    probes=probes,
)
