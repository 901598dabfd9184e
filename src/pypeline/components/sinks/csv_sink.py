"""CSV files."""

from typing import Any, Literal

from pypeline.kit import (
    Column,
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


class CsvSinkOptions(Options):
    output_path: Template = option(
        "File",
        "Where to write; missing folders are made",
        affects="effects",
        editor="file",
        examples=("out/orders.csv",),
    )
    delimiter: str = option("Delimiter", "What stands between fields", default=",", affects="bytes", min_length=1)
    header: bool = option("Write the names first", default=True, affects="bytes")
    mode: Literal["overwrite", "append", "error"] = option(
        "If it exists", "append adds rows at the end, without a second header", default="overwrite", affects="effects"
    )
    compression: Literal["auto", "none", "gzip", "zstd"] = option(
        "Compression", "auto: by the ending .gz or .zst", default="auto", affects="bytes"
    )
    null_value: str = option("NULL is written as", default="", affects="bytes")
    quoting: Literal["needed", "all", "none"] = option(
        "Quotes", "needed: around fields that would be misread; none: never", default="needed", affects="bytes"
    )
    quote: str = option("Quote", "One character", default='"', affects="bytes", advanced=True, min_length=1)
    escape: str = option("Escape", "Before a quote inside quotes", default='"', affects="bytes", advanced=True)
    date_format: str = option("Dates look like", "e.g. %d.%m.%Y", default="", affects="bytes", advanced=True)
    timestamp_format: str = option(
        "Timestamps look like", "e.g. %d.%m.%Y %H:%M", default="", affects="bytes", advanced=True
    )
    partition_by: list[Column] = option(
        "One folder for each", "Columns whose values become folders, e.g. year=2026/", default=[], affects="effects"
    )


@relational
def write(options: CsvSinkOptions, inputs: Inputs) -> Outcome:
    problem = _option_problem(options)
    if problem is not None:
        return problem
    settings: dict[str, Any] = {"header": options.header, "delimiter": options.delimiter, "nullstr": options.null_value}
    if options.quoting == "none":
        settings |= {"quote": "", "escape": ""}
    else:
        settings |= {"quote": options.quote, "escape": options.escape or options.quote}
    if options.quoting == "all":
        partitions = {name.casefold() for name in options.partition_by}
        settings["force_quote"] = [name for name in inputs["input"].columns if name.casefold() not in partitions]
    if options.compression != "auto":
        settings["compression"] = options.compression
    formats = {"dateformat": options.date_format, "timestampformat": options.timestamp_format}
    settings |= {name: value for name, value in formats.items() if value}
    folders = tuple(options.partition_by)
    return FileWrite(inputs["input"], options.output_path, "csv", options.mode, settings, folders)


def _option_problem(options: CsvSinkOptions) -> Problem | None:
    for name in ("delimiter", "quote", "escape"):
        if len(getattr(options, name)) > 1:
            return Problem("P304", f"{name} is one character", Place(option=name))
    if options.delimiter in {options.quote, options.escape, "\n", "\r"}:
        return Problem("P316", "the delimiter must differ from quote and escape", Place(option="delimiter"))
    if options.partition_by and options.mode == "append":
        return Problem("P316", "folders are replaced as a whole", Place(option="mode"), "use mode: overwrite")
    return None


CSV_SINK = Component(
    name="csv_sink",
    title="CSV file",
    summary="Write rows to a CSV file.",
    category="Sinks",
    icon="file-spreadsheet",
    inputs=(Port("input", "Rows to write"),),
    options=CsvSinkOptions,
    body=write,
)
