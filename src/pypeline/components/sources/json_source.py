"""JSON files."""

from dataclasses import replace
from typing import Any

from pypeline.components.sources.declared import declared_schema
from pypeline.components.sources.json_lines import lines_of
from pypeline.components.sources.json_options import JsonSourceOptions
from pypeline.components.sources.json_records import records_at, records_declared, without_moments
from pypeline.kit import (
    Component,
    Fact,
    FileScan,
    Inputs,
    Known,
    Open,
    Outcome,
    Place,
    Port,
    Probe,
    Problem,
    Relation,
    known,
    relational,
)

NO_OBJECTS = known({"json": "JSON"})
"""What the engine finds in lines of which some are no objects."""


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
    if "rejected" in inputs.linked:
        return _collecting(options, fact)
    broken = fact.detected.get("broken")
    if broken:
        remedy = "mend the line, or link the port rejected to collect such lines"
        return Problem("P405", str(broken), Place(option="file_path"), remedy)
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


def _collecting(options: JsonSourceOptions, fact: Fact) -> Outcome:
    """Rows and bad lines of newline-delimited JSON; one object or list has no lines that can be left out."""
    for name, is_fitting, remedy in (
        ("records_path", not options.records_path, "leave it out, or unlink rejected"),
        ("format", options.format == "newline", "write format: newline if each line is an object, or unlink rejected"),
        ("date_format", not options.date_format, "read text, and make dates of it with datetime_mod"),
        ("timestamp_format", not options.timestamp_format, "read text, and make timestamps of it with datetime_mod"),
    ):
        if not is_fitting:
            text = f"rejected collects lines of newline-delimited JSON, which does not go with {name}"
            return Problem("P316", text, Place(option=name), remedy)
    if fact.schema == NO_OBJECTS:
        fact = replace(fact, schema=Open((), "not every line holds an object"))
    schema = declared_schema(options.columns, fact)
    if isinstance(schema, Problem):
        return schema
    if not isinstance(schema, Known):
        text = "which columns the good lines have is not known"
        return Problem("P316", text, Place(option="columns"), "declare the columns")
    return lines_of(options.file_path, options.compression, schema, options.filename_column)


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
    outputs=(
        Port("data", "One row for each object"),
        Port("rejected", "Lines of newline-delimited JSON that cannot be read, and why"),
    ),
    options=JsonSourceOptions,
    body=scan,
    probes=probes,
)
