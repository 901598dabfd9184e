"""JSON files."""

from typing import Any, Literal

from pypeline.kit import (
    Component,
    FileWrite,
    Inputs,
    Options,
    Outcome,
    Place,
    Port,
    Problem,
    Template,
    option,
    relational,
)


class JsonSinkOptions(Options):
    output_path: Template = option(
        "File",
        "Where to write; missing folders are made",
        affects="effects",
        editor="file",
        examples=("out/orders.json",),
    )
    format: Literal["newline", "array"] = option(
        "Format", "newline: one object a line; array: all in one list", default="newline", affects="bytes"
    )
    mode: Literal["overwrite", "append", "error"] = option(
        "If it exists", "append adds lines at the end", default="overwrite", affects="effects"
    )
    compression: Literal["auto", "none", "gzip", "zstd"] = option(
        "Compression", "auto: by the ending .gz or .zst", default="auto", affects="bytes"
    )
    date_format: str = option("Dates look like", "e.g. %d.%m.%Y", default="", affects="bytes", advanced=True)
    timestamp_format: str = option(
        "Timestamps look like", "e.g. %Y-%m-%dT%H:%M:%SZ", default="", affects="bytes", advanced=True
    )


@relational
def write(options: JsonSinkOptions, inputs: Inputs) -> Outcome:
    if options.format == "array" and options.mode == "append":
        return Problem("P316", "nothing can be added behind a closed list", Place(option="mode"), "use format: newline")
    settings: dict[str, Any] = {"array": options.format == "array"}
    if options.compression != "auto":
        settings["compression"] = options.compression
    formats = {"dateformat": options.date_format, "timestampformat": options.timestamp_format}
    settings |= {name: value for name, value in formats.items() if value}
    return FileWrite(inputs["input"], options.output_path, "json", options.mode, settings)


JSON_SINK = Component(
    name="json_sink",
    title="JSON file",
    summary="Write rows to a JSON file, one object each.",
    category="Sinks",
    icon="braces",
    inputs=(Port("input", "Rows to write"),),
    options=JsonSinkOptions,
    body=write,
)
