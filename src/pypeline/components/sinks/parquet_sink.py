"""Parquet files."""

from typing import Literal

from pypeline.kit import Column, Component, FileWrite, Inputs, Options, Outcome, Port, Template, option, relational


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
    mode: Literal["overwrite", "append", "error"] = option("If it exists", default="overwrite", affects="effects")


@relational
def write(options: ParquetSinkOptions, inputs: Inputs) -> Outcome:
    return FileWrite(
        inputs["input"],
        options.output_path,
        "parquet",
        options.mode,
        {"compression": options.compression},
        tuple(options.partition_by),
    )


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
