"""What can be said about how a JSON file is read."""

from typing import Literal

from pypeline.kit import Options, Template, TypeName, option


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
