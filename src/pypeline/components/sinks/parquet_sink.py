"""Parquet files."""

from typing import Literal

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


class ParquetSinkOptions(Options):
    output_path: Template = option(
        "File",
        "Where to write; missing folders are made",
        affects="effects",
        editor="file",
        examples=("out/orders.parquet",),
    )
    compression: Literal["zstd", "snappy", "gzip", "uncompressed"] = option(
        "Compression", default="zstd", affects="bytes"
    )
    partition_by: list[Column] = option(
        "One folder for each", "Columns whose values become folders, e.g. year=2026/", default=[], affects="effects"
    )
    mode: Literal["overwrite", "append", "error"] = option(
        "If it exists", "append: the old rows and the new ones", default="overwrite", affects="effects"
    )
    compression_level: int | None = option(
        "Level", "Of zstd: 1 is fast, 22 is small", default=None, ge=1, le=22, affects="bytes", advanced=True
    )
    row_group_size: int | None = option(
        "Rows in a group", "Smaller groups let readers skip more", default=None, ge=1, affects="bytes", advanced=True
    )


@relational
def write(options: ParquetSinkOptions, inputs: Inputs) -> Outcome:
    if options.compression_level is not None and options.compression != "zstd":
        where = Place(option="compression_level")
        return Problem("P316", f"{options.compression} has no levels", where, "use compression: zstd, or leave it out")
    if options.partition_by and options.mode == "append":
        return Problem("P316", "folders are replaced as a whole", Place(option="mode"), "use mode: overwrite")
    settings: dict[str, object] = {"compression": options.compression}
    for name in ("compression_level", "row_group_size"):
        if getattr(options, name) is not None:
            settings[name] = getattr(options, name)
    folders = tuple(options.partition_by)
    return FileWrite(inputs["input"], options.output_path, "parquet", options.mode, settings, folders)


PARQUET_SINK = Component(
    name="parquet_sink",
    title="Parquet file",
    summary="Write rows to a Parquet file.",
    category="Sinks",
    icon="file-down",
    inputs=(Port("input", "Rows to write"),),
    options=ParquetSinkOptions,
    body=write,
)
